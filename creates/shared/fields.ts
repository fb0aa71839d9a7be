import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { scheduleNames, userChoices, withRelay } from '../../handoff';

const users = {
  perform: (z: ZObject, bundle: Bundle) =>
    withRelay({ z, bundle }, (relay) => userChoices(relay, bundle.meta?.paging_token)),
};

export const leadField = defineInputField({
  key: 'lead',
  label: 'Lead',
  type: 'string',
  required: true,
  search: 'find_lead.id',
  helpText: 'The ID of the lead in the CRM, or its email address.',
});

export const assistantField = defineInputField({
  key: 'assistant',
  label: 'Assistant',
  type: 'string',
  required: true,
  resource: 'user',
  choices: users,
  helpText: 'The CRM user that is the assistant. An email address works as well.',
});

export const toOwnerField = defineInputField({
  key: 'to_owner',
  label: 'To Owner',
  type: 'string',
  resource: 'user',
  choices: users,
  helpText: 'Who gets the lead. Leave empty for its original owner.',
});

export const contextField = defineInputField({
  key: 'context',
  label: 'Context',
  type: 'text',
  helpText:
    'What the assistant should write about. Leave empty to use what is in the CRM, else the default of the assistant.',
});

export const scheduleField = defineInputField({
  key: 'schedule',
  label: 'Schedule',
  type: 'string',
  choices: scheduleNames(),
  helpText: 'The follow-up plan. Leave empty to use what is in the CRM, else what the rules pick.',
});

export const allowReassignmentField = defineInputField({
  key: 'allow_reassignment',
  label: 'Allow Reassignment',
  type: 'boolean',
  default: 'false',
  helpText:
    'Also take a lead that has a Lead Connection Status from earlier work. A lead that unsubscribed is never taken.',
});
