import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { choiceInput, pairsInput, sourceInput, textInput } from '../inputs';
import { pushCompany, withSync } from '../sync';
import { outcomeOutputFields } from './shared/outcome-output';
import { customField, ownerField } from './shared/record-fields';
import { recordOutcomeSample } from './shared/record-output';

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: true,
    helpText: 'The name of the company as people write it.',
  },
  {
    key: 'website',
    label: 'Website',
    type: 'string',
    required: true,
    helpText: 'A web address or domain in any form. The company is found again by its domain.',
  },
  { key: 'address', label: 'Address', type: 'string', helpText: 'The postal address in one line.' },
  {
    key: 'country',
    label: 'Country',
    type: 'string',
    helpText: 'Only for the rules, which may leave out companies of some countries. It is not written.',
  },
  ownerField,
  {
    key: 'engagement_score',
    label: 'Engagement Score',
    type: 'string',
    helpText: 'A plain number, such as 72 or 72.5.',
  },
  { key: 'source', label: 'Source', type: 'string', helpText: 'Where the company was seen.' },
  {
    key: 'visited_pages',
    label: 'Visited Pages',
    type: 'text',
    helpText: 'The pages that were looked at, one per line.',
  },
  customField,
  {
    key: 'note',
    label: 'Note',
    type: 'text',
    helpText: 'Added to the organization. The same text is added once within 24 hours.',
  },
  {
    key: 'duplicates',
    label: 'If the Company Is There',
    type: 'string',
    choices: {
      update: 'Update it',
      skip: 'Leave it as it is',
      create: 'Create another one',
    },
    helpText: 'Leave empty to do what the rules say (sync.yaml).',
  },
]);

const modes = ['update', 'skip', 'create'] as const;

const perform = (async (z, { inputData, ...bundle }) =>
  withSync({ z, bundle: { ...bundle, inputData } }, (sync) =>
    pushCompany(sync, {
      name: textInput(inputData.name),
      website: textInput(inputData.website),
      address: sourceInput(inputData.address),
      country: textInput(inputData.country),
      owner: textInput(inputData.owner),
      engagementScore: sourceInput(inputData.engagement_score),
      source: sourceInput(inputData.source),
      visitedPages: sourceInput(inputData.visited_pages),
      custom: pairsInput(inputData.custom),
      note: textInput(inputData.note),
      duplicates: textInput(inputData.duplicates)
        ? choiceInput(inputData.duplicates, modes, 'choice for a company that is there')
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
  operation: { inputFields, perform, sample: recordOutcomeSample, outputFields: outcomeOutputFields },
});
