import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { allowReassignmentField, leadField } from '../fields/lead';
import { assign, withRelay } from '../handoff';
import { flagInput, needText, textInput } from '../inputs';
import { assistantField, contextField, requireServiceFields, scheduleField } from './shared/fields';
import { followUpsSample, leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  assistantField,
  contextField,
  scheduleField,
  allowReassignmentField,
  requireServiceFields,
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    assign(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      assistant: needText(textInput(bundle.inputData.assistant), 'Assistant'),
      context: textInput(bundle.inputData.context),
      schedule: textInput(bundle.inputData.schedule),
      allowReassignment: flagInput(bundle.inputData.allow_reassignment, false, 'Allow Reassignment'),
      requireService: flagInput(
        bundle.inputData.require_assistant_service,
        false,
        'Require Assistant Service',
      ),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'assign_lead',
  noun: 'Lead',
  display: {
    label: 'Assign Lead to Assistant',
    description:
      'Gives a lead to an assistant, if the re-assignment policy allows it, and notes it on the lead.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...leadOutcomeSample, follow_ups: followUpsSample },
    outputFields: outcomeOutputFields,
  },
});
