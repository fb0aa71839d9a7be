import { defineInputFields } from 'zapier-platform-core';
import { flagInput } from '../inputs';
import { statusAssistantField } from './shared/fields';
import { type TransitionTrigger, transitionTrigger } from './shared/transition-trigger';

const inputFields = defineInputFields([
  statusAssistantField,
  {
    key: 'include_responded',
    label: 'Include Responded',
    type: 'boolean',
    default: 'false',
    helpText:
      'True also triggers when the status changes to Responded: the lead answered, and only a person can say what the answer means.',
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
