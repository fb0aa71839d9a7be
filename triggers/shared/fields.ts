import { defineInputField } from 'zapier-platform-core';
import { userList } from '../../fields/users';

/** Limits a trigger to one assistant's leads. */
export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  ...userList,
  helpText: 'Only leads of this assistant. Leave empty for every assistant.',
});
