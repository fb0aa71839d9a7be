import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { leadStates } from '../engine';
import { preview, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';
import { assistantField } from './shared/fields';

const inputFields = defineInputFields([
  {
    key: 'lead',
    label: 'Lead',
    type: 'string',
    required: true,
    helpText: 'The ID of the lead in the CRM, or its email address.',
  },
  {
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
  },
  assistantField,
  {
    key: 'state',
    label: 'State',
    type: 'string',
    choices: [...leadStates],
    helpText: 'For the two questions about a state.',
  },
]);

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
      rule: { file: 'reassignment.yaml', name: 'accidental-reassignment', line: 20 },
      why: [
        {
          rule: 'accidental-reassignment',
          file: 'reassignment.yaml',
          line: 20,
          decided: true,
          conditions: ['yes: lead.connection_status exists'],
        },
      ],
    },
    outputFields: [
      { key: 'id', label: 'ID' },
      { key: 'question', label: 'Question' },
      { key: 'lead_id', label: 'Lead ID' },
      { key: 'decision', label: 'Decision' },
      { key: 'rule__file', label: 'Rule File' },
      { key: 'rule__name', label: 'Rule Name' },
      { key: 'rule__line', label: 'Rule Line', type: 'integer' },
      { key: 'why[]rule', label: 'Rule Looked At' },
      { key: 'why[]decided', label: 'Decided', type: 'boolean' },
      { key: 'why[]conditions', label: 'Conditions' },
    ],
  },
});
