import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { filterField, ownOutputs, recordTypeField, recordTypeIn, segmentField } from '../fields/records';
import { limitInput, textInput } from '../inputs';
import { commonLabels, type Label, listRecords, recordSamples, withSync } from '../sync';

const inputFields = defineInputFields([
  recordTypeField,
  segmentField,
  filterField,
  {
    key: 'limit',
    label: 'Limit',
    type: 'integer',
    default: '100',
    helpText: 'How many records at the most, up to 500. Leave empty for 100.',
  },
  {
    key: 'cursor',
    label: 'Cursor',
    type: 'string',
    helpText:
      'To go on where an earlier List Records step stopped: map its Next Cursor. Leave empty to begin at the start.',
  },
]);

const inRecords = ({ key, ...rest }: Label): Label => ({ key: `records[]${key}`, ...rest });

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
      has_more: true,
      next_cursor: '0.eyJpZCI6MzE4fQ',
    },
    outputFields: [
      { key: 'id', label: 'List ID' },
      { key: 'count', label: 'Number of Records', type: 'integer' },
      { key: 'records[]id', label: 'ID', type: 'string' },
      ...commonLabels.map(inRecords),
      ownOutputs(inRecords),
      { key: 'has_more', label: 'Has More', type: 'boolean' },
      { key: 'next_cursor', label: 'Next Cursor' },
    ],
  },
});
