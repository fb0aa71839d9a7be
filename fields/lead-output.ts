/** Labels of what every item says of its lead. */
export const leadOutputFields = [
  { key: 'lead_id', label: 'Lead ID', type: 'string' as const },
  { key: 'crm', label: 'CRM' },
  { key: 'name', label: 'Name' },
  { key: 'first_name', label: 'First Name' },
  { key: 'last_name', label: 'Last Name' },
  { key: 'email', label: 'Email' },
  { key: 'phone', label: 'Phone' },
  { key: 'company', label: 'Company' },
  { key: 'connection_status', label: 'Lead Connection Status' },
  { key: 'contact_status', label: 'HubSpot Lead Status' },
  ...personFields('owner', 'Owner'),
  ...personFields('original_owner', 'Original Owner'),
  { key: 'context', label: 'Context' },
  { key: 'schedule', label: 'Schedule' },
  { key: 'url', label: 'Link to the Lead' },
];

export function personFields(key: string, label: string) {
  return [
    { key: `${key}__id`, label: `${label} ID` },
    { key: `${key}__name`, label: `${label} Name` },
    { key: `${key}__email`, label: `${label} Email` },
  ];
}

/** The lead that samples are about, while its assistant works it. */
export const leadSample = {
  lead_id: '151',
  crm: 'hubspot',
  name: 'Ada Moreau',
  first_name: 'Ada',
  last_name: 'Moreau',
  email: 'ada@moreau-optics.example',
  phone: '+33 1 55 50 01 23',
  company: 'Moreau Optics',
  connection_status: 'Cold',
  contact_status: 'IN_PROGRESS',
  owner: { id: '41629801', name: 'Zoe', email: 'zoe@assistants.example' },
  original_owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
  context: 'Asked for prices of the new lens line.',
  schedule: 'Recommended',
  url: 'https://app.hubspot.com/contacts/4242/record/0-1/151',
};
