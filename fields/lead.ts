import { defineInputField } from 'zapier-platform-core';

/** The lead that a step is about. */
export const leadField = defineInputField({
  key: 'lead',
  label: 'Lead',
  type: 'string',
  required: true,
  placeholder: 'ada@moreau-optics.example',
  helpText: 'The ID of the lead in the CRM, or its email address.',
});
