import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { needText, textInput } from '../inputs';
import { findCompany, recordLabels, recordSamples, withSync } from '../sync';

const inputFields = defineInputFields([
  {
    key: 'company',
    label: 'Company',
    type: 'string',
    required: true,
    placeholder: 'moreau-optics.example',
    helpText: 'A web address or domain, a name, or an ID. Of several organizations the oldest comes first.',
  },
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    findCompany(sync, needText(textInput(bundle.inputData.company), 'Company')),
  )) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_company',
  noun: 'Company',
  display: {
    label: 'Find Company',
    description: 'Finds a Pipedrive organization by its web domain, name or ID.',
  },
  operation: {
    inputFields,
    perform,
    sample: recordSamples.organization,
    outputFields: recordLabels('organization'),
  },
});
