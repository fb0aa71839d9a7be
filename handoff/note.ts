// Notes are written last, and once: whoever writes after a change knows that the note is new; whoever finds nothing
// to change may be finishing an interrupted run, and looks first.
import type { FoundLead } from '../crm';
import type { Relay } from './relay';

export const day = 86_400_000;
/** How far the CRM's clock and ours may be apart. */
const skew = 300_000;

export async function addNote(relay: Relay, found: FoundLead, html: string): Promise<void> {
  await relay.crm.addNote(found.lead, { html, at: relay.now() });
}

/**
 * Adds a note unless one of the same text, or one that `covers` it, was made since a moment.
 * @returns whether a note was added
 */
export async function addNoteOnce(
  relay: Relay,
  found: FoundLead,
  note: { html: string; since: number; covers?: (body: string) => boolean },
): Promise<boolean> {
  const wanted = plainText(note.html);
  const same = note.covers ?? ((body: string) => plainText(body) === wanted);
  const present = await found.notesSince(note.since - skew);
  if (present.some(same)) return false;
  await addNote(relay, found, note.html);
  return true;
}

/** A note's words without its markup: vendors tidy the HTML they are given. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
