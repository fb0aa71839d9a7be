// Mail is logged as a note: that needs no right beyond contacts, and shows on the lead in every plan.
import type { Note } from '../crm';
import { plainText } from '../engine';
import { checkMoment, needText } from '../inputs';
import { info, type Outcome, outcome, warning } from '../outcome';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import { isShortened, renderNote, sameText } from './note';
import type { Relay } from './relay';
import { day } from './spans';

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
  const present = await found.notesSince(messageId === '' ? at - day : 0);
  if (present.some(isSame(html, messageId, at))) return unchanged(found);
  await relay.crm.addNote(found.lead, { html, at });
  const cut = isShortened(html) ? [warning('The message was too long for a note and was shortened.')] : [];
  return outcome({ ...leadPart(found), created: 1, messages: [info('The message is on the lead.'), ...cut] });
}

/** By the message id where there is one: it stands with the signature at the end. */
function isSame(html: string, messageId: string, at: number): (note: Note) => boolean {
  const ending = plainText(html.split('<br>').slice(-2).join('<br>'));
  const same = sameText(html);
  return messageId === ''
    ? (note) => same(note.html) && Math.abs(note.at - at) < day
    : (note) => plainText(note.html).endsWith(ending);
}

const unchanged = (found: Parameters<typeof leadPart>[0]) =>
  outcome({ ...leadPart(found), unchanged: 1, messages: [info('The message was on the lead already.')] });
