// What v1 bodies and lists have in common: plain refusals, offset paging, `sort` (pipedrive.md 1.5, 3.1).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import type { Call } from './call';
import { badRequest } from './refusals';

export function parsedV1<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const told = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw badRequest('Bad request', told.join('; '));
}

export const objectV1 = (body: unknown): Record<string, unknown> =>
  parsedV1(z.record(z.string(), z.unknown()), body);

export function wholeNumber({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw badRequest('Bad request', `${name} must be a whole number`);
  return Number(text);
}

export interface Page<T> {
  page: readonly T[];
  start: number;
  limit: number;
  more: boolean;
}

export function pageV1<T>(call: Call, all: readonly T[]): Page<T> {
  const start = wholeNumber(call, 'start') ?? 0;
  const limit = wholeNumber(call, 'limit') ?? 100;
  if (limit < 1 || limit > 500) throw badRequest('Bad request', 'limit must be between 1 and 500');
  return { page: all.slice(start, start + limit), start, limit, more: start + limit < all.length };
}

/** `additional_data.pagination`; an empty list is null. */
export function pagination({ start, limit, more }: Page<unknown>): object {
  const next = more ? { next_start: start + limit } : {};
  return { pagination: { start, limit, more_items_in_collection: more, ...next } };
}

export type SortKeys = Readonly<Record<string, (ledger: Ledger) => string | number>>;

/** One key and its direction, such as `add_time DESC`; ascending unless said. */
export function sortedV1({ query }: Call, all: Ledger[], keys: SortKeys, initial: string): Ledger[] {
  const [by = '', direction = 'ASC', ...rest] = (query.get('sort') ?? initial).split(/\s+/);
  const key = Object.hasOwn(keys, by) ? keys[by] : undefined;
  if (!key || rest.length > 0 || !/^(asc|desc)$/i.test(direction))
    throw badRequest('Bad request', `sort: '${query.get('sort')}'`);
  const sign = /^desc$/i.test(direction) ? -1 : 1;
  const compare = (one: string | number, other: string | number) =>
    one === other ? 0 : one < other ? -1 : 1;
  return all.sort((one, other) => sign * (compare(key(one), key(other)) || one.number - other.number));
}
