/** Labels of what a transition item holds. */
export const transitionOutputFields = [
  { key: 'id', label: 'Transition ID', type: 'string' as const },
  { key: 'lead_id', label: 'Lead ID', type: 'string' as const },
  { key: 'crm', label: 'CRM' },
  { key: 'name', label: 'Name' },
  { key: 'first_name', label: 'First Name' },
  { key: 'last_name', label: 'Last Name' },
  { key: 'email', label: 'Email' },
  { key: 'phone', label: 'Phone' },
  { key: 'company', label: 'Company' },
  { key: 'connection_status', label: 'Lead Connection Status' },
  { key: 'previous_connection_status', label: 'Previous Lead Connection Status' },
  { key: 'contact_status', label: 'Contact Status' },
  ...person('owner', 'Owner'),
  ...person('previous_owner', 'Previous Owner'),
  ...person('original_owner', 'Original Owner'),
  { key: 'context', label: 'Context' },
  { key: 'schedule', label: 'Schedule' },
  { key: 'changed_at', label: 'Changed At', type: 'datetime' as const },
  { key: 'url', label: 'Link to the Lead' },
];

function person(key: string, label: string) {
  return [
    { key: `${key}__id`, label: `${label} ID` },
    { key: `${key}__name`, label: `${label} Name` },
    { key: `${key}__email`, label: `${label} Email` },
  ];
}

/** What a trigger shows in the editor before there is a real transition. */
export const transitionSample = {
  id: '151-connection_status-1772530200000-0',
  lead_id: '151',
  crm: 'hubspot',
  name: 'Ada Moreau',
  first_name: 'Ada',
  last_name: 'Moreau',
  email: 'ada@moreau-optics.example',
  phone: '+33 1 55 50 01 23',
  company: 'Moreau Optics',
  connection_status: 'Hot',
  previous_connection_status: 'Warm',
  contact_status: 'CONNECTED',
  owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
  previous_owner: { id: '41629801', name: 'Zoe', email: 'zoe@assistants.example' },
  original_owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
  context: 'Asked for prices of the new lens line.',
  schedule: 'Recommended',
  changed_at: '2026-03-03T09:30:00.000Z',
  url: 'https://app.hubspot.com/contacts/4242/record/0-1/151',
};
