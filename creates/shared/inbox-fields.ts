import { defineInputFields } from 'zapier-platform-core';
import { listInput, textInput } from '../../inputs';
import type { InboxRequest } from '../../sync';
import { closeDateField, currencyField, inboxOwnerField, labelsField, valueField } from './record-fields';

/** What a lead of Pipedrive's leads inbox is made of, besides its title. */
export const inboxFields = defineInputFields([
  {
    key: 'person',
    label: 'Person',
    type: 'string',
    search: 'find_contact.id',
    placeholder: 'ada@moreau-optics.example',
    helpText: 'Whom the lead is about: the ID or the email address of a person in Pipedrive.',
  },
  {
    key: 'organization',
    label: 'Organization',
    type: 'string',
    search: 'find_company.id',
    placeholder: 'moreau-optics.example',
    helpText: 'What the lead is about: the ID, the web address or the name of an organization in Pipedrive.',
  },
  { ...valueField, helpText: 'A plain number, without a currency. Fill in Currency as well.' },
  currencyField,
  labelsField,
  inboxOwnerField,
  closeDateField,
]);

export const inboxRequest = (inputData: Record<string, unknown>): InboxRequest => ({
  title: textInput(inputData.title),
  person: textInput(inputData.person),
  organization: textInput(inputData.organization),
  value: textInput(inputData.value),
  currency: textInput(inputData.currency),
  labels: listInput(inputData.labels),
  owner: textInput(inputData.owner),
  expectedCloseDate: textInput(inputData.expected_close_date),
});
