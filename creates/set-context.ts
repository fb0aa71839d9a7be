import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { leadField } from '../fields/lead';
import { setContext, withRelay } from '../handoff';
import { choiceInput, needText, textInput } from '../inputs';
import { leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  {
    key: 'context',
    label: 'Context',
    type: 'text',
    required: true,
    placeholder: 'Asked for prices of the new lens line.',
    helpText: 'What the assistant should write about.',
  },
  {
    key: 'mode',
    label: 'Write the Context',
    type: 'string',
    choices: { fill: 'Only if empty', overwrite: 'Replace what is there' },
    default: 'fill',
    helpText: 'What happens to a context that the lead has already.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    setContext(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      context: needText(textInput(bundle.inputData.context), 'Context'),
      mode: choiceInput(bundle.inputData.mode, ['fill', 'overwrite'], 'way to write the context'),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'set_context',
  noun: 'Context',
  display: {
    label: 'Set Context of Lead',
    description: 'Sets what the assistant should write about to a lead.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...leadOutcomeSample,
      decision: null,
      rule: null,
      previous_owner_id: null,
      messages: [{ level: 'info', text: 'The context is set.' }],
      changed_fields: ['context'],
    },
    outputFields: outcomeOutputFields,
  },
});
