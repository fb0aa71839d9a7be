import {
  type Bundle,
  defineInputFields,
  defineSearch,
  type SearchPerform,
  type ZObject,
} from 'zapier-platform-core';
import { recordTypes } from '../engine';
import { choiceInput, limitInput, textInput } from '../inputs';
import { allRecordLabels, filterChoices, listRecords, recordSamples, segmentNames, withSync } from '../sync';

const inputFields = defineInputFields([
  {
    key: 'record_type',
    label: 'Record Type',
    type: 'string',
    required: true,
    choices: { organization: 'Organization', person: 'Person', deal: 'Deal' },
    altersDynamicFields: true,
    helpText: 'What is listed.',
  },
  {
    key: 'segment',
    label: 'Segment',
    type: 'string',
    choices: segmentNames(),
    helpText: 'A named filter of the rules (segments.yaml). Leave empty for all records.',
  },
  {
    key: 'filter',
    label: 'Pipedrive Filter',
    type: 'string',
    choices: {
      perform: (z: ZObject, bundle: Bundle) =>
        withSync({ z, bundle }, (sync) => filterChoices(sync, recordTypeIn(bundle.inputData.record_type))),
    },
    helpText: 'A filter that is saved in Pipedrive. Pipedrive then sends fewer records.',
  },
  {
    key: 'limit',
    label: 'Limit',
    type: 'integer',
    default: '100',
    helpText: 'How many records at the most, up to 500.',
  },
  {
    key: 'cursor',
    label: 'Cursor',
    type: 'string',
    helpText: 'Next Cursor of the step before, to go on from there.',
  },
]);

const recordTypeIn = (value: unknown) => choiceInput(value, recordTypes, 'record type');

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, async (sync) => [
    await listRecords(sync, {
      recordType: recordTypeIn(bundle.inputData.record_type),
      segment: textInput(bundle.inputData.segment),
      filter: textInput(bundle.inputData.filter),
      limit: limitInput(bundle.inputData.limit, { standard: 100, most: 500 }, 'Limit'),
      cursor: textInput(bundle.inputData.cursor),
    }),
  ])) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'list_records',
  noun: 'Record',
  display: {
    label: 'List Records',
    description: 'Finds the organizations, persons or deals of a segment in Pipedrive, a page at a time.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      id: 'deal:start',
      count: 1,
      records: [recordSamples.deal],
      next_cursor: '0.eyJpZCI6MzE4fQ',
    },
    outputFields: [
      { key: 'id', label: 'ID' },
      { key: 'count', label: 'Number of Records', type: 'integer' },
      ...allRecordLabels().map(({ key, ...rest }) => ({ key: `records[]${key}`, ...rest })),
      { key: 'next_cursor', label: 'Next Cursor' },
    ],
  },
});
