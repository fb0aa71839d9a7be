import { defineInputFields, defineTrigger } from 'zapier-platform-core';
import { leadOutputFields, leadSample } from '../fields/lead-output';
import {
  checkSchedule,
  type FollowUpSelection,
  followUps,
  needUser,
  type Relay,
  scheduleChoices,
} from '../handoff';
import { textInput } from '../inputs';
import { feedPerform } from './shared/feed-perform';
import { assistantField } from './shared/fields';

const inputFields = defineInputFields([
  {
    ...assistantField,
    helpText:
      'Only leads of this assistant. Leave empty for every assistant that the rules list (`rules/assistants.yaml`).',
  },
  {
    key: 'schedule',
    label: 'Schedule',
    type: 'string',
    choices: scheduleChoices(),
    helpText: 'Only leads with this follow-up schedule. Leave empty for every schedule.',
  },
]);

async function selectionOf(relay: Relay, inputData: Record<string, unknown>): Promise<FollowUpSelection> {
  const scheduleName = checkSchedule(textInput(inputData.schedule));
  const assistant = textInput(inputData.assistant);
  return {
    trigger: 'follow_up_due',
    ...(assistant && { assistantId: (await needUser(relay, assistant, 'assistant')).id }),
    ...(scheduleName && { scheduleName }),
  };
}

export default defineTrigger({
  key: 'follow_up_due',
  noun: 'Follow-Up',
  display: {
    label: 'Follow-Up Due',
    description: 'Triggers when the next follow-up of a lead falls due by its schedule.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform: feedPerform(followUps, selectionOf),
    sample: {
      ...leadSample,
      id: '151-1772442000000-2',
      number: 2,
      of: 7,
      message: 'First reminder',
      due_at: '2026-03-04T09:00:00.000Z',
    },
    outputFields: [
      { key: 'id', label: 'Follow-Up ID', type: 'string' },
      ...leadOutputFields,
      { key: 'number', label: 'Follow-Up Number', type: 'integer' },
      { key: 'of', label: 'Follow-Ups in the Schedule', type: 'integer' },
      { key: 'message', label: 'Message Name' },
      { key: 'due_at', label: 'Due At', type: 'datetime' },
    ],
  },
});
