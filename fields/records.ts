// Which records of Pipedrive a Zap is about.
import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { recordTypes } from '../engine';
import { choiceInput, textInput } from '../inputs';
import { filterChoices, type Label, ownLabels, segmentNames, withSync } from '../sync';

/** @throws RelayError `Required field missing`, `Invalid input` */
export const recordTypeIn = (value: unknown) => choiceInput(value, recordTypes, 'record type');

export const recordTypeField = defineInputField({
  key: 'record_type',
  label: 'Record Type',
  type: 'string',
  required: true,
  choices: { organization: 'Organization', person: 'Person', deal: 'Deal' },
  altersDynamicFields: true,
  helpText: 'The kind of Pipedrive record.',
});

export const segmentField = defineInputField({
  key: 'segment',
  label: 'Segment',
  type: 'string',
  choices: segmentNames(),
  helpText:
    'Only records in this segment, a filter that the rules name (`rules/segments.yaml`). Leave empty for all records.',
});

export const filterField = defineInputField({
  key: 'filter',
  label: 'Pipedrive Filter',
  type: 'string',
  resource: 'filter',
  dependsOn: ['record_type'],
  choices: {
    perform: (z: ZObject, bundle: Bundle) =>
      withSync({ z, bundle }, (sync) => filterChoices(sync, recordTypeIn(bundle.inputData.record_type))),
  },
  helpText: 'Only records in this filter, which is saved in Pipedrive. Leave empty for all records.',
});

/** Outputs that only records of the chosen type have; before one is chosen, those of any type. */
export const ownOutputs =
  (called: (label: Label) => Label = (label) => label) =>
  async (_z: ZObject, { inputData }: Bundle) => {
    const chosen = textInput(inputData.record_type);
    return ownLabels(recordTypes.find((type) => type === chosen)).map(called);
  };
