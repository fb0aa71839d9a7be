// Search, v2: slim items, its own limit, 20 tokens (pipedrive.md 3.12).

import { type Answer, type Call, csvOf, flagOf, intOf, ok, type Route, refuseUnknown } from '../call';
import { type Searchable, searchables } from '../kinds';
import { schemaViolation } from '../refusals';
import { findHits, type Hit } from '../search';
import { wireItem } from '../search-item';
import { flagIn, textIn } from '../values';
import { searchField } from './search-field';
import { pageOf, termOf } from './search-params';

const cost = 20;

export const searchRoutes: Route[] = [
  ...searchables.map((kind): Route => {
    const pattern = `/api/v2/${kind.name}/search`;
    return { method: 'GET', pattern, cost, search: true, run: (call) => search(call, kind) };
  }),
  { method: 'GET', pattern: '/api/v2/itemSearch/field', cost, search: true, run: searchField },
];

const shared = ['term', 'fields', 'exact_match', 'limit', 'cursor', 'include_fields'];
const statuses = ['open', 'won', 'lost'];

function search(call: Call, kind: Searchable): Answer {
  refuseUnknown(call, [
    ...shared,
    ...Object.keys(kind.searchFilters),
    ...(kind.name === 'deals' ? ['status'] : []),
  ]);
  const extras = extrasOf(call, kind);
  const exact = flagOf(call, 'exact_match');
  const query = { term: termOf(call, exact), exact, fields: fieldsOf(call, kind) };
  const hits = findHits(call.company, kind, query).filter(narrow(call, kind));
  const { page, next_cursor } = pageOf(call, hits);
  const items = page.map((hit) => ({
    result_score: hit.score,
    item: { ...wireItem(call.company, kind, hit), ...extras(hit) },
  }));
  return ok({ items }, { next_cursor });
}

function fieldsOf(call: Call, kind: Searchable): readonly string[] {
  const fields = csvOf(call, 'fields');
  const unknown = fields.filter((field) => !kind.searchFields.includes(field));
  if (unknown.length > 0)
    throw schemaViolation([`fields: '${unknown.join(',')}' is not one of ${kind.searchFields.join(', ')}`]);
  return fields.length > 0 ? fields : kind.searchFields;
}

/** Of a lead there is one extra; what the others' are called is not in the sheet. */
function extrasOf(call: Call, kind: Searchable): (hit: Hit) => object {
  const asked = csvOf(call, 'include_fields');
  if (kind.name !== 'leads' || asked.length === 0) return () => ({});
  if (asked.some((name) => name !== 'lead.was_seen'))
    throw schemaViolation([`include_fields: '${asked.join(',')}' is not allowed`]);
  return ({ view }) => ({ was_seen: flagIn(view, 'was_seen') });
}

function narrow(call: Call, kind: Searchable): (hit: Hit) => boolean {
  const asked = Object.entries(kind.searchFilters).flatMap(([name, key]) => {
    const id = intOf(call, name);
    return id === undefined ? [] : [[key, String(id)] as const];
  });
  const status = call.query.get('status');
  if (status !== null && !statuses.includes(status))
    throw schemaViolation([`status: '${status}' is not one of ${statuses.join(', ')}`]);
  return ({ view }) =>
    asked.every(([key, id]) => view.values[key] === id) &&
    (status === null || textIn(view, 'status') === status);
}
