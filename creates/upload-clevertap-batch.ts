import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { choiceInput, flagInput } from '../inputs';
import { uploadBatch, withCleverTap } from '../services/clevertap';
import {
  createdAtField,
  dryRunField,
  eventNameField,
  identityField,
  objectIdField,
  propertiesJsonField,
} from './shared/clevertap-fields';
import { outcomeOutputFields, plainOutcomeSample } from './shared/outcome-output';

const inputFields = defineInputFields([
  {
    key: 'kind',
    label: 'Kind',
    type: 'string',
    required: true,
    choices: { profile: 'Profiles', event: 'Events' },
    helpText: 'What the records of this step are: all of them are one or the other.',
  },
  {
    key: 'records',
    label: 'Records',
    // A parent that is required breaks its line items; an empty one is an error of ours. Pairs cannot be in a line item.
    children: [
      identityField,
      objectIdField,
      { ...eventNameField, required: false, helpText: 'Needed for events. Leave empty for profiles.' },
      createdAtField,
      {
        ...propertiesJsonField,
        helpText: 'The properties of the record, such as `{"City": "Lyon", "Deal Value": 1200}`.',
      },
    ],
  },
  dryRunField,
]);

const perform = (async (z, bundle) =>
  withCleverTap({ z, bundle }, (cleverTap) =>
    uploadBatch(
      cleverTap,
      choiceInput(bundle.inputData.kind, ['profile', 'event'], 'Kind'),
      bundle.inputData.records,
      flagInput(bundle.inputData.dry_run, false, 'Dry Run'),
    ),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'upload_clevertap_batch',
  noun: 'Batch',
  display: {
    label: 'Upload CleverTap Batch',
    description: 'Uploads up to 1,000 profiles or events to CleverTap in one request, and reports on each.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...plainOutcomeSample,
      id: 'clevertap_profile_batch',
      outcome: 'Warning',
      messages: [{ level: 'warning', text: 'CleverTap took 1 of 2 records; see Results.' }],
      updated: 1,
      skipped: 1,
      results: [
        { index: 0, status: 'processed', code: null, text: null },
        { index: 1, status: 'unprocessed', code: 526, text: 'code 526: the object ID is not valid.' },
      ],
    },
    outputFields: [
      ...outcomeOutputFields,
      { key: 'results[]index', label: 'Record Position (from 0)', type: 'integer' as const },
      { key: 'results[]status', label: 'Record Status' },
      { key: 'results[]code', label: 'CleverTap Code', type: 'integer' as const },
      { key: 'results[]text', label: 'Record Text' },
    ],
  },
});
