import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { createInboxLead, withSync } from '../sync';
import { inboxFields, inboxRequest } from './shared/inbox-fields';
import { outcomeOutputFields } from './shared/outcome-output';
import { recordOutcomeSample } from './shared/record-output';

const inputFields = defineInputFields([
  {
    key: 'title',
    label: 'Title',
    type: 'string',
    required: true,
    helpText:
      'Fill in Person or Organization as well. An open lead of this title about the same one counts as the same lead.',
  },
  ...inboxFields,
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    createInboxLead(sync, inboxRequest(bundle.inputData)),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'create_pipedrive_lead',
  noun: 'Lead',
  display: {
    label: 'Create Pipedrive Lead',
    description: 'Creates a lead in the leads inbox of Pipedrive, unless it is there already.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...recordOutcomeSample,
      id: '7f3c1b1e-52a5-4c0e-9a50-0d7c2a1c9f10',
      messages: [{ level: 'info', text: 'The lead "Lenses 2027" was created.' }],
      changed_fields: ['title', 'person'],
      url: 'https://acme.pipedrive.com/leads/inbox/7f3c1b1e-52a5-4c0e-9a50-0d7c2a1c9f10',
    },
    outputFields: outcomeOutputFields,
  },
});
