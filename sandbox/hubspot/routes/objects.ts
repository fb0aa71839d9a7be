// Reading, alike for contacts, notes and e-mails (hubspot.md 3.2, 4, 7).
import { isoShort } from '../../core/clock';
import type { Ledger } from '../../core/ledger';
import { type Answer, afterOf, type Call, flagOf, limitOf, listOf, param, type Route } from '../call';
import { findUnique } from '../contacts';
import { type Kind, segmentOf } from '../kinds';
import type { Portal } from '../portal';
import { present, type Wanted } from '../records';
import { invalid, objectNotFound, resourceNotFound } from '../refusals';
import { searchBody } from '../search/body';
import { runSearch } from '../search/run';
import { v } from '../version';

export function readingRoutes(kind: Kind, scopes: Route['scopes']): Route[] {
  const base = `/crm/objects/${v}/${segmentOf(kind)}`;
  return [
    { method: 'GET', pattern: base, scopes, run: (call) => list(call, kind) },
    { method: 'GET', pattern: `${base}/:id`, scopes, run: (call) => one(call, kind) },
    { method: 'POST', pattern: `${base}/search`, scopes, search: true, run: (call) => search(call, kind) },
  ];
}

export function search(call: Call, kind: Kind): Answer {
  return { status: 200, body: runSearch(call.portal, kind, searchBody(call)) };
}

function one(call: Call, kind: Kind): Answer {
  const ledger = recordOf(call, kind);
  return { status: 200, body: present(call.portal, kind, ledger, wantedOf(call)) };
}

/** The record of the path, by id or by `idProperty`; with archived=true only among the archived. */
export function recordOf(call: Call, kind: Kind): Ledger {
  const property = call.query.get('idProperty');
  const ledger = locate(call.portal, kind, param(call, 'id'), property);
  if (!ledger || (ledger.removedAt !== undefined) !== flagOf(call, 'archived')) {
    if (property) throw resourceNotFound();
    throw objectNotFound(`Object not found. objectId are usually numeric: ${param(call, 'id')}`);
  }
  return ledger;
}

export function locate(portal: Portal, kind: Kind, id: string, property: string | null): Ledger | undefined {
  if (property === null || property === 'hs_object_id') return portal.records[kind.name].get(id);
  if (kind.name !== 'contacts' || !portal.definition('contacts', property)?.hasUniqueValue)
    throw invalid(`${property} is not a unique property of ${kind.name} and cannot be an idProperty.`);
  return findUnique(portal, property, id);
}

export function wantedOf(call: Call): Required<Wanted> {
  return {
    properties: listOf(call, 'properties'),
    history: listOf(call, 'propertiesWithHistory'),
    associations: listOf(call, 'associations'),
  };
}

/** Ascending by id, no 10,000 cap, not lagging; `after` is the id of the next record (hubspot.md 3.2). */
function list(call: Call, kind: Kind): Answer {
  const wanted = wantedOf(call);
  const limit = limitOf(call, { fallback: 10, max: wanted.history.length > 0 ? 50 : 100 });
  const archived = flagOf(call, 'archived');
  const page: Ledger[] = [];
  for (const ledger of call.portal.records[kind.name].above((afterOf(call) ?? 0) - 1)) {
    if ((ledger.removedAt !== undefined) === archived) page.push(ledger);
    if (page.length > limit) break;
  }
  const next = page[limit];
  const results = page.slice(0, limit).map((ledger) => present(call.portal, kind, ledger, wanted));
  return { status: 200, body: { results, ...(next ? { paging: { next: { after: next.id } } } : {}) } };
}

export const batchTimes = (call: Call): { startedAt: string; completedAt: string } => {
  const now = isoShort(call.portal.clock.now());
  return { startedAt: now, completedAt: now };
};
