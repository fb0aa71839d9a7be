// Persons, organizations and deals in v2 (pipedrive.md 3.3-3.5).
import type { Ledger } from '../../core/ledger';
import {
  type Answer,
  type Call,
  csvOf,
  idOf,
  intOf,
  jsonOf,
  ok,
  type Route,
  refuseUnknown,
  stampOf,
} from '../call';
import { type Kind, kinds } from '../kinds';
import { listRecords, readParams, wantedOf } from '../list';
import { present } from '../present';
import { changeRecord, createRecord, removeRecord } from '../records';
import { notFound, schemaViolation } from '../refusals';
import { flagIn, numberIn, textIn } from '../values';

export const recordRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/api/v2/deals/archived',
    cost: 20,
    run: (call) => list(call, kinds.deals, ['status'], (one) => flagIn(one, 'is_archived')),
  },
  { method: 'GET', pattern: '/api/v2/persons', cost: 10, run: listPersons },
  {
    method: 'GET',
    pattern: '/api/v2/organizations',
    cost: 10,
    run: (call) => list(call, kinds.organizations),
  },
  {
    method: 'GET',
    pattern: '/api/v2/deals',
    cost: 10,
    run: (call) => list(call, kinds.deals, ['status'], (one) => !flagIn(one, 'is_archived')),
  },
  ...Object.values(kinds).flatMap(writingRoutes),
];

function writingRoutes(kind: Kind): Route[] {
  const base = `/api/v2/${kind.name}`;
  return [
    { method: 'POST', pattern: base, cost: 5, run: (call) => create(call, kind) },
    { method: 'GET', pattern: `${base}/:id`, cost: 1, run: (call) => one(call, kind) },
    { method: 'PATCH', pattern: `${base}/:id`, cost: 5, run: (call) => update(call, kind) },
    { method: 'DELETE', pattern: `${base}/:id`, cost: 3, run: (call) => remove(call, kind) },
  ];
}

/** Deleted and hidden ones are 404 alike (pipedrive.md 1.5, 6). */
export function recordOf(call: Call, kind: Kind): Ledger {
  const ledger = call.company.visible(kind.name, idOf(call));
  if (!ledger) throw notFound(kind.title);
  return ledger;
}

function one(call: Call, kind: Kind): Answer {
  refuseUnknown(call, readParams);
  const wanted = wantedOf(call, kind);
  return ok(present(call.company, kind, recordOf(call, kind), wanted));
}

/** The spec says 200; some answer 201 (pipedrive.md 3.3). */
function create(call: Call, kind: Kind): Answer {
  const ledger = createRecord(call.company, kind, jsonOf(call), stampOf(call));
  return ok(present(call.company, kind, ledger));
}

function update(call: Call, kind: Kind): Answer {
  const ledger = recordOf(call, kind);
  changeRecord(call.company, kind, ledger, jsonOf(call), stampOf(call));
  return ok(present(call.company, kind, ledger));
}

function remove(call: Call, kind: Kind): Answer {
  const ledger = recordOf(call, kind);
  removeRecord(call.company, kind, ledger, stampOf(call));
  return ok({ id: ledger.number });
}

function listPersons(call: Call): Answer {
  const deal = intOf(call, 'deal_id');
  const person = deal === undefined ? undefined : call.company.visible('deals', deal);
  const wanted = person ? numberIn(person, 'person_id') : null;
  return list(call, kinds.persons, ['deal_id'], ({ number }) => deal === undefined || number === wanted);
}

function list(call: Call, kind: Kind, more: readonly string[] = [], matches = (_: Ledger) => true): Answer {
  const { company } = call;
  const byStatus = more.includes('status') ? statusOf(call) : undefined;
  const shown = byStatus ?? ((ledger: Ledger) => company.shows(kind.name, ledger));
  const { page, next } = listRecords(call, kind, more, (ledger) => shown(ledger) && matches(ledger));
  const wanted = wantedOf(call, kind);
  return ok(
    page.map((ledger) => present(company, kind, ledger, wanted)),
    { next_cursor: next },
  );
}

const statuses = ['open', 'won', 'lost', 'deleted'];

/** Default: all that are not deleted. A saved filter sets it aside (pipedrive.md 3.5). */
function statusOf(call: Call): (ledger: Ledger) => boolean {
  const asked = call.query.has('filter_id') ? [] : csvOf(call, 'status');
  if (asked.some((status) => !statuses.includes(status)))
    throw schemaViolation([`status: '${asked.join(',')}' is not a list of ${statuses.join(', ')}`]);
  const { hidden } = call.company;
  return (ledger) => {
    if (hidden.has(`deals/${ledger.id}`)) return false;
    const status = ledger.removedAt === undefined ? (textIn(ledger, 'status') ?? 'open') : 'deleted';
    return asked.length === 0 ? status !== 'deleted' : asked.includes(status);
  };
}
