import type { View } from '../../core/ledger';
import { momentOf } from '../dates';
import type { Kind } from '../kinds';
import type { Portal } from '../portal';
import { present, propertyOf } from '../records';
import { invalid } from '../refusals';
import { type Filter, offsetOf, type SearchBody } from './body';
import { compileGroups, type Predicate } from './filters';
import { sorted } from './sort';

export interface SearchResult {
  total: number;
  results: Record<string, unknown>[];
  paging?: { next: { after: string } };
}

export function runSearch(portal: Portal, kind: Kind, body: SearchBody): SearchResult {
  const until = portal.indexedUntil();
  const matches = compileGroups(portal, kind, body.filterGroups);
  const asked = queryPredicate(portal, kind, body.query);
  const found: View[] = [];
  for (const ledger of candidates(portal, kind, body, until)) {
    if (ledger.removedAt !== undefined) continue; // archived records never appear (hubspot.md 4.2)
    const view = ledger.asOf(until);
    if (view && matches(view) && asked(view)) found.push(view);
  }
  return page(portal, kind, body, found);
}

function page(portal: Portal, kind: Kind, body: SearchBody, found: View[]): SearchResult {
  const [sort] = body.sorts;
  if (sort && !portal.definition(kind.name, sort.propertyName))
    throw invalid(`There was a problem with the request: property ${sort.propertyName} does not exist.`);
  const start = offsetOf(body);
  const end = start + body.limit;
  const views = sorted(portal, kind, sort, found).slice(start, end);
  const properties = body.properties.length > 0 ? body.properties : kind.defaults;
  return {
    total: found.length,
    results: views.map((view) => present(portal, kind, view, { properties })),
    ...(end < found.length ? { paging: { next: { after: String(end) } } } : {}),
  };
}

/** The cheapest list that holds every possible match: all, those above an id, or those changed in a span. */
function candidates(portal: Portal, kind: Kind, { filterGroups }: SearchBody, until: number) {
  const records = portal.records[kind.name];
  const group = filterGroups.length === 1 ? filterGroups[0] : undefined;
  if (!group) return records.all();
  const above = records.above(lowest(group.filters, 'hs_object_id', Number));
  const from = lowest(group.filters, kind.stampProperty, momentOf);
  if (from === Number.NEGATIVE_INFINITY || records.countTouched(from, until) >= above.length) return above;
  return records.touched(from, until);
}

/** A lower bound that all filters of the group imply, minus one, so that GT and GTE are alike here. */
function lowest(
  filters: readonly Filter[],
  name: string,
  read: (text: string) => number | undefined,
): number {
  const bounding = filters.filter(
    ({ propertyName, operator }) =>
      propertyName === name && ['GT', 'GTE', 'BETWEEN', 'EQ'].includes(operator),
  );
  const bounds = bounding.map(({ value }) => (read(value ?? '') ?? Number.NEGATIVE_INFINITY) - 1);
  return Math.max(Number.NEGATIVE_INFINITY, ...bounds);
}

const queried = ['firstname', 'lastname', 'email', 'phone', 'hs_additional_emails', 'mobilephone', 'company'];

/** hubspot.md 4.3: each word somewhere in one of these. */
function queryPredicate(portal: Portal, kind: Kind, query: string): Predicate {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  const names = queried.filter((name) => portal.definition(kind.name, name));
  return (view) => {
    const text = names
      .map((name) => propertyOf(kind, view, name) ?? '')
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
