// v2 pages by an opaque cursor; an absent or null one is the end. (pipedrive.md 3.1)
import { looseObject, nullish, safeParse, string } from 'zod/mini';
import type { $ZodType, output } from 'zod/v4/core';
import { encoded, parseAnswer } from '../../http';
import type { Envelope, Pipedrive } from './api';

const paging = looseObject({ next_cursor: nullish(string()) });

export function nextCursor({ additional }: Envelope): string | undefined {
  const parsed = safeParse(paging, additional);
  return (parsed.success ? parsed.data.next_cursor : undefined) ?? undefined;
}

/** All entries of a list, page after page. An empty v1 list is `null`. */
export async function pagesOf<S extends $ZodType<unknown[]>>(
  pipedrive: Pipedrive,
  path: string,
  schema: S,
): Promise<output<S>> {
  const entries: unknown[] = [];
  for (let cursor: string | undefined; ; ) {
    const address = cursor ? `${path}&cursor=${encoded(cursor)}` : path;
    const answer = await pipedrive.send({ method: 'GET', path: address });
    entries.push(...parseAnswer(schema, answer.data ?? [], 'Pipedrive'));
    cursor = nextCursor(answer);
    if (!cursor) return parseAnswer(schema, entries, 'Pipedrive');
  }
}
