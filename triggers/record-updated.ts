import {
  type Bundle,
  defineInputFields,
  defineTrigger,
  type PollingTriggerPerform,
  type ZObject,
} from 'zapier-platform-core';
import { filterField, ownOutputs, recordTypeField, recordTypeIn, segmentField } from '../fields/records';
import { choiceInput, textInput } from '../inputs';
import {
  checkSelection,
  commonLabels,
  fireOn,
  pollRecords,
  recordSamples,
  sampleRecords,
  seedRecords,
  withSync,
} from '../sync';

const onAnyRecord = { both: 'New and changed records', new: 'New records', updated: 'Changed records' };
const onDeals = { ...onAnyRecord, stage_changed: 'Deals that moved to another stage' };

/** Only deals have stages; without a record type, all choices that there are. */
const fireOnField = (_z: ZObject, { inputData }: Bundle) => {
  const type = textInput(inputData.record_type);
  return defineInputFields([
    {
      key: 'fire_on',
      label: 'Fire On',
      type: 'string',
      default: 'both',
      choices: type === undefined || type === 'deal' ? onDeals : onAnyRecord,
      helpText: 'What sets the Zap off. Several changes between two looks at Pipedrive count as one.',
    },
  ]);
};

const inputFields = defineInputFields([recordTypeField, fireOnField, segmentField, filterField]);

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
    outputFields: [
      { key: 'id', label: 'Change ID', type: 'string' },
      { key: 'change', label: 'Change' },
      ...commonLabels,
      ownOutputs(),
    ],
  },
});
