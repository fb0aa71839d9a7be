// Fields that name a user of the CRM: from the list, by ID or by email address.
import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { userChoices, withRelay } from '../handoff';

/** The list of the CRM's active users, a page at a time. */
export const userList = {
  type: 'string',
  resource: 'user',
  choices: {
    perform: (z: ZObject, bundle: Bundle) =>
      withRelay({ z, bundle }, (relay) => userChoices(relay, bundle.meta?.paging_token)),
  },
} as const;

/** With the offer to add a step before it that finds one: there is none before a trigger. */
export const userListOrStep = { ...userList, search: 'find_user.id' } as const;

export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  ...userListOrStep,
  helpText: 'The CRM user that is the assistant, from the list or by email address.',
});
