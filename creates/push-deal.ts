import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { pairsInput, sourceInput, textInput } from '../inputs';
import { pushDeal, withSync } from '../sync';
import { outcomeOutputFields } from './shared/outcome-output';
import {
  byRules,
  closeDateField,
  companyWebsiteField,
  currencyField,
  customField,
  dealIdField,
  ownerFieldOf,
  stageField,
  valueField,
} from './shared/record-fields';
import { recordOutcomeSample } from './shared/record-output';

const aboutWhom =
  'Without Deal ID, Company Website or Contact Email is needed, and Pipedrive must have one of them.';

const inputFields = defineInputFields([
  { ...dealIdField, group: 'deal' },
  {
    key: 'title',
    label: 'Title',
    type: 'string',
    helpText: `Needed without Deal ID: the open deal of this title about the same company or contact is meant.${byRules('deal', 'title')}`,
    group: 'deal',
  },
  {
    ...companyWebsiteField,
    helpText: `The web address or domain of the company that the deal is about. ${aboutWhom}`,
    group: 'about',
  },
  {
    key: 'contact_email',
    label: 'Contact Email',
    type: 'string',
    placeholder: 'ada@moreau-optics.example',
    helpText: `The address of the person that the deal is about. ${aboutWhom}`,
    group: 'about',
  },
  { ...valueField, group: 'values' },
  {
    ...currencyField,
    helpText:
      'A code such as EUR, beside Value. Leave empty for the currency of the deal; a new deal takes that of the user whose Pipedrive account is connected.',
    group: 'values',
  },
  { ...stageField, group: 'values' },
  {
    key: 'status',
    label: 'Status',
    type: 'string',
    choices: { open: 'Open', won: 'Won', lost: 'Lost' },
    helpText: 'Leave empty to keep what it is. A new deal is open.',
    group: 'values',
  },
  { ...closeDateField, group: 'values' },
  { ...ownerFieldOf('deal'), group: 'values' },
  { ...customField, group: 'values' },
]);

const inputFieldGroups = [
  { key: 'deal', label: 'Which Deal', emphasize: true },
  { key: 'about', label: 'Company and Contact' },
  { key: 'values', label: 'What Is Written' },
];

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    pushDeal(sync, {
      dealId: textInput(bundle.inputData.deal_id),
      title: textInput(bundle.inputData.title),
      companyWebsite: textInput(bundle.inputData.company_website),
      contactEmail: textInput(bundle.inputData.contact_email),
      value: sourceInput(bundle.inputData.value),
      currency: textInput(bundle.inputData.currency),
      stage: textInput(bundle.inputData.stage),
      status: textInput(bundle.inputData.status),
      expectedCloseDate: sourceInput(bundle.inputData.expected_close_date),
      owner: textInput(bundle.inputData.owner),
      custom: pairsInput(bundle.inputData.custom, 'Custom Fields'),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'push_deal',
  noun: 'Deal',
  display: {
    label: 'Push Deal',
    description:
      'Creates or updates a Pipedrive deal, found by ID or by title on the same company or contact.',
  },
  operation: {
    inputFields,
    inputFieldGroups,
    perform,
    sample: {
      ...recordOutcomeSample,
      id: '318',
      messages: [{ level: 'info', text: 'Lenses 2027 was updated.' }],
      created: 0,
      updated: 1,
      changed_fields: ['stage'],
      url: 'https://acme.pipedrive.com/deal/318',
    },
    outputFields: outcomeOutputFields,
  },
});
