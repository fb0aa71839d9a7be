// v2 lists: filters, order, cursor (pipedrive.md 3.1, 3.3).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import { type Call, csvOf, flagOf, intOf, limitOf, momentOf, oneOf, refuseUnknown } from './call';
import { includable } from './counts';
import { filterOf } from './filters';
import type { Kind } from './kinds';
import { addTime, type Wanted } from './present';
import { schemaViolation } from './refusals';
import { wholeSeconds } from './times';

const sorts = ['id', 'update_time', 'add_time'] as const;
export type SortKey = (typeof sorts)[number];

export interface Order {
  by: SortKey;
  descending: boolean;
}

export const readParams = ['include_fields', 'custom_fields', 'include_option_labels', 'include_labels'];
export const pageParams = ['sort_by', 'sort_direction', 'limit', 'cursor'];
const spanParams = ['updated_since', 'updated_until', 'ids', 'filter_id'];

/** One page of the records that match, and where the next one begins. */
export function listRecords(
  call: Call,
  kind: Kind,
  more: readonly string[],
  matches: (one: Ledger) => boolean,
) {
  refuseUnknown(call, [...readParams, ...pageParams, ...spanParams, ...kind.filters, ...more]);
  const order = orderOf(call);
  const limit = limitOf(call, 500);
  const all = candidates(call, kind).filter(matches);
  return pageOf(all, order, limit, call.query.get('cursor'));
}

export function wantedOf(call: Call, kind: Kind): Wanted {
  const custom = csvOf(call, 'custom_fields');
  if (custom.length > 15) throw schemaViolation(['custom_fields: at most 15 keys']); // pipedrive.md 3.2
  const include = csvOf(call, 'include_fields');
  const unknown = include.filter((name) => !includable[kind.name].includes(name));
  if (unknown.length > 0) throw schemaViolation([`include_fields: '${unknown.join(',')}' is not allowed`]);
  const optionLabels = flagOf(call, 'include_option_labels');
  return { include, custom, optionLabels, labels: flagOf(call, 'include_labels') };
}

function candidates(call: Call, kind: Kind): readonly Ledger[] {
  const since = momentOf(call, 'updated_since');
  const until = momentOf(call, 'updated_until');
  const ids = idsOf(call);
  const filter = intOf(call, 'filter_id');
  // The other filters are then ignored. Whether the times still count is unconfirmed: they do not (pipedrive.md 3.1).
  if (filter !== undefined) return filtered(call, kind, filter);
  const { records } = call.company;
  const touched =
    since === undefined
      ? records[kind.name].all()
      : records[kind.name].touched(since, Number.MAX_SAFE_INTEGER);
  const equal = equals(call, kind);
  return touched.filter((one) => {
    const stamp = wholeSeconds(one.stamp);
    if (since !== undefined && stamp < since) return false; // later or equal
    if (until !== undefined && stamp >= until) return false; // strictly earlier
    return (ids === undefined || ids.has(one.number)) && equal(one);
  });
}

function idsOf(call: Call): Set<number> | undefined {
  const ids = csvOf(call, 'ids');
  if (!call.query.has('ids')) return undefined;
  if (ids.length > 100 || ids.some((id) => !/^\d{1,15}$/.test(id)))
    throw schemaViolation(['ids: Expected up to 100 whole numbers']);
  return new Set(ids.map(Number));
}

function equals(call: Call, kind: Kind): (one: Ledger) => boolean {
  const asked = kind.filters.flatMap((name) => {
    const id = intOf(call, name);
    return id === undefined ? [] : [[name, String(id)] as const];
  });
  return ({ values }) => asked.every(([name, id]) => values[name] === id);
}

function filtered({ company }: Call, kind: Kind, id: number): readonly Ledger[] {
  const filter = filterOf(company, kind, id);
  return company.records[kind.name].all().filter((one) => filter.matches(one));
}

function orderOf(call: Call): Order {
  const by = oneOf(call, 'sort_by', ['id', 'update_time', 'add_time']);
  return { by, descending: oneOf(call, 'sort_direction', ['asc', 'desc']) === 'desc' };
}

const cursorSchema = z.strictObject({
  by: z.enum(sorts),
  descending: z.boolean(),
  key: z.number(),
  id: z.number(),
});

/** A cursor remembers the last record's sort value: what changed meanwhile moves, nothing is skipped for it. */
function pageOf(all: readonly Ledger[], order: Order, limit: number, cursor: string | null) {
  const sign = order.descending ? -1 : 1;
  const keyed = all.map((ledger) => ({ ledger, key: keyOf(ledger, order.by) }));
  const after = cursor === null ? undefined : openCursor(cursor, order);
  const rest = after
    ? keyed.filter(({ ledger, key }) => sign * (key - after.key || ledger.number - after.id) > 0)
    : keyed;
  rest.sort((one, other) => sign * (one.key - other.key || one.ledger.number - other.ledger.number));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  const next = last ? seal({ ...order, key: last.key, id: last.ledger.number }) : null;
  return { page: page.map(({ ledger }) => ledger), next };
}

function keyOf(ledger: Ledger, by: SortKey): number {
  if (by === 'id') return ledger.number;
  return by === 'update_time' ? wholeSeconds(ledger.stamp) : Date.parse(addTime(ledger));
}

export const seal = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function unseal<T>(cursor: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw schemaViolation(['cursor: Invalid cursor']); // whatever was wrong with it, it is not one of ours
  }
}

function openCursor(cursor: string, order: Order) {
  const opened = unseal(cursor, cursorSchema);
  if (opened.by !== order.by || opened.descending !== order.descending)
    throw schemaViolation(['cursor: Invalid cursor']);
  return opened;
}
