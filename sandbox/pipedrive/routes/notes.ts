// Notes, v1 (pipedrive.md 3.7).
import type { Ledger } from '../../core/ledger';
import { type Answer, type Call, jsonOf, momentOf, ok, type Route, stampOf } from '../call';
import type { Company } from '../company';
import { changeNote, createNote, type NoteBody, noteAddTime, noteSchema, removeNote } from '../notes';
import { notFound } from '../refusals';
import { plainTime, wholeSeconds } from '../times';
import { pageV1, pagination, parsedV1, type SortKeys, sortedV1, wholeNumber } from '../v1';
import { numberIn, read, textIn } from '../values';

const base = '/api/v1/notes';

export const noteRoutes: Route[] = [
  { method: 'GET', pattern: base, cost: 20, run: list },
  { method: 'POST', pattern: base, cost: 10, run: create },
  { method: 'GET', pattern: `${base}/:id`, cost: 2, run: (call) => ok(wireNote(call, noteOf(call))) },
  { method: 'PUT', pattern: `${base}/:id`, cost: 10, run: update },
  { method: 'DELETE', pattern: `${base}/:id`, cost: 6, run: remove },
];

function noteOf({ company, params }: Call): Ledger {
  const note = company.visible('notes', params.id ?? '');
  if (!note) throw notFound('Note');
  return note;
}

const bodyOf = (call: Call): NoteBody => parsedV1(noteSchema, jsonOf(call));

function create(call: Call): Answer {
  const note = createNote(call.company, bodyOf(call), stampOf(call));
  return { ...ok(wireNote(call, note)), status: 201 };
}

function update(call: Call): Answer {
  const note = noteOf(call);
  changeNote(call.company, note, bodyOf(call), stampOf(call));
  return ok(wireNote(call, note));
}

function remove(call: Call): Answer {
  removeNote(call.company, noteOf(call), stampOf(call));
  return ok(true);
}

/** Oldest first unless asked otherwise. */
function list(call: Call): Answer {
  const all = call.company.records.notes.all().filter(matching(call));
  const paged = pageV1(call, sortedV1(call, all, sorts, 'id ASC'));
  const data = paged.page.map((note) => wireNote(call, note));
  return ok(data.length > 0 ? data : null, pagination(paged));
}

const sorts: SortKeys = {
  id: ({ number }) => number,
  add_time: noteAddTime,
  update_time: ({ stamp }) => plainTime(stamp),
};

function matching(call: Call): (note: Ledger) => boolean {
  const { company } = call;
  const since = momentOf(call, 'updated_since');
  const lead = call.query.get('lead_id');
  const asked = ['user_id', 'person_id', 'deal_id', 'org_id'].flatMap((key) => {
    const id = wholeNumber(call, key);
    return id === undefined ? [] : [[key, String(id)] as const];
  });
  if (lead !== null) asked.push(['lead_id', JSON.stringify(lead)]);
  const from = call.query.get('start_date') ?? '';
  const to = call.query.get('end_date') ?? '9999';
  return (note) => {
    const day = noteAddTime(note).slice(0, 10);
    if (!company.shows('notes', note) || day < from || day > to) return false;
    if (since !== undefined && wholeSeconds(note.stamp) < since) return false;
    return asked.every(([key, id]) => note.values[key] === id);
  };
}

function wireNote({ company, user }: Call, note: Ledger): Record<string, unknown> {
  const author = company.users.get(numberIn(note, 'user_id') ?? 0);
  const { name, email } = author ?? { name: null, email: null };
  return {
    id: note.number,
    active_flag: note.removedAt === undefined,
    add_time: noteAddTime(note),
    update_time: plainTime(note.stamp),
    content: textIn(note, 'content'),
    person_id: read(note, 'person_id'),
    deal_id: read(note, 'deal_id'),
    org_id: read(note, 'org_id'),
    lead_id: read(note, 'lead_id'),
    project_id: null,
    user_id: author?.id ?? null,
    last_update_user_id: note.writes.length > 1 ? (note.writes.at(-1)?.source.userId ?? null) : null,
    ...pinned(note),
    person: named(company, note, 'persons', 'person_id', 'name'),
    deal: named(company, note, 'deals', 'deal_id', 'title'),
    organization: named(company, note, 'organizations', 'org_id', 'name'),
    user: { name, email, icon_url: null, is_you: author?.id === user.id },
  };
}

/** Booleans on reading, 0 or 1 on writing. */
function pinned(note: Ledger): Record<string, boolean> {
  const names = ['person', 'deal', 'organization', 'lead'].map((name) => `pinned_to_${name}_flag`);
  return Object.fromEntries(names.map((name) => [name, read(note, name) === 1]));
}

function named(
  company: Company,
  note: Ledger,
  kind: 'persons' | 'deals' | 'organizations',
  key: string,
  as: string,
) {
  const parent = company.records[kind].get(String(numberIn(note, key)));
  return parent ? { [as]: textIn(parent, as) } : null;
}
