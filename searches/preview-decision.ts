import {
  type Bundle,
  defineInputField,
  defineInputFields,
  defineSearch,
  type SearchPerform,
  type ZObject,
} from 'zapier-platform-core';
import { allowReassignmentField, leadField } from '../fields/lead';
import { assistantField } from '../fields/users';
import { preview, stateChoices, withRelay } from '../handoff';
import { flagInput, needText, textInput } from '../inputs';

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
  choices: stateChoices(),
  helpText: 'The state that the question is about.',
});

const maybeOwnerField = defineInputField({
  ...assistantField,
  helpText: `${assistantField.helpText} Leave empty for whoever owns the lead.`,
});

/** Each question's own field; without a question, all that there are. */
const questionFields = (_z: ZObject, { inputData }: Bundle) => {
  const question = textInput(inputData.question);
  if (question === undefined) return defineInputFields([assistantField, stateField, allowReassignmentField]);
  if (question === 'schedule') return defineInputFields([maybeOwnerField]);
  return question === 'reassignment'
    ? defineInputFields([{ ...assistantField, required: true }, allowReassignmentField])
    : defineInputFields([{ ...stateField, required: true }]);
};

/** What the rules say, by the questions that they say it to. */
const outcomeLabels = [
  { of: ['reassignment', 'hand-back'], key: 'outcome__decision', label: 'Rule Decision' },
  { of: ['reassignment', 'hand-back'], key: 'outcome__note', label: 'Note Template' },
  { of: ['hand-back'], key: 'outcome__to', label: 'Goes To' },
  { of: ['state'], key: 'outcome__connection_status', label: 'Lead Connection Status' },
  { of: ['state'], key: 'outcome__contact_status', label: 'HubSpot Lead Status or Deal Stage' },
  { of: ['state'], key: 'outcome__stage', label: 'Deal Stage' },
  { of: ['state'], key: 'outcome__allowed', label: 'State May Follow', type: 'boolean' as const },
  { of: ['schedule'], key: 'outcome__schedule', label: 'Schedule' },
];

/** Each question's own outputs; without a question, all that there are. */
const outcomeOutputs = async (_z: ZObject, { inputData }: Bundle) => {
  const question = textInput(inputData.question);
  const shown = outcomeLabels.filter(({ of }) => question === undefined || of.includes(question));
  return shown.map(({ of: _questions, ...label }) => label);
};

const inputFields = defineInputFields([leadField, questionField, questionFields]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, async (relay) => [
    await preview(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      question: needText(textInput(bundle.inputData.question), 'Question'),
      assistant: textInput(bundle.inputData.assistant),
      state: textInput(bundle.inputData.state),
      allowReassignment: flagInput(bundle.inputData.allow_reassignment, false, 'Allow Reassignment'),
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
      rule: { file: 'rules/reassignment.yaml', name: 'accidental-reassignment', line: 22 },
      why: [
        {
          rule: 'accidental-reassignment',
          file: 'rules/reassignment.yaml',
          line: 22,
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
      { key: 'rule__file', label: 'Rule File' },
      { key: 'rule__name', label: 'Rule Name' },
      { key: 'rule__line', label: 'Rule Line', type: 'integer' },
      { key: 'why[]rule', label: 'Rule Looked At' },
      { key: 'why[]file', label: 'File of the Rule' },
      { key: 'why[]line', label: 'Line of the Rule', type: 'integer' },
      { key: 'why[]decided', label: 'Decided', type: 'boolean' },
      { key: 'why[]conditions', label: 'Conditions', list: true },
      outcomeOutputs,
    ],
  },
});
