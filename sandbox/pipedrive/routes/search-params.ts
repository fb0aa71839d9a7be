// What all searches take alike (pipedrive.md 3.12).
import { z } from 'zod';
import { type Call, limitOf } from '../call';
import { seal, unseal } from '../list';
import { invalidSearch } from '../refusals';

const longest = 100; // the spec says 500; above 100 was found rejected

/** At least two characters, one where it must match exactly. */
export function termOf({ query }: Call, exact: boolean): string {
  const term = query.get('term')?.trim() ?? '';
  if (term.length < (exact ? 1 : 2))
    throw invalidSearch(`The search term must be at least ${exact ? 1 : 2} characters long.`);
  return term;
}

export function pageOf<T>(call: Call, all: readonly T[]): { page: readonly T[]; next_cursor: string | null } {
  const limit = limitOf(call, longest);
  const cursor = call.query.get('cursor');
  const start = cursor === null ? 0 : unseal(cursor, z.strictObject({ start: z.int() })).start;
  const end = start + limit;
  return { page: all.slice(start, end), next_cursor: end < all.length ? seal({ start: end }) : null };
}
