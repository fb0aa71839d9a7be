// Notes: the rules that hold whoever writes (pipedrive.md 3.7).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import type { Company, Stamp } from './company';
import { badRequest } from './refusals';
import { plainMoment, plainTime } from './times';
import { encode, type Fields, given, read } from './values';
import { alter, begin, end } from './write';

export const noteLimit = 100_000;
const parents = {
  person_id: 'persons',
  deal_id: 'deals',
  org_id: 'organizations',
  lead_id: 'leads',
} as const;
type Parent = keyof typeof parents;
const parentKeys: readonly Parent[] = ['person_id', 'deal_id', 'org_id', 'lead_id'];

const id = z.int().positive().nullable().optional();
const flag = z.union([z.literal(0), z.literal(1)]).optional();

/** v1: unknown keys are no error. */
export const noteSchema = z.object({
  content: z.string().optional(),
  person_id: id,
  deal_id: id,
  org_id: id,
  lead_id: z.uuid().nullable().optional(),
  user_id: z.int().optional(),
  add_time: z.string().optional(),
  pinned_to_person_flag: flag,
  pinned_to_deal_flag: flag,
  pinned_to_organization_flag: flag,
  pinned_to_lead_flag: flag,
});
export type NoteBody = z.output<typeof noteSchema>;

/** Each pin needs its parent. */
const pins = [
  ['pinned_to_person_flag', 'person_id'],
  ['pinned_to_deal_flag', 'deal_id'],
  ['pinned_to_organization_flag', 'org_id'],
  ['pinned_to_lead_flag', 'lead_id'],
] as const;

export function createNote(company: Company, body: NoteBody, stamp: Stamp): Ledger {
  if (body.content === undefined) throw badRequest('Note content must be given.');
  const fields = noteFields(company, body, undefined, stamp);
  const empty: Fields = { person_id: null, deal_id: null, org_id: null, lead_id: null };
  return begin(company, 'notes', encode({ ...empty, user_id: stamp.source.userId, ...fields }), stamp);
}

export function changeNote(company: Company, note: Ledger, body: NoteBody, stamp: Stamp): void {
  alter(company, 'notes', note, encode(noteFields(company, body, note, stamp)), stamp);
}

export const removeNote = (company: Company, note: Ledger, stamp: Stamp): void =>
  end(company, 'notes', note, stamp);

function noteFields(company: Company, body: NoteBody, note: Ledger | undefined, { source }: Stamp): Fields {
  const { content, add_time, user_id, ...rest } = body;
  if (content !== undefined) checkContent(content);
  checkParents(company, body, note);
  if (user_id !== undefined) checkAuthor(company, user_id, source.userId);
  if (add_time !== undefined && plainMoment(add_time) === undefined)
    throw badRequest('Bad request', 'add_time must be YYYY-MM-DD HH:MM:SS');
  return given({ ...rest, content: content && sanitized(content), add_time, user_id });
}

/** About 100,000 characters or 100 KB, enforced. */
function checkContent(content: string): void {
  if (content.trim() === '') throw badRequest('Note content must be given.');
  if (content.length > noteLimit) throw badRequest(`Note content is limited to ${noteLimit} characters.`);
}

function checkParents(company: Company, body: NoteBody, note: Ledger | undefined): void {
  const after = (key: Parent): unknown => (body[key] === undefined && note ? read(note, key) : body[key]);
  const given = parentKeys.filter((key) => (after(key) ?? null) !== null);
  if (given.length === 0)
    throw badRequest('One of the following must be given: deal_id, person_id, org_id, lead_id.');
  for (const [pin, key] of pins)
    if (body[pin] === 1 && !given.includes(key)) throw badRequest(`${pin} needs ${key}`);
  for (const key of parentKeys) {
    const target = body[key];
    if (target !== undefined && target !== null && !company.visible(parents[key], target))
      throw badRequest(`${key} ${target} was not found`);
  }
}

/** Another author: admins only. */
function checkAuthor({ users }: Company, author: number, userId: number): void {
  if (!users.has(author)) throw badRequest(`User ${author} was not found`);
  if (author !== userId && !users.get(userId)?.admin) throw badRequest('Only admins may set user_id');
}

const kept = ['p', 'br', 'b', 'i', 'u', 'ul', 'ol', 'li', 'a'];

/** Simple tags survive, everything else is stripped; escaped text stays. */
function sanitized(html: string): string {
  return html.replace(/<\/?([a-zA-Z][\w-]*)\b[^>]*>/g, (tag, name: string) =>
    kept.includes(name.toLowerCase()) ? tag : '',
  );
}

export const noteAddTime = (note: Ledger): string => {
  const told = read(note, 'add_time');
  return typeof told === 'string' ? told : plainTime(note.createdAt);
};
