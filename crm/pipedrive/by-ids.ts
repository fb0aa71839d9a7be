// Records by id. One alone costs a token, a list of up to 100 costs 10: the day's tokens run out long before the
// requests of two seconds do, so a few are read one by one. (pipedrive.md 1.6, 3.1)
import { array } from 'zod/mini';
import type { $ZodType, output } from 'zod/v4/core';
import { isNotFound, parseAnswer } from '../../http';
import type { Pipedrive } from './api';
import { sideBySide } from './side-by-side';

/** Beyond, the requests saved are worth more than the tokens. */
const few = 4;
const atOnce = 2;

export interface Kind<S extends $ZodType> {
  path: '/api/v2/persons' | '/api/v2/organizations';
  /** What is asked of each. */
  query?: string;
  schema: S;
}

/** @param ids at most 100; those that are gone or hidden are left out */
export async function readByIds<S extends $ZodType>(
  pipedrive: Pipedrive,
  kind: Kind<S>,
  ids: readonly (string | number)[],
): Promise<output<S>[]> {
  if (ids.length > few) return readList(pipedrive, kind, ids);
  const read = await sideBySide(ids, atOnce, (id) => readOne(pipedrive, kind, id));
  return read.filter((one) => one !== null);
}

async function readList<S extends $ZodType>(
  pipedrive: Pipedrive,
  { path, query, schema }: Kind<S>,
  ids: readonly (string | number)[],
): Promise<output<S>[]> {
  const asked = [`ids=${ids.join(',')}`, 'limit=100', query].filter(Boolean).join('&');
  const { data } = await pipedrive.send({ method: 'GET', path: `${path}?${asked}` });
  return parseAnswer(array(schema), data ?? [], 'Pipedrive');
}

async function readOne<S extends $ZodType>(
  pipedrive: Pipedrive,
  { path, query, schema }: Kind<S>,
  id: string | number,
): Promise<output<S> | null> {
  try {
    const asked = query ? `?${query}` : '';
    const { data } = await pipedrive.send({ method: 'GET', path: `${path}/${id}${asked}` });
    return parseAnswer(schema, data, 'Pipedrive');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
