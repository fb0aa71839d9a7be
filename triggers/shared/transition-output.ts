import { leadOutputFields, leadSample, personFields } from '../../fields/lead-output';

/** Labels of what a transition item holds. */
export const transitionOutputFields = [
  { key: 'id', label: 'Transition ID', type: 'string' as const },
  ...leadOutputFields,
  { key: 'previous_connection_status', label: 'Previous Lead Connection Status' },
  ...personFields('previous_owner', 'Previous Owner'),
  { key: 'changed_at', label: 'Changed At', type: 'datetime' as const },
];

/** What a trigger shows in the editor before there is a real transition. */
export const transitionSample = {
  ...leadSample,
  id: '151-connection_status-1772530200000-0',
  connection_status: 'Hot',
  previous_connection_status: 'Warm',
  contact_status: 'CONNECTED',
  owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
  previous_owner: { id: '41629801', name: 'Zoe', email: 'zoe@assistants.example' },
  changed_at: '2026-03-03T09:30:00.000Z',
};
