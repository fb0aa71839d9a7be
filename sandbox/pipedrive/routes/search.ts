// Search, v2: slim items, its own limit, 20 tokens (pipedrive.md 3.12).

import { type Answer, type Call, csvOf, flagOf, intOf, ok, type Route, refuseUnknown } from '../call';
import { allKinds, type Kind } from '../kinds';
import { schemaViolation } from '../refusals';
import { findHits, type Hit } from '../search';
import { wireItem } from '../search-item';
import { textIn } from '../values';
import { searchField } from './search-field';
import { pageOf, termOf } from './search-params';

const cost = 20;

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
