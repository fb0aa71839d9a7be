// Notes, v1 (pipedrive.md 3.7).
import type { Ledger } from '../../core/ledger';
import { type Answer, type Call, jsonOf, momentOf, ok, type Route, stampOf } from '../call';
import type { Company } from '../company';
import { changeNote, createNote, type NoteBody, noteAddTime, noteSchema, parentKeys } from '../notes';
import { badRequest, notFound } from '../refusals';
import { plainTime, wholeSeconds } from '../times';
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

function bodyOf(call: Call): NoteBody {
  const result = noteSchema.safeParse(jsonOf(call));
  const [issue] = result.error?.issues ?? [];
  if (!result.success) throw badRequest('Bad request', `${issue?.path.join('.')}: ${issue?.message}`);
  return result.data;
}

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
  noteOf(call).removedAt = call.company.clock.now();
  return ok(true);
}

/** Offset paging under additional_data.pagination; an empty list is null (pipedrive.md 3.1). */
function list(call: Call): Answer {
  const start = wholeNumber(call, 'start') ?? 0;
  const limit = wholeNumber(call, 'limit') ?? 100;
  if (limit < 1 || limit > 500) throw badRequest('Bad request', 'limit must be between 1 and 500');
  const all = sorted(call, call.company.records.notes.all().filter(matching(call)));
  const page = all.slice(start, start + limit);
  const more = start + limit < all.length;
  const next = more ? { next_start: start + limit } : {};
  const pagination = { start, limit, more_items_in_collection: more, ...next };
  return ok(page.length > 0 ? page.map((note) => wireNote(call, note)) : null, { pagination });
}

function matching(call: Call): (note: Ledger) => boolean {
  const { company } = call;
  const since = momentOf(call, 'updated_since');
  const asked = ['user_id', ...parentKeys].flatMap((key) => {
    const id = wholeNumber(call, key);
    return id === undefined ? [] : [[key, String(id)] as const];
  });
  const from = call.query.get('start_date') ?? '';
  const to = call.query.get('end_date') ?? '9999';
  return (note) => {
    const day = noteAddTime(note).slice(0, 10);
    if (!company.shows('notes', note) || day < from || day > to) return false;
    if (since !== undefined && wholeSeconds(note.stamp) < since) return false;
    return asked.every(([key, id]) => note.values[key] === id);
  };
}

/** `add_time DESC`; oldest first unless asked otherwise. */
function sorted({ query }: Call, notes: Ledger[]): Ledger[] {
  const [by = '', direction = 'ASC'] = (query.get('sort') ?? 'id ASC').split(/\s+/);
  const keys: Record<string, (note: Ledger) => string | number> = {
    id: ({ number }) => number,
    add_time: noteAddTime,
    update_time: ({ stamp }) => plainTime(stamp),
  };
  const key = keys[by];
  if (!key || !/^(asc|desc)$/i.test(direction))
    throw badRequest('Bad request', `sort: '${query.get('sort')}'`);
  const sign = /^desc$/i.test(direction) ? -1 : 1;
  const compare = (one: string | number, other: string | number) =>
    one === other ? 0 : one < other ? -1 : 1;
  return notes.sort((one, other) => sign * (compare(key(one), key(other)) || one.number - other.number));
}

function wholeNumber({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw badRequest('Bad request', `${name} must be a whole number`);
  return Number(text);
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
    lead_id: null,
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
  const names = ['person', 'deal', 'organization'].map((name) => `pinned_to_${name}_flag`);
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
