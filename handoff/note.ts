// Notes are written last, and once: whoever writes after a change knows that the note is new; whoever finds nothing
// to change may be finishing an interrupted run, and looks first.
import type { FoundLead, Note } from '../crm';
import { plainText, renderNote as render } from '../engine';
import type { Relay } from './relay';

/** How far the CRM's clock and ours may be apart. */
const skew = 300_000;
/** Below what any of the CRMs holds in a note (HubSpot: 65,536 characters). */
const longestNote = 60_000;
const cut = '… (shortened)';

/** A note's HTML; a text that is too long for a note is shortened, the other parts stay whole. */
export function renderNote(key: string, values: Record<string, string>): string {
  let html = render(key, values);
  for (let fitted = values; html.length > longestNote; html = render(key, fitted)) {
    fitted = shortenLongest(fitted, html.length - longestNote);
  }
  return html;
}

export const isShortened = (html: string) => html.includes(cut);

/** Escaping makes a text longer by a factor, so a part at a time is taken away. */
function shortenLongest(values: Record<string, string>, excess: number): Record<string, string> {
  const [name = '', text = ''] = Object.entries(values).sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const keep = Math.max(0, Math.min(text.length - excess, Math.floor(text.length * 0.9)) - cut.length);
  return { ...values, [name]: text.slice(0, keep) + cut };
}

export async function addNote(relay: Relay, found: FoundLead, html: string): Promise<void> {
  await relay.crm.addNote(found.lead, { html, at: relay.now() });
}

/** The notes since a moment of the CRM's own clock. */
export const notesAround = (found: FoundLead, since: number): Promise<Note[]> =>
  found.notesSince(since - skew);

/**
 * Adds a note unless one of the same text, or one that `covers` it, was made since a moment.
 * @returns whether a note was added
 */
export async function addNoteOnce(
  relay: Relay,
  found: FoundLead,
  note: { html: string; since: number; covers?: (body: string) => boolean },
): Promise<boolean> {
  const covers = note.covers ?? sameText(note.html);
  const present = await notesAround(found, note.since);
  if (present.some(({ html }) => covers(html))) return false;
  await addNote(relay, found, note.html);
  return true;
}

export function sameText(html: string): (body: string) => boolean {
  const wanted = plainText(html);
  return (body) => plainText(body) === wanted;
}

/** Less than people need between two acts, more than clocks kept by the network differ. */
const closeBy = 10_000;

/** Whether any note of the relay was made since a moment; mail that it logged is none. */
export function saidSince(notes: readonly Note[], moment: number): boolean {
  const signature = linesOf('handed_back').at(-1) ?? '';
  const mail = ['email_sent', 'email_received'].flatMap((key) => linesOf(key)[0] ?? []);
  const isMail = (text: string) => mail.some((opening) => opening !== signature && text.startsWith(opening));
  return notes
    .filter(({ at }) => at >= moment - closeBy)
    .map(({ html }) => plainText(html))
    .some((text) => text.endsWith(signature) && !isMail(text));
}

/** The lines of a note that hold no placeholder. */
const linesOf = (key: string) => render(key, {}).split('<br>').map(plainText);
