// Fields that name a user of the CRM: from the list, by ID or by email address.
import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { userChoices, withRelay } from '../handoff';

/** The list of the CRM's active users, a page at a time; or a step that finds one. */
export const userList = {
  type: 'string',
  resource: 'user',
  search: 'find_user.id',
  choices: {
    perform: (z: ZObject, bundle: Bundle) =>
      withRelay({ z, bundle }, (relay) => userChoices(relay, bundle.meta?.paging_token)),
  },
} as const;

export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  ...userList,
  helpText: 'The CRM user that is the assistant. An email address works as well.',
});
