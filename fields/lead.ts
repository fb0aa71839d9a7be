import { defineInputField } from 'zapier-platform-core';

/** What Find Lead goes by. */
export const leadToFindField = defineInputField({
  key: 'lead',
  label: 'Lead',
  type: 'string',
  required: true,
  placeholder: 'ada@moreau-optics.example',
  helpText:
    'A contact of HubSpot or a person of Pipedrive: the ID or the email address. Not a lead of Pipedrive’s leads inbox. Of several persons with that address the oldest is meant.',
});

/** The lead that a step is about, with the offer to add a step that finds it. */
export const leadField = defineInputField({ ...leadToFindField, search: 'find_lead.id' });

export const allowReassignmentField = defineInputField({
  key: 'allow_reassignment',
  label: 'Allow Reassignment',
  type: 'boolean',
  default: 'false',
  helpText:
    'True also takes a lead that has a Lead Connection Status from earlier work. One that is UnSubscribed or DeActivated is never taken.',
});
