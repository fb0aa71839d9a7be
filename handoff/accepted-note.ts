// The note of an accepted lead. It is the mark by which a repeat knows what an earlier run did.
import type { FoundLead, Owner } from '../crm';
import { plainText } from '../engine';
import { renderNote } from './note';
import type { Standing } from './service';

/** @param there what became of the lead at the assistant's service */
export const acceptedNote = (
  found: FoundLead,
  assistant: Owner,
  key: string,
  given: { schedule: string; context: string },
  { reference, reason }: Standing,
) =>
  renderNote(key, {
    lead: found.lead.name,
    assistant: assistant.name,
    schedule: given.schedule,
    context: given.context,
    reference,
    reason,
  });

const anyText = '\u0001';

/** Name, context and schedule may have been changed since the note was written: its first line tells it. */
export function acceptedBy(assistant: Owner): (body: string) => boolean {
  const line = renderNote('accepted', { lead: anyText, assistant: assistant.name }).split('<br>')[0] ?? '';
  const parts = plainText(line).split(anyText);
  return (body) => parts.every((part) => plainText(body).includes(part.trim()));
}

/** Whether a note says where the lead is at the service. A policy whose note never says so costs a request. */
export function tellsReference(body: string): boolean {
  const lines = renderNote('accepted', { reference: anyText }).split('<br>');
  const [words = ''] = plainText(lines.find((line) => line.includes(anyText)) ?? '').split(anyText);
  return words !== '' && plainText(body).includes(words.trim());
}
