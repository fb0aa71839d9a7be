// Mail is logged as a note: that needs no right beyond contacts, and shows on the lead in every plan.
import { renderNote } from '../engine';
import { checkMoment, needText } from './inputs';
import { needLead } from './leads';
import { day, plainText } from './note';
import { info, leadPart, type Outcome, outcome } from './outcome';
import type { Relay } from './relay';

export interface LogEmailRequest {
  lead: string;
  direction: 'sent' | 'received';
  subject: string;
  body: string;
  sentAt?: string | undefined;
  messageId?: string | undefined;
}

/**
 * Logs a message on the lead, once: the same mail is one with the same message id, else the same direction, subject
 * and body within 24 hours.
 * @throws RelayError `Required field missing`, `Invalid input` (moment), `Record not found`
 */
export async function logEmail(relay: Relay, request: LogEmailRequest): Promise<Outcome> {
  const subject = needText(request.subject, 'Subject');
  const body = needText(request.body, 'Body');
  const at = checkMoment(request.sentAt, 'Sent At') ?? relay.now();
  const found = await needLead(relay, request.lead);
  const messageId = request.messageId?.trim() ?? '';
  const html = renderNote(`email_${request.direction}`, { subject, body, reference: messageId });
  const since = messageId === '' ? at - day : 0;
  const present = await found.notesSince(since);
  if (present.some(isSame(html, messageId))) return unchanged(found);
  await relay.crm.addNote(found.lead, { html, at });
  return outcome({ ...leadPart(found), created: 1, messages: [info('The message is on the lead.')] });
}

const isSame = (html: string, messageId: string) => {
  const wanted = plainText(html);
  const reference = plainText(messageId.replace(/</g, '&lt;'));
  return (body: string) =>
    messageId === '' ? plainText(body) === wanted : plainText(body).includes(reference);
};

const unchanged = (found: Parameters<typeof leadPart>[0]) =>
  outcome({ ...leadPart(found), unchanged: 1, messages: [info('The message was on the lead already.')] });
