import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { userChoices, withRelay } from '../../handoff';

/** Limits a trigger to one assistant's leads. */
export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  type: 'string',
  helpText: 'Only leads of this assistant. Leave empty for every assistant.',
  resource: 'user',
  choices: {
    perform: (z: ZObject, bundle: Bundle) =>
      withRelay({ z, bundle }, (relay) => userChoices(relay, bundle.meta?.paging_token)),
  },
});
