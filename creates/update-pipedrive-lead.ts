import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { needText, switchInput, textInput } from '../inputs';
import { updateInboxLead, withSync } from '../sync';
import { inboxFields, inboxRequest } from './shared/inbox-fields';
import { outcomeOutputFields } from './shared/outcome-output';
import { inboxLeadField } from './shared/record-fields';
import { recordOutcomeSample } from './shared/record-output';

const inputFields = defineInputFields([
  inboxLeadField,
  { key: 'title', label: 'Title', type: 'string', helpText: 'Leave empty to keep it.' },
  ...inboxFields,
  {
    key: 'archived',
    label: 'Archived',
    type: 'boolean',
    helpText: 'True archives the lead, false brings it back. Leave empty to keep what it is.',
  },
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    updateInboxLead(sync, {
      ...inboxRequest(bundle.inputData),
      leadId: needText(textInput(bundle.inputData.lead_id), 'Inbox Lead'),
      archived: switchInput(bundle.inputData.archived, 'Archived'),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'update_pipedrive_lead',
  noun: 'Lead',
  display: {
    label: 'Update Pipedrive Lead',
    description: 'Updates a lead in the leads inbox of Pipedrive; only what differs is written.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...recordOutcomeSample,
      id: '7f3c1b1e-52a5-4c0e-9a50-0d7c2a1c9f10',
      messages: [{ level: 'info', text: 'The lead was updated.' }],
      created: 0,
      updated: 1,
      changed_fields: ['value'],
      url: 'https://acme.pipedrive.com/leads/inbox/7f3c1b1e-52a5-4c0e-9a50-0d7c2a1c9f10',
    },
    outputFields: outcomeOutputFields,
  },
});
