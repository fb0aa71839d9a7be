import { assistantField } from './shared/fields';
import { anyState, type TransitionTrigger, transitionTrigger } from './shared/transition-trigger';

export const leadAssigned: TransitionTrigger = {
  key: 'lead_assigned',
  noun: 'Lead',
  label: 'Lead Assigned to Assistant',
  description: 'Triggers when a lead is given to an assistant, by hand or by a step.',
  inputFields: [assistantField],
  states: anyState,
  sample: {
    id: '151-owner-1772442000000-0',
    connection_status: '',
    previous_connection_status: '',
    contact_status: 'NEW',
    owner: { id: '41629801', name: 'Zoe', email: 'zoe@assistants.example' },
    previous_owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
    changed_at: '2026-03-02T09:00:00.000Z',
  },
};

export default transitionTrigger(leadAssigned);
