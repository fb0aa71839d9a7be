import { defineInputFields } from 'zapier-platform-core';
import { flagInput } from '../inputs';
import { assistantField } from './shared/fields';
import { type TransitionTrigger, transitionTrigger } from './shared/transition-trigger';

const inputFields = defineInputFields([
  assistantField,
  {
    key: 'include_responded',
    label: 'Include Responded',
    type: 'boolean',
    default: 'false',
    helpText: 'Also when a lead answered and the assistant could not tell what it wants.',
  },
]);

export const leadBecameHot: TransitionTrigger = {
  key: 'lead_became_hot',
  noun: 'Lead',
  label: 'Lead Became Hot',
  description: 'Triggers when Lead Connection Status changes to Hot.',
  inputFields,
  states: ({ include_responded }) => ({
    fromStates: [],
    toStates: flagInput(include_responded, false, 'Include Responded') ? ['Hot', 'Responded'] : ['Hot'],
  }),
  sample: {},
};

export default transitionTrigger(leadBecameHot);
