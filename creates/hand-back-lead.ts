import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { leadField } from '../fields/lead';
import { handBack, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';
import { toOwnerField } from './shared/fields';
import { leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  {
    key: 'reason',
    label: 'Reason',
    type: 'text',
    helpText: 'Why it goes back. Stands in the note on the lead, and may stay empty.',
  },
  toOwnerField,
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    handBack(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      reason: textInput(bundle.inputData.reason),
      toOwner: textInput(bundle.inputData.to_owner),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'hand_back_lead',
  noun: 'Lead',
  display: {
    label: 'Hand Back Lead',
    description: 'Gives a lead that an assistant has back to a person now, with a note.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...leadOutcomeSample,
      messages: [{ level: 'info', text: 'The lead is back with Pat Lind.' }],
      changed_fields: ['hubspot_owner_id', 'relay_assigned_assistant', 'relay_follow_up_stopped_at'],
      decision: 'handed_back',
      rule: null,
      owner_id: '41629779',
      previous_owner_id: '41629801',
      connection_status: 'Warm',
    },
    outputFields: outcomeOutputFields,
  },
});
