import {
  type Bundle,
  defineInputFields,
  defineTrigger,
  type PollingTriggerPerform,
  type ZObject,
} from 'zapier-platform-core';
import { recordTypes } from '../engine';
import { choiceInput, textInput } from '../inputs';
import {
  allRecordLabels,
  checkSelection,
  filterChoices,
  fireOn,
  pollRecords,
  recordSamples,
  sampleRecords,
  seedRecords,
  segmentNames,
  withSync,
} from '../sync';

const inputFields = defineInputFields([
  {
    key: 'record_type',
    label: 'Record Type',
    type: 'string',
    required: true,
    choices: { organization: 'Organization', person: 'Person', deal: 'Deal' },
    altersDynamicFields: true,
    helpText: 'Which records are watched.',
  },
  {
    key: 'fire_on',
    label: 'Fire on',
    type: 'string',
    default: 'both',
    choices: {
      both: 'New and changed records',
      new: 'New records',
      updated: 'Changed records',
      stage_changed: 'Deals that moved to another stage',
    },
    helpText: 'Several changes between two polls are one item.',
  },
  {
    key: 'segment',
    label: 'Segment',
    type: 'string',
    choices: segmentNames(),
    helpText: 'Only records of this named filter of the rules (segments.yaml).',
  },
  {
    key: 'filter',
    label: 'Pipedrive Filter',
    type: 'string',
    choices: {
      perform: (z: ZObject, bundle: Bundle) =>
        withSync({ z, bundle }, (sync) => filterChoices(sync, recordTypeIn(bundle.inputData.record_type))),
    },
    helpText: 'Only records of this filter that is saved in Pipedrive.',
  },
]);

const recordTypeIn = (value: unknown) => choiceInput(value, recordTypes, 'record type');

const perform = (async (z: ZObject, bundle: Bundle) =>
  withSync({ z, bundle }, (sync) => {
    const selection = checkSelection({
      recordType: recordTypeIn(bundle.inputData.record_type),
      fireOn: choiceInput(bundle.inputData.fire_on, fireOn, 'event to fire on'),
      segment: textInput(bundle.inputData.segment),
      filter: textInput(bundle.inputData.filter),
    });
    // Local tools call without `meta`: that is an ordinary poll.
    const { meta } = bundle as Partial<Bundle>;
    if (meta?.isLoadingSample) return sampleRecords(sync, selection);
    const read = meta?.isPopulatingDedupe ? seedRecords : pollRecords;
    return read(sync, selection, meta?.zap?.id ?? '');
  })) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'record_updated',
  noun: 'Record',
  display: {
    label: 'Record Updated',
    description:
      'Triggers when a Pipedrive organization, person or deal is new, changed or in another stage.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...recordSamples.deal, id: 'deal-318-1772530200000', change: 'updated' },
    outputFields: [...allRecordLabels(), { key: 'change', label: 'Change' }],
  },
});
