import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { findUsers, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';

const inputFields = defineInputFields([
  {
    key: 'user',
    label: 'User',
    type: 'string',
    required: true,
    placeholder: 'pat@sales.example',
    helpText: 'The name or the email address of a user of the CRM, or a part of it. A whole one comes first.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, async (relay) => {
    const users = await findUsers(relay, needText(textInput(bundle.inputData.user), 'User'));
    return users.map(({ id, name, email }) => ({ id, name, email }));
  })) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_user',
  noun: 'User',
  display: { label: 'Find User', description: 'Finds an active user of the CRM by name or email address.' },
  operation: {
    inputFields,
    perform,
    sample: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
    outputFields: [
      { key: 'id', label: 'User ID' },
      { key: 'name', label: 'Name' },
      { key: 'email', label: 'Email' },
    ],
  },
});
