import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { leadField } from '../fields/lead';
import { report, stateChoices, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';
import { leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  {
    key: 'state',
    label: 'State',
    type: 'string',
    required: true,
    choices: stateChoices(),
    helpText:
      'What the assistant knows of the lead now: from the list, or mapped from the step that tells it.',
  },
  {
    key: 'occurred_at',
    label: 'Occurred At',
    type: 'datetime',
    helpText:
      'When it happened. News older than what the lead says already changes nothing. Leave empty for the moment of this step.',
  },
  {
    key: 'resume_on',
    label: 'Resume On',
    type: 'datetime',
    helpText: 'Only for OutOfOffice: the day on which the lead is back. Leave empty if nobody knows.',
  },
  {
    key: 'note',
    label: 'Note',
    type: 'text',
    helpText: 'Stands in the note on the lead, such as what the lead wrote. It may stay empty.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    report(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      state: needText(textInput(bundle.inputData.state), 'State'),
      occurredAt: textInput(bundle.inputData.occurred_at),
      resumeOn: textInput(bundle.inputData.resume_on),
      note: textInput(bundle.inputData.note),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'report_lead_state',
  noun: 'State',
  display: {
    label: 'Report Lead State',
    description:
      'Writes the news of the assistant to the lead, and hands it back to its owner where the policy says so.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...leadOutcomeSample,
      messages: [{ level: 'info', text: 'Hot: the lead is back with Pat Lind.' }],
      changed_fields: [
        ...['hubspot_owner_id', 'hs_lead_status', 'lead_connection_status'],
        ...['relay_assigned_assistant', 'relay_status_as_of', 'relay_follow_up_stopped_at'],
      ],
      decision: 'handed_back',
      rule: { file: 'rules/hand-back.yaml', name: 'finished-and-owner-is-here', line: 17 },
      owner_id: '41629779',
      previous_owner_id: '41629801',
      connection_status: 'Hot',
      contact_status: 'CONNECTED',
    },
    outputFields: outcomeOutputFields,
  },
});
