// Notes are v1: moments in plain whole seconds, an empty list is null. (pipedrive.md 3.1, 3.7)
import { array, looseObject, nullish, number, string } from 'zod/mini';
import { parseAnswer, RelayError } from '../../http';
import type { Note } from '../crm';
import type { Pipedrive } from './api';
import { momentOf, plainTime, timeText, wholeSecond } from './times';

const longestNote = 100_000;
const newestNotes = 100;

const created = looseObject({ id: number() });
const list = nullish(array(looseObject({ content: nullish(string()), add_time: timeText })));

/** What a note hangs on. */
export type NoteParent = { person_id: number } | { org_id: number };

export async function addNote(
  pipedrive: Pipedrive,
  parent: NoteParent,
  note: { html: string; at: number },
): Promise<{ id: string }> {
  if (note.html.length > longestNote) throw tooLong();
  const json = { content: note.html, ...parent, add_time: plainTime(note.at) };
  const { data } = await pipedrive.send({ method: 'POST', path: '/api/v1/notes', json });
  return { id: String(parseAnswer(created, data, 'Pipedrive').id) };
}

export async function notesSince(pipedrive: Pipedrive, parent: NoteParent, since: number): Promise<Note[]> {
  const ids = Object.entries(parent).map(([key, id]) => [key, String(id)]);
  const query = new URLSearchParams({
    ...Object.fromEntries(ids),
    sort: 'add_time DESC',
    limit: String(newestNotes),
  });
  const { data } = await pipedrive.send({ method: 'GET', path: `/api/v1/notes?${query}` });
  const notes = parseAnswer(list, data, 'Pipedrive') ?? [];
  return notes
    .map(({ content, add_time }) => ({ html: content ?? '', at: momentOf(add_time) }))
    .filter(({ at }) => at >= wholeSecond(since));
}

const tooLong = () =>
  new RelayError('Invalid input', {
    what: 'The text for the note is too long.',
    why: `Pipedrive holds at most ${longestNote} characters in a note.`,
    todo: 'Shorten it.',
  });
