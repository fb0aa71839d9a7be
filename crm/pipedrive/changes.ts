// Which persons changed, and what their change logs say. Lists cost 10 tokens whatever their size, a change log 20,
// so that a poll costs by what changed. (pipedrive.md 1.6, 3.1, 4)
import { array, looseObject, nullish, number } from 'zod/mini';
import { isNotFound, parseAnswer, RelayError } from '../../http';
import type { Journey, Touched, TouchedPage } from '../crm';
import type { Envelope, Pipedrive } from './api';
import { readBatch } from './batch';
import { fieldsOf, valueFromWire } from './fields';
import { historyOf } from './history';
import { nextCursor } from './pages';
import { sideBySide } from './side-by-side';
import { rfcTime, timeText } from './times';
import { stampOf, wirePerson } from './wire';

export const journeyBatch = 20;
/** A change log for each lead, two at a time: about the 20 requests in two seconds of the smallest plan. */
export const batchesAtOnce = 1;
const changelogsAtOnce = 2;
const pageSize = 500;

const touched = array(looseObject({ id: number(), add_time: timeText, update_time: nullish(timeText) }));
const persons = array(wirePerson);

/**
 * By id, so that a page's end is not moved by what changes meanwhile. A cursor is Pipedrive's own, and how long it
 * holds is not documented: where it is refused, the pass begins anew.
 */
export async function touchedSince(
  pipedrive: Pipedrive,
  since: number,
  after?: string,
): Promise<TouchedPage> {
  const query = {
    updated_since: rfcTime(since),
    sort_by: 'id',
    sort_direction: 'asc',
    limit: String(pageSize),
  };
  const fromStart = () => listPersons(pipedrive, query);
  const goOn = (cursor: string) => listPersons(pipedrive, { ...query, cursor }).catch(ifRefused(fromStart));
  const answer = await (after ? goOn(after) : fromStart());
  const next = nextCursor(answer);
  return { records: touchedFrom(answer), ...(next && { next }) };
}

export const ifRefused =
  <T>(instead: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (error instanceof RelayError && error.status === 400) return instead();
    throw error;
  };

export async function latestTouched(pipedrive: Pipedrive, count: number): Promise<Touched[]> {
  const limit = String(Math.min(count, pageSize));
  return touchedFrom(await listPersons(pipedrive, { sort_by: 'update_time', sort_direction: 'desc', limit }));
}

export const listPersons = (pipedrive: Pipedrive, query: Record<string, string>): Promise<Envelope> =>
  pipedrive.send({ method: 'GET', path: `/api/v2/persons?${new URLSearchParams(query)}` });

const touchedFrom = ({ data }: Envelope): Touched[] =>
  parseAnswer(touched, data ?? [], 'Pipedrive').map((one) => ({ id: String(one.id), stamp: stampOf(one) }));

/** Statuses are options, and options cannot be searched: the owner's persons are looked through. (pipedrive.md 3.12) */
export async function ownsWorkedLead(pipedrive: Pipedrive, ownerId: string): Promise<boolean> {
  const status = (await fieldsOf(pipedrive)).connection_status;
  if (!status) return false;
  for (let cursor: string | undefined; ; ) {
    const answer = await listPersons(pipedrive, {
      owner_id: ownerId,
      custom_fields: status.code,
      limit: String(pageSize),
      ...(cursor && { cursor }),
    });
    const found = parseAnswer(persons, answer.data ?? [], 'Pipedrive');
    if (found.some(({ custom_fields }) => valueFromWire(status, custom_fields?.[status.code]) !== ''))
      return true;
    cursor = nextCursor(answer);
    if (!cursor) return false;
  }
}

export async function journeys(pipedrive: Pipedrive, ids: readonly string[]): Promise<Journey[]> {
  const { known, found } = await readBatch(pipedrive, ids);
  const read = await sideBySide(found, changelogsAtOnce, async ({ wire, lead }) => {
    const history = await historyOf(pipedrive, wire, known).catch(nullIfNotFound);
    return history && { lead, history, stamp: stampOf(wire) };
  });
  return read.filter((journey) => journey !== null);
}

/** It was deleted since it was read. */
function nullIfNotFound(error: unknown): null {
  if (isNotFound(error)) return null;
  throw error;
}
