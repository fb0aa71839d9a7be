import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { leadField } from '../fields/lead';
import { logEmail, withRelay } from '../handoff';
import { choiceInput, needText, textInput } from '../inputs';
import { leadOutcomeSample, outcomeOutputFields } from './shared/outcome-output';

const inputFields = defineInputFields([
  leadField,
  {
    key: 'direction',
    label: 'Direction',
    type: 'string',
    required: true,
    choices: { sent: 'Sent by the assistant', received: 'Received from the lead' },
    helpText: 'Which way the message went.',
  },
  { key: 'subject', label: 'Subject', type: 'string', required: true },
  {
    key: 'body',
    label: 'Body',
    type: 'text',
    required: true,
    helpText: 'The plain text of the message. HTML would be logged as it is written.',
  },
  {
    key: 'sent_at',
    label: 'Sent At',
    type: 'datetime',
    helpText: 'When it was sent or received. Leave empty for the moment of this step.',
  },
  {
    key: 'message_id',
    label: 'Message ID',
    type: 'string',
    helpText:
      'The Message-ID that the mail itself has. With it, a mail is logged once however often this step runs, as long as it is among the latest 100 notes of the lead. Leave empty if it is not known: then the same subject and body count as the same mail for 24 hours.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    logEmail(relay, {
      lead: needText(textInput(bundle.inputData.lead), 'Lead'),
      direction: choiceInput(bundle.inputData.direction, ['sent', 'received'], 'Direction'),
      subject: needText(textInput(bundle.inputData.subject), 'Subject'),
      body: needText(textInput(bundle.inputData.body), 'Body'),
      sentAt: textInput(bundle.inputData.sent_at),
      messageId: textInput(bundle.inputData.message_id),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'log_email',
  noun: 'Email',
  display: {
    label: 'Log Email on Lead',
    description: 'Logs a message that the assistant sent or received as a note on the lead, once.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...leadOutcomeSample,
      messages: [{ level: 'info', text: 'The message is on the lead.' }],
      created: 1,
      updated: 0,
      changed_fields: [],
      decision: null,
      rule: null,
      previous_owner_id: null,
    },
    outputFields: outcomeOutputFields,
  },
});
