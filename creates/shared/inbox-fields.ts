import { defineInputFields } from 'zapier-platform-core';
import { listInput, textInput } from '../../inputs';
import type { InboxRequest } from '../../sync';
import { ownerField } from './record-fields';

/** What a lead of Pipedrive's leads inbox is made of, besides its title. */
export const inboxFields = defineInputFields([
  {
    key: 'person',
    label: 'Person',
    type: 'string',
    helpText: 'The ID or the email address of a person in Pipedrive.',
  },
  {
    key: 'organization',
    label: 'Organization',
    type: 'string',
    helpText: 'The ID, the web address or the name of an organization in Pipedrive.',
  },
  { key: 'value', label: 'Value', type: 'string', helpText: 'A plain number; it needs a currency.' },
  { key: 'currency', label: 'Currency', type: 'string', helpText: 'A code such as EUR.' },
  {
    key: 'labels',
    label: 'Labels',
    type: 'string',
    list: true,
    helpText: 'Names of lead labels. One that Pipedrive does not have is left out with a warning.',
  },
  ownerField,
  {
    key: 'expected_close_date',
    label: 'Expected Close Date',
    type: 'datetime',
    helpText: 'A date; of a date and time only the date counts.',
  },
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
