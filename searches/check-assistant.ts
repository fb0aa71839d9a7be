import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { assistantField } from '../fields/users';
import { checkAssistant, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';

const inputFields = defineInputFields([{ ...assistantField, required: true }]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, async (relay) => [
    await checkAssistant(relay, needText(textInput(bundle.inputData.assistant), 'Assistant')),
  ])) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'check_assistant',
  noun: 'Assistant',
  display: {
    label: 'Check Assistant',
    description: 'Finds out whether an assistant can work in the CRM, and what is to be done next.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      id: 'zoe@assistants.example',
      assistant: 'zoe@assistants.example',
      status: 'ALL_WORKING_WELL',
      next_step: 'Nothing to do.',
    },
    outputFields: [
      { key: 'id', label: 'ID' },
      { key: 'assistant', label: 'Assistant' },
      { key: 'status', label: 'Status' },
      { key: 'next_step', label: 'Next Step' },
    ],
  },
});
