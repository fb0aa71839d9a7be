import { assistantField } from './shared/fields';
import { anyState, type TransitionTrigger, transitionTrigger } from './shared/transition-trigger';

export const leadHandedBack: TransitionTrigger = {
  key: 'lead_handed_back',
  noun: 'Lead',
  label: 'Lead Handed Back',
  description: 'Triggers when a lead goes from an assistant back to a person.',
  inputFields: [assistantField],
  states: anyState,
  sample: { id: '151-owner-1772530200000-0' },
};

export default transitionTrigger(leadHandedBack);
