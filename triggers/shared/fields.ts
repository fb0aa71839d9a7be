import { defineInputField } from 'zapier-platform-core';
import { userList } from '../../fields/users';

/** Limits a trigger to one assistant's leads. */
export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  ...userList,
  helpText:
    'Only leads of this assistant. Leave empty for all that the rules list (`rules/assistants.yaml`), and those to whom a step gave the lead.',
});

/** A status can change without any assistant. */
export const statusAssistantField = defineInputField({
  ...assistantField,
  helpText:
    'Only leads that this assistant owned at the change or just before. Leave empty for every lead, whoever owns it.',
});
