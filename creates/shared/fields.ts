import { type Bundle, defineInputField, defineInputFields, type ZObject } from 'zapier-platform-core';
import { assistantField as assistant, userListOrStep } from '../../fields/users';
import { scheduleChoices } from '../../handoff';

export const assistantField = defineInputField({ ...assistant, required: true });

export const toOwnerField = defineInputField({
  key: 'to_owner',
  label: 'To Owner',
  ...userListOrStep,
  helpText:
    'Who gets the lead, from the list or by email address. Leave empty for its original owner, or whom the rules name where that one has left.',
});

export const contextField = defineInputField({
  key: 'context',
  label: 'Context',
  type: 'text',
  helpText:
    'What the assistant should write about. Leave empty to use what is in the CRM, else the default of the assistant. For a lead that this assistant has already, use Set Context of Lead.',
});

export const scheduleField = defineInputField({
  key: 'schedule',
  label: 'Schedule',
  type: 'string',
  choices: scheduleChoices(),
  helpText:
    'How many messages, and when. Leave empty to use what is in the CRM, else what the rules pick. A lead that this assistant has already keeps its schedule.',
});

/** Shown where the connection has the section of the assistant's service, or the step asks for it and can be mended. */
export const requireServiceFields = (_z: ZObject, { authData, inputData }: Bundle) => {
  const isAsked = String(inputData.require_assistant_service) === 'true';
  return defineInputFields(authData?.assistant_client_id || isAsked ? [requireServiceField] : []);
};

const requireServiceField = defineInputField({
  key: 'require_assistant_service',
  label: 'Require Assistant Service',
  type: 'boolean',
  default: 'false',
  helpText:
    'If the service of the assistant does not take the lead: true fails and leaves the CRM as it is, false goes on with a warning.',
});
