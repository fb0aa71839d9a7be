import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { allowReassignmentField, leadField } from '../fields/lead';
import { accept, withRelay } from '../handoff';
import { flagInput, needText, textInput } from '../inputs';
import { assistantField, requireServiceFields } from './shared/fields';
import { followUpsSample, leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  assistantField,
  allowReassignmentField,
  requireServiceFields,
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    accept(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      assistant: needText(textInput(bundle.inputData.assistant), 'Assistant'),
      allowReassignment: flagInput(bundle.inputData.allow_reassignment, false, 'Allow Reassignment'),
      requireService: flagInput(
        bundle.inputData.require_assistant_service,
        false,
        'Require Assistant Service',
      ),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'accept_lead',
  noun: 'Lead',
  display: {
    label: 'Accept Lead Assigned by Hand',
    description:
      'Accepts a lead that a person gave to an assistant in the CRM, or refuses it with a note and hands it back.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...leadOutcomeSample, follow_ups: followUpsSample },
    outputFields: outcomeOutputFields,
  },
});
