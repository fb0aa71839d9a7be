// What is already there, a page at a time: for importing.
import { type RecordPage, RelayError, type StoredRecord } from '../crm';
import type { RecordType } from '../engine';
import { kindOf, type RecordItem, recordItems } from './item';
import { checkSegment, inSegment } from './segment';
import type { Sync } from './sync';

/** What one more page may cost in milliseconds. */
const pageTime = 8_000;
const pageSize = 500;

export interface ListRequest {
  recordType: RecordType;
  segment?: string | undefined;
  filter?: string | undefined;
  /** At most 500. */
  limit: number;
  cursor?: string | undefined;
}

export interface RecordList {
  id: string;
  count: number;
  records: RecordItem[];
  /** '' at the end. */
  next_cursor: string;
}

/** Where a page is gone on from: Pipedrive's cursor, and how many of the page's records were looked at. */
interface Place {
  cursor: string | undefined;
  seen: number;
}

/**
 * Up to `limit` records; fewer where a segment is rare and the call's time is used up. `next_cursor` goes on.
 * @throws RelayError `Invalid input` (segment, limit, cursor), `Record not found` (filter)
 */
export async function listRecords(sync: Sync, request: ListRequest): Promise<RecordList> {
  const { recordType, filter, limit } = request;
  const segment = checkSegment(request.segment);
  const kind = kindOf[recordType];
  const found: StoredRecord[] = [];
  let place: Place | undefined = placeIn(request.cursor);
  // Without a segment a page is as long as what is asked for; with one, most records may fall out.
  const size = segment ? pageSize : limit;
  do {
    const at: Place = place;
    const page: RecordPage = await sync.records.list(kind, { limit: size, filter, cursor: at.cursor });
    const left = page.records.slice(at.seen);
    const taken = await take(sync, left, segment, limit - found.length);
    found.push(...taken.records);
    const partly = taken.looked < left.length;
    place = partly
      ? { cursor: at.cursor, seen: at.seen + taken.looked }
      : page.next
        ? { cursor: page.next, seen: 0 }
        : undefined;
  } while (place && found.length < limit && sync.timeLeft() > pageTime);
  const records = await recordItems(sync, kind, found);
  return {
    id: `${recordType}:${request.cursor ?? 'start'}`,
    count: records.length,
    records,
    next_cursor: place ? cursorOf(place) : '',
  };
}

/** As many of the records as there is room for, and how many were looked at for that. */
async function take(
  sync: Sync,
  records: readonly StoredRecord[],
  segment: string | undefined,
  room: number,
): Promise<{ records: StoredRecord[]; looked: number }> {
  const members = await inSegment(sync, records, segment);
  if (members.length <= room) return { records: members, looked: records.length };
  const taken = members.slice(0, room);
  const last = taken.at(-1);
  return { records: taken, looked: last ? records.indexOf(last) + 1 : 0 };
}

const cursorOf = ({ cursor, seen }: Place): string => `${seen}.${cursor ?? ''}`;

function placeIn(text: string | undefined): Place {
  if (!text) return { cursor: undefined, seen: 0 };
  const [, seen, cursor] = /^(\d{1,4})\.(.*)$/s.exec(text.trim()) ?? [];
  if (seen !== undefined) return { cursor: cursor || undefined, seen: Number(seen) };
  throw new RelayError('Invalid input', {
    what: `"${text}" is no cursor.`,
    why: 'A cursor is what the step before gave as Next Cursor.',
    todo: 'Map Next Cursor, or leave the field empty to begin at the start.',
  });
}
