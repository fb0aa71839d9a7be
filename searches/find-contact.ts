import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { needText, textInput } from '../inputs';
import { findContact, recordLabels, recordSamples, withSync } from '../sync';

const inputFields = defineInputFields([
  {
    key: 'email',
    label: 'ID or Email',
    type: 'string',
    required: true,
    placeholder: 'ada@moreau-optics.example',
    helpText: 'An email address, in any case, or an ID. Of several persons the oldest comes first.',
  },
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    findContact(sync, needText(textInput(bundle.inputData.email), 'ID or Email')),
  )) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_contact',
  noun: 'Contact',
  display: { label: 'Find Contact', description: 'Finds a Pipedrive person by email address or ID.' },
  operation: {
    inputFields,
    perform,
    sample: recordSamples.person,
    outputFields: recordLabels('person'),
  },
});
