// Lists of records, a page at a time. Whether `updated_since` still holds beside a saved filter is unconfirmed: then the
// list is read from the newest change back, and ends at the moment. (pipedrive.md 3.1, 3.3)
import { array, looseObject, number, string } from 'zod/mini';
import { parseAnswer, RelayError } from '../../../http';
import type { ListQuery, RecordKind, RecordPage, StoredRecord } from '../../records';
import { accountOf } from '../account';
import type { Pipedrive } from '../api';
import { ifRefused } from '../changes';
import { nextCursor } from '../pages';
import { rfcTime, wholeSecond } from '../times';
import { kinds } from './kinds';
import { present } from './read';
import { recordsFrom, stored } from './wire';

const pageSize = 500;

/** A cursor holds for an unknown while: where it is refused, the list is read from its start. */
export async function changedSince(
  pipedrive: Pipedrive,
  kind: RecordKind,
  { since, filter, cursor }: ListQuery & { since: number },
): Promise<RecordPage> {
  const order: Record<string, string> = filter
    ? { filter_id: filter, sort_by: 'update_time', sort_direction: 'desc' }
    : { updated_since: rfcTime(since), sort_by: 'id', sort_direction: 'asc' };
  const read = (from?: string) => pageOf(pipedrive, kind, { ...order, limit: String(pageSize) }, from);
  const page = await (cursor ? read(cursor).catch(ifRefused(() => read())) : read());
  const changed = page.records.filter(({ updatedAt }) => updatedAt >= wholeSecond(since));
  const ended = filter !== undefined && changed.length < page.records.length;
  return { records: changed, ...(page.next && !ended && { next: page.next }) };
}

export function listPage(
  pipedrive: Pipedrive,
  kind: RecordKind,
  { limit, filter, cursor }: ListQuery & { limit: number },
): Promise<RecordPage> {
  const query = {
    sort_by: 'id',
    sort_direction: 'asc',
    limit: String(limit),
    ...(filter && { filter_id: filter }),
  };
  return pageOf(pipedrive, kind, query, cursor);
}

export async function latestRecords(
  pipedrive: Pipedrive,
  kind: RecordKind,
  { limit, filter }: ListQuery & { limit: number },
): Promise<StoredRecord[]> {
  const query = {
    sort_by: 'update_time',
    sort_direction: 'desc',
    limit: String(limit),
    ...(filter && { filter_id: filter }),
  };
  return (await pageOf(pipedrive, kind, query, undefined)).records;
}

async function pageOf(
  pipedrive: Pipedrive,
  kind: RecordKind,
  query: Record<string, string>,
  cursor: string | undefined,
): Promise<RecordPage> {
  const account = await accountOf(pipedrive);
  const parameters = new URLSearchParams({ ...query, ...(cursor && { cursor }) });
  const path = `/api/v2/${kinds[kind].path}?${parameters}`;
  const answer = await pipedrive.send({ method: 'GET', path }).catch(unknownFilter(query.filter_id));
  const next = nextCursor(answer);
  const records = present(recordsFrom(answer.data)).map((wire) => stored(kind, wire, account));
  return { records, ...(next && { next }) };
}

/** How Pipedrive refuses a filter that was removed is not documented. */
const unknownFilter =
  (filter: string | undefined) =>
  (error: unknown): never => {
    if (!filter || !(error instanceof RelayError) || (error.status !== 400 && error.status !== 404))
      throw error;
    throw new RelayError(
      'Record not found',
      {
        what: `Pipedrive did not list by the saved filter ${filter}.`,
        why: error.parts.why,
        todo: 'Choose a filter from the list; it may have been removed, or be of another kind of record.',
      },
      { status: error.status, cause: error },
    );
  };

const savedFilter = looseObject({ id: number(), name: string() });

export async function filtersOf(
  pipedrive: Pipedrive,
  kind: RecordKind,
): Promise<{ id: string; name: string }[]> {
  const path = `/api/v1/filters?type=${kinds[kind].filterType}`;
  const { data } = await pipedrive.send({ method: 'GET', path });
  return parseAnswer(array(savedFilter), data ?? [], 'Pipedrive').map(({ id, name }) => ({
    id: String(id),
    name,
  }));
}
