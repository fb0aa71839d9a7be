import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { userChoices, withRelay } from '../../handoff';

/** An assistant by e-mail or, from the dropdown, by id. */
export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  type: 'string',
  resource: 'user',
  choices: {
    perform: (z: ZObject, bundle: Bundle) =>
      withRelay({ z, bundle }, (relay) => userChoices(relay, bundle.meta?.paging_token)),
  },
  helpText: 'A CRM user from the list, or the email address of the assistant.',
});
