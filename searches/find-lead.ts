import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { findLeads, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';

const inputFields = defineInputFields([
  {
    key: 'lead',
    label: 'Lead',
    type: 'string',
    required: true,
    helpText: 'The ID of the lead in the CRM, or its email address.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    findLeads(relay, needText(textInput(bundle.inputData.lead), 'Lead')),
  )) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_lead',
  noun: 'Lead',
  display: { label: 'Find Lead', description: 'Finds a lead by its ID or email address.' },
  operation: {
    inputFields,
    perform,
    sample: {
      id: '151',
      lead_id: '151',
      crm: 'hubspot',
      name: 'Ada Moreau',
      first_name: 'Ada',
      last_name: 'Moreau',
      email: 'ada@moreau-optics.example',
      phone: '+33 1 55 50 01 23',
      company: 'Moreau Optics',
      connection_status: 'Warm',
      contact_status: 'IN_PROGRESS',
      owner: { id: '41629801', name: 'Zoe', email: 'zoe@assistants.example' },
      original_owner: { id: '41629779', name: 'Pat Lind', email: 'pat@sales.example' },
      context: 'Asked for prices of the new lens line.',
      schedule: 'Recommended',
      url: 'https://app.hubspot.com/contacts/4242/record/0-1/151',
    },
    outputFields: [
      { key: 'id', label: 'ID' },
      { key: 'lead_id', label: 'Lead ID' },
      { key: 'crm', label: 'CRM' },
      { key: 'name', label: 'Name' },
      { key: 'first_name', label: 'First Name' },
      { key: 'last_name', label: 'Last Name' },
      { key: 'email', label: 'Email' },
      { key: 'phone', label: 'Phone' },
      { key: 'company', label: 'Company' },
      { key: 'connection_status', label: 'Lead Connection Status' },
      { key: 'contact_status', label: 'Contact Status' },
      { key: 'owner__id', label: 'Owner ID' },
      { key: 'owner__name', label: 'Owner Name' },
      { key: 'owner__email', label: 'Owner Email' },
      { key: 'original_owner__id', label: 'Original Owner ID' },
      { key: 'original_owner__name', label: 'Original Owner Name' },
      { key: 'original_owner__email', label: 'Original Owner Email' },
      { key: 'context', label: 'Context' },
      { key: 'schedule', label: 'Schedule' },
      { key: 'url', label: 'Link to the Lead' },
    ],
  },
});
