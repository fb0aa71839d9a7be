import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { choiceInput, pairsInput, sourceInput, textInput } from '../inputs';
import { pushCompany, withSync } from '../sync';
import { outcomeOutputFields } from './shared/outcome-output';
import { byRules, customField, ownerFieldOf } from './shared/record-fields';
import { recordOutcomeSample } from './shared/record-output';

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: true,
    placeholder: 'Moreau Optics',
    helpText: `The name of the company as people write it.${byRules('company', 'name')}`,
    group: 'company',
  },
  {
    key: 'website',
    label: 'Website',
    type: 'string',
    required: true,
    placeholder: 'moreau-optics.example',
    helpText: 'A web address or domain in any form. The company is found again by its domain.',
    group: 'company',
  },
  {
    key: 'address',
    label: 'Address',
    type: 'string',
    helpText: `The postal address in one line.${byRules('company', 'address')}`,
    group: 'company',
  },
  {
    key: 'country',
    label: 'Country',
    type: 'string',
    helpText: 'Only for the rules, which may leave out companies of some countries. It is not written.',
    group: 'company',
  },
  {
    key: 'engagement_score',
    label: 'Engagement Score',
    type: 'string',
    placeholder: '72',
    helpText: 'How interested the company is: a plain number, such as 72 or 72.5.',
    group: 'visit',
  },
  {
    key: 'source',
    label: 'Source',
    type: 'string',
    helpText: `Where the company was seen, such as Trade Fair. Written only where organizations have a field Source, which Set Up CRM does not add.${byRules('company', 'source')}`,
    group: 'visit',
  },
  {
    key: 'visited_pages',
    label: 'Visited Pages',
    type: 'text',
    helpText: `The pages that were looked at, one per line. Written only where organizations have a field Visited Pages, which Set Up CRM does not add.${byRules('company', 'visited_pages')}`,
    group: 'visit',
  },
  {
    key: 'note',
    label: 'Note',
    type: 'text',
    helpText: 'Added to the organization. The same text is added once within 24 hours.',
    group: 'visit',
  },
  { ...ownerFieldOf('company'), group: 'writing' },
  { ...customField, group: 'writing' },
  {
    key: 'duplicates',
    label: 'If the Company Is There',
    type: 'string',
    choices: {
      update: 'Update it',
      skip: 'Leave it as it is',
      create: 'Create another one (a second at the most)',
    },
    helpText: 'Leave empty to do what the rules say (`rules/sync.yaml`).',
    group: 'writing',
  },
]);

const inputFieldGroups = [
  { key: 'company', label: 'Company', emphasize: true },
  { key: 'visit', label: 'What Was Seen' },
  { key: 'writing', label: 'How It Is Written' },
];

const modes = ['update', 'skip', 'create'] as const;

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    pushCompany(sync, {
      name: textInput(bundle.inputData.name),
      website: textInput(bundle.inputData.website),
      address: sourceInput(bundle.inputData.address),
      country: textInput(bundle.inputData.country),
      owner: textInput(bundle.inputData.owner),
      engagementScore: sourceInput(bundle.inputData.engagement_score),
      source: sourceInput(bundle.inputData.source),
      visitedPages: sourceInput(bundle.inputData.visited_pages),
      custom: pairsInput(bundle.inputData.custom, 'Custom Fields'),
      note: textInput(bundle.inputData.note),
      duplicates: textInput(bundle.inputData.duplicates)
        ? choiceInput(bundle.inputData.duplicates, modes, 'choice for a company that is there')
        : undefined,
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'push_company',
  noun: 'Company',
  display: {
    label: 'Push Company',
    description: 'Creates or updates a Pipedrive organization, found by its web domain, field by field.',
  },
  operation: {
    inputFields,
    inputFieldGroups,
    perform,
    sample: recordOutcomeSample,
    outputFields: outcomeOutputFields,
  },
});
