import { defineInputField } from 'zapier-platform-core';

/** What Find Lead goes by. */
export const leadToFindField = defineInputField({
  key: 'lead',
  label: 'Lead',
  type: 'string',
  required: true,
  placeholder: 'ada@moreau-optics.example',
  helpText:
    'The ID of the lead in the CRM, or its email address. Of several Pipedrive persons with that address the oldest is meant.',
});

/** The lead that a step is about, with the offer to add a step that finds it. */
export const leadField = defineInputField({ ...leadToFindField, search: 'find_lead.id' });
