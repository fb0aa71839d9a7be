import { assistantField } from './shared/fields';
import { anyState, transitionTrigger } from './shared/transition-trigger';

export default transitionTrigger({
  key: 'lead_handed_back',
  noun: 'Lead',
  label: 'Lead Handed Back',
  description: 'Triggers when a lead goes from an assistant back to a person.',
  inputFields: [assistantField],
  states: anyState,
  sample: { id: '151-owner-1772530200000-0' },
});
