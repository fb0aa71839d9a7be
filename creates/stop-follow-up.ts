import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { leadField } from '../fields/lead';
import { stopFollowUp, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';
import { leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([leadField]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    stopFollowUp(relay, needText(textInput(bundle.inputData.lead), 'Lead')),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'stop_follow_up',
  noun: 'Follow-Up',
  display: {
    label: 'Stop Follow-Up of Lead',
    description: 'Stops the follow-ups of a lead; its owner and its status stay as they are.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...leadOutcomeSample,
      messages: [{ level: 'info', text: 'The follow-ups are stopped.' }],
      changed_fields: ['relay_follow_up_stopped_at'],
      decision: null,
      rule: null,
      previous_owner_id: null,
    },
    outputFields: outcomeOutputFields,
  },
});
