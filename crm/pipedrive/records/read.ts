import { isNotFound } from '../../../http';
import type { CompanyField, DealStatus, Parent, RecordKind, StoredRecord } from '../../records';
import { accountOf } from '../account';
import type { Pipedrive } from '../api';
import { pagesOf } from '../pages';
import { sideBySide } from '../side-by-side';
import { websiteDefinition } from './fields';
import { kinds } from './kinds';
import { isGone, recordFrom, recordsFrom, stored, type WireRecord, wireRecords } from './wire';

/** null when it is deleted, archived or hidden from the token's user. An id is a whole number. */
export async function readRecord(
  pipedrive: Pipedrive,
  kind: RecordKind,
  id: string,
): Promise<StoredRecord | null> {
  if (!/^\d{1,15}$/.test(id.trim())) return null;
  const account = await accountOf(pipedrive);
  try {
    const path = `/api/v2/${kinds[kind].path}/${id.trim()}`;
    const { data } = await pipedrive.send({ method: 'GET', path });
    const wire = recordFrom(data);
    return isGone(wire) ? null : stored(kind, wire, account);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** One costs a token, a list ten whatever its size. (pipedrive.md 1.6) */
const oneByOne = 10;
const atOnce = 5;
const listSize = 100;

/** Those that are there, oldest first: the lowest id. */
export async function readAll(
  pipedrive: Pipedrive,
  kind: RecordKind,
  ids: readonly number[],
): Promise<StoredRecord[]> {
  const found =
    ids.length <= oneByOne
      ? await sideBySide(ids, atOnce, (id) => readRecord(pipedrive, kind, String(id)))
      : await listed(pipedrive, kind, ids);
  return found.filter((record) => record !== null).sort((one, other) => Number(one.id) - Number(other.id));
}

async function listed(
  pipedrive: Pipedrive,
  kind: RecordKind,
  ids: readonly number[],
): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (let start = 0; start < ids.length; start += listSize) {
    const part = ids.slice(start, start + listSize).join(',');
    records.push(...(await listRecords(pipedrive, kind, { ids: part, limit: String(listSize) })));
  }
  return records;
}

export async function listRecords(
  pipedrive: Pipedrive,
  kind: RecordKind,
  query: Record<string, string>,
): Promise<StoredRecord[]> {
  const account = await accountOf(pipedrive);
  const path = `/api/v2/${kinds[kind].path}?${new URLSearchParams(query)}`;
  const { data } = await pipedrive.send({ method: 'GET', path });
  return present(recordsFrom(data)).map((wire) => stored(kind, wire, account));
}

export const present = (records: readonly WireRecord[]): WireRecord[] =>
  records.filter((wire) => !isGone(wire));

/** What the search may not show yet. Of a company only the web address comes with it: pages stay small. */
export async function newestRecords(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
  kind: RecordKind,
): Promise<StoredRecord[]> {
  const website = kind === 'company' ? await websiteDefinition(pipedrive, companyFields) : undefined;
  return listRecords(pipedrive, kind, {
    sort_by: 'add_time',
    sort_direction: 'desc',
    limit: '500',
    ...(website?.custom && { custom_fields: website.code }),
  });
}

/** A deal's contact person or organization; a participant's deals are not meant. (pipedrive.md 3.5) */
export async function dealsOf(
  pipedrive: Pipedrive,
  of: Parent,
  statuses: readonly DealStatus[],
): Promise<StoredRecord[]> {
  const [code, id] = 'contact' in of ? ['person_id', of.contact] : ['org_id', of.company];
  const query = {
    [code]: id,
    status: statuses.join(','),
    sort_by: 'id',
    sort_direction: 'asc',
    limit: '500',
  };
  const account = await accountOf(pipedrive);
  const deals = await pagesOf(pipedrive, `/api/v2/deals?${new URLSearchParams(query)}`, wireRecords);
  return present(deals)
    .map((wire) => stored('deal', wire, account))
    .filter(({ values }) => values[code] === id);
}
