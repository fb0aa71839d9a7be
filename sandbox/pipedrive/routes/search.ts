// Search, v2: slim items, its own limit, 20 tokens (pipedrive.md 3.12).

import { z } from 'zod';
import {
  type Answer,
  type Call,
  csvOf,
  flagOf,
  intOf,
  limitOf,
  ok,
  oneOf,
  type Route,
  refuseUnknown,
} from '../call';
import type { Company } from '../company';
import { allKinds, type Kind } from '../kinds';
import { seal, unseal } from '../list';
import { invalidSearch, schemaViolation } from '../refusals';
import { customTexts, findHits, type Hit, noteTexts } from '../search';
import { contactsIn, decode, flagIn, numberIn, read, textIn } from '../values';

const cost = 20;
const longest = 100; // the spec says 500; above 100 was found rejected

export const searchRoutes: Route[] = [
  ...allKinds.map((kind): Route => {
    const pattern = `/api/v2/${kind.name}/search`;
    return { method: 'GET', pattern, cost, search: true, run: (call) => search(call, kind) };
  }),
  { method: 'GET', pattern: '/api/v2/itemSearch/field', cost, search: true, run: searchField },
];

const shared = ['term', 'fields', 'exact_match', 'limit', 'cursor', 'include_fields'];
/** Search's name, and the record's key. */
const narrowing: Readonly<Record<Kind['name'], Readonly<Record<string, string>>>> = {
  persons: { organization_id: 'org_id' },
  organizations: {},
  deals: { person_id: 'person_id', organization_id: 'org_id' },
};

function search(call: Call, kind: Kind): Answer {
  const extra = Object.keys(narrowing[kind.name]);
  refuseUnknown(call, [...shared, ...extra, ...(kind.name === 'deals' ? ['status'] : [])]);
  const exact = flagOf(call, 'exact_match');
  const query = { term: termOf(call, exact), exact, fields: fieldsOf(call, kind) };
  const hits = findHits(call.company, kind, query).filter(narrow(call, kind));
  const { page, next_cursor } = pageOf(call, hits);
  const items = page.map((hit) => ({ result_score: hit.score, item: wireItem(call.company, kind, hit) }));
  return ok({ items }, { next_cursor });
}

/** At least two characters, one where it must match exactly. */
function termOf({ query }: Call, exact: boolean): string {
  const term = query.get('term')?.trim() ?? '';
  if (term.length < (exact ? 1 : 2))
    throw invalidSearch(`The search term must be at least ${exact ? 1 : 2} characters long.`);
  return term;
}

function fieldsOf(call: Call, kind: Kind): readonly string[] {
  const fields = csvOf(call, 'fields');
  const unknown = fields.filter((field) => !kind.searchFields.includes(field));
  if (unknown.length > 0)
    throw schemaViolation([`fields: '${unknown.join(',')}' is not one of ${kind.searchFields.join(', ')}`]);
  return fields.length > 0 ? fields : kind.searchFields;
}

function narrow(call: Call, kind: Kind): (hit: Hit) => boolean {
  const asked = Object.entries(narrowing[kind.name]).flatMap(([name, key]) => {
    const id = intOf(call, name);
    return id === undefined ? [] : [[key, String(id)] as const];
  });
  const status = call.query.get('status');
  return ({ view }) =>
    asked.every(([key, id]) => view.values[key] === id) &&
    (status === null || textIn(view, 'status') === status);
}

function pageOf<T>(call: Call, all: readonly T[]): { page: readonly T[]; next_cursor: string | null } {
  const limit = limitOf(call, longest);
  const cursor = call.query.get('cursor');
  const start = cursor === null ? 0 : unseal(cursor, z.strictObject({ start: z.int() })).start;
  const end = start + limit;
  return { page: all.slice(start, end), next_cursor: end < all.length ? seal({ start: end }) : null };
}

function wireItem(company: Company, kind: Kind, hit: Hit): Record<string, unknown> {
  const { view, ledger } = hit;
  const custom_fields = customTexts(company, kind, view);
  const shared = {
    id: ledger.number,
    type: kind.singular,
    visible_to: read(view, 'visible_to'),
    owner: { id: numberIn(view, 'owner_id') },
    custom_fields,
    notes: noteTexts(company, kind, view),
  };
  if (kind.name === 'organizations')
    return { ...shared, name: read(view, 'name'), address: addressText(view) };
  const organization = linked(company, 'organizations', view);
  if (kind.name === 'deals') return { ...shared, ...dealItem(company, hit), organization };
  const [phones, emails] = [contactsIn(view, 'phones'), contactsIn(view, 'emails')];
  return { ...shared, name: read(view, 'name'), phones, emails, organization };
}

function dealItem(company: Company, { view }: Hit): Record<string, unknown> {
  const stage = company.stages.find(({ id }) => id === numberIn(view, 'stage_id'));
  return {
    title: read(view, 'title'),
    value: read(view, 'value'),
    currency: read(view, 'currency'),
    status: read(view, 'status'),
    stage: stage ? { id: stage.id, name: stage.name } : null,
    person: linked(company, 'persons', view),
    is_archived: flagIn(view, 'is_archived'), // searches may return archived ones
  };
}

function linked({ records }: Company, kind: 'persons' | 'organizations', view: Hit['view']): object | null {
  const key = kind === 'persons' ? 'person_id' : 'org_id';
  const ledger = records[kind].get(String(numberIn(view, key)));
  if (!ledger) return null;
  const named = { id: ledger.number, name: textIn(ledger, 'name') };
  return kind === 'organizations' ? { ...named, address: addressText(ledger) } : named;
}

function addressText(view: Pick<Hit['view'], 'values'>): string | null {
  const address = read(view, 'address');
  const value = address !== null && typeof address === 'object' && 'value' in address ? address.value : null;
  return typeof value === 'string' ? value : null;
}

/** One field of one kind, with regard to case; answers id and name alone. */
function searchField(call: Call): Answer {
  refuseUnknown(call, ['term', 'entity_type', 'field', 'match', 'limit', 'cursor']);
  const kind = allKinds.find(({ singular }) => singular === call.query.get('entity_type'));
  if (!kind) throw schemaViolation(['entity_type: is not one of deal, person, organization']);
  const match = oneOf(call, 'match', ['exact', 'beginning', 'middle']);
  const term = termOf(call, match === 'exact');
  const field = call.company.fieldsOf(kind.name).find(({ code }) => code === call.query.get('field'));
  if (!field) throw schemaViolation(['field: There is no such field']);
  const until = call.company.indexedUntil();
  const all = call.company.records[kind.name].all().flatMap((ledger) => {
    const view = call.company.hidden.has(`${kind.name}/${ledger.id}`) ? undefined : ledger.asOf(until);
    const value = view ? decode(view.values[field.code]) : null;
    const held = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return view && matching[match](held, term)
      ? [{ id: ledger.number, name: textIn(view, 'name') ?? textIn(view, 'title') }]
      : [];
  });
  const { page, next_cursor } = pageOf(call, all);
  return ok(page, { next_cursor });
}

const matching = {
  exact: (held: string, term: string) => held === term,
  beginning: (held: string, term: string) => held.startsWith(term),
  middle: (held: string, term: string) => held.includes(term),
};
