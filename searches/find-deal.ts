import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { needText, textInput } from '../inputs';
import { findDeal, recordLabels, recordSamples, withSync } from '../sync';

const inputFields = defineInputFields([
  {
    key: 'deal',
    label: 'Deal',
    type: 'string',
    required: true,
    placeholder: 'Lenses 2027',
    helpText:
      'An ID or a whole title, of whatever company; won and lost deals count as well. Of several deals the oldest comes first.',
  },
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    findDeal(sync, needText(textInput(bundle.inputData.deal), 'Deal')),
  )) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_deal',
  noun: 'Deal',
  display: { label: 'Find Deal', description: 'Finds a Pipedrive deal by ID or title.' },
  operation: {
    inputFields,
    perform,
    sample: recordSamples.deal,
    outputFields: recordLabels('deal'),
  },
});
