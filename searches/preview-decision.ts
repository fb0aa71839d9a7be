import {
  type Bundle,
  defineInputField,
  defineInputFields,
  defineSearch,
  type SearchPerform,
  type ZObject,
} from 'zapier-platform-core';
import { leadStates } from '../engine';
import { leadField } from '../fields/lead';
import { assistantField } from '../fields/users';
import { preview, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';

const questionField = defineInputField({
  key: 'question',
  label: 'Question',
  type: 'string',
  required: true,
  choices: {
    reassignment: 'May the assistant have this lead?',
    'hand-back': 'Does this state hand the lead back?',
    state: 'What does this state write?',
    schedule: 'Which schedule fits?',
  },
  altersDynamicFields: true,
  helpText: 'What the rules are asked.',
});

const stateField = defineInputField({
  key: 'state',
  label: 'State',
  type: 'string',
  choices: [...leadStates],
  helpText: 'The state that the question is about.',
});

/** Each question's own field; without a question, all that there are. */
const questionFields = (_z: ZObject, { inputData }: Bundle) => {
  const question = textInput(inputData.question);
  const aboutState = question === 'state' || question === 'hand-back';
  if (question === undefined) return defineInputFields([assistantField, stateField]);
  return aboutState
    ? defineInputFields([{ ...stateField, required: true }])
    : defineInputFields([{ ...assistantField, required: question === 'reassignment' }]);
};

const inputFields = defineInputFields([leadField, questionField, questionFields]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, async (relay) => [
    await preview(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      question: needText(textInput(bundle.inputData.question), 'Question'),
      assistant: textInput(bundle.inputData.assistant),
      state: textInput(bundle.inputData.state),
    }),
  ])) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'preview_decision',
  noun: 'Decision',
  display: {
    label: 'Preview Decision',
    description: 'Finds what the rules would decide for a lead, and why, without writing anything.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      id: '151-reassignment',
      question: 'reassignment',
      lead_id: '151',
      decision: 'refused',
      outcome: { decision: 'refused', note: 'refused_already_worked' },
      rule: { file: 'rules/reassignment.yaml', name: 'accidental-reassignment', line: 20 },
      why: [
        {
          rule: 'accidental-reassignment',
          file: 'rules/reassignment.yaml',
          line: 20,
          decided: true,
          conditions: ['yes: lead.connection_status exists'],
        },
      ],
    },
    outputFields: [
      { key: 'id', label: 'ID' },
      { key: 'question', label: 'Question' },
      { key: 'lead_id', label: 'Lead ID', type: 'string' },
      { key: 'decision', label: 'Decision' },
      { key: 'outcome__decision', label: 'Rule Decision' },
      { key: 'outcome__note', label: 'Rule Note' },
      { key: 'rule__file', label: 'Rule File' },
      { key: 'rule__name', label: 'Rule Name' },
      { key: 'rule__line', label: 'Rule Line', type: 'integer' },
      { key: 'why[]rule', label: 'Rule Looked At' },
      { key: 'why[]file', label: 'File of the Rule' },
      { key: 'why[]line', label: 'Line of the Rule', type: 'integer' },
      { key: 'why[]decided', label: 'Decided', type: 'boolean' },
      { key: 'why[]conditions', label: 'Conditions', list: true },
    ],
  },
});
