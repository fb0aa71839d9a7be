// A note on a company, written last and once: whoever did not make the company looks first whether an earlier run left
// the same text within a day.
import { RelayError, type StoredRecord } from '../crm';
import { plainText, renderNote } from '../engine';
import { day } from './spans';
import type { Sync } from './sync';

/** Below what Pipedrive holds, so that nothing is written beside a note that cannot be. (pipedrive.md 3.7) */
const longestNote = 90_000;

/** @throws RelayError `Invalid input` for a text that is too long for a note */
export function renderedNote(text: string): string {
  const html = renderNote('company_note', { text });
  if (html.length <= longestNote) return html;
  throw new RelayError('Invalid input', {
    what: 'The note is too long.',
    why: `Pipedrive holds about ${longestNote} characters in a note.`,
    todo: 'Shorten it.',
  });
}

/** @returns what was done, for the user */
export async function addNoteOnce(
  sync: Sync,
  company: StoredRecord,
  html: string,
  created: boolean,
): Promise<string[]> {
  const at = sync.now();
  const present = created ? [] : await sync.records.notesSince(company, at - day);
  if (present.some((note) => plainText(note) === plainText(html))) return ['The note was there already.'];
  await sync.records.addNote(company, { html, at });
  return ['A note was added.'];
}
