import { defineInputFields } from 'zapier-platform-core';
import { needState, stateChoices } from '../handoff';
import { listInput } from '../inputs';
import { statusAssistantField } from './shared/fields';
import { type TransitionTrigger, transitionTrigger } from './shared/transition-trigger';

const states = { type: 'string' as const, list: true as const, choices: stateChoices() };

const inputFields = defineInputFields([
  statusAssistantField,
  {
    ...states,
    key: 'from_states',
    label: 'From States',
    helpText: 'Only when the status was one of these before. Leave empty for any.',
  },
  {
    ...states,
    key: 'to_states',
    label: 'To States',
    helpText: 'Only when the status is one of these now. Leave empty for any, clearing included.',
  },
]);

export const leadStatusChanged: TransitionTrigger = {
  key: 'lead_status_changed',
  noun: 'Lead',
  label: 'Lead Connection Status Changed',
  description: 'Triggers when Lead Connection Status changes or is cleared, whoever does it.',
  inputFields,
  states: ({ from_states, to_states }) => ({
    fromStates: listInput(from_states).map(needState),
    toStates: listInput(to_states).map(needState),
  }),
  sample: { id: '151-connection_status-1772530200000-0' },
};

export default transitionTrigger(leadStatusChanged);
