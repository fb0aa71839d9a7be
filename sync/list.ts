// What is already there, a page at a time: for importing.
import { RelayError, type StoredRecord } from '../crm';
import type { RecordType } from '../engine';
import { answerBytes, fitting } from './answer';
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
  /** Whether something is left that was not looked at; of a segment, perhaps no member. */
  has_more: boolean;
  /** '' at the end. */
  next_cursor: string;
}

/** Where it goes on: behind a record of the page that Pipedrive's cursor opens. */
interface Place {
  cursor: string | undefined;
  after: number;
}

interface Found {
  record: StoredRecord;
  /** Opens the page that it stands in. */
  cursor: string | undefined;
}

/**
 * Up to `limit` records; fewer where a segment is rare and the call's time is used up, or where they are large.
 * `next_cursor` goes on.
 * @throws RelayError `Invalid input` (segment, limit, cursor), `Record not found` (filter)
 */
export async function listRecords(sync: Sync, request: ListRequest): Promise<RecordList> {
  const { found, next } = await gathered(sync, request);
  const all = await recordItems(
    sync,
    kindOf[request.recordType],
    found.slice(0, request.limit).map(({ record }) => record),
  );
  const records = all.slice(0, fitting(all, answerBytes));
  const last = records.length < found.length ? found[records.length - 1] : undefined;
  const place = last ? { cursor: last.cursor, after: Number(last.record.id) } : next;
  return {
    id: `${request.recordType}:${request.cursor ?? 'start'}`,
    count: records.length,
    records,
    has_more: place !== undefined,
    next_cursor: place ? cursorOf(place) : '',
  };
}

/** At least as many as are asked for, where there are so many; the last page may bring more. */
async function gathered(
  sync: Sync,
  { recordType, filter, limit, ...request }: ListRequest,
): Promise<{ found: Found[]; next: Place | undefined }> {
  const segment = checkSegment(request.segment);
  // Without a segment a page is as long as what is asked for; with one, most records may fall out.
  const size = segment ? pageSize : limit;
  const found: Found[] = [];
  let place: Place | undefined = placeIn(request.cursor);
  do {
    const { cursor, after }: Place = place;
    const page = await sync.records.list(kindOf[recordType], { limit: size, filter, cursor });
    const left = page.records.filter(({ id }) => Number(id) > after);
    found.push(...(await inSegment(sync, left, segment)).map((record) => ({ record, cursor })));
    place = page.next ? { cursor: page.next, after: 0 } : undefined;
  } while (place && found.length < limit && sync.timeLeft() > pageTime);
  return { found, next: place };
}

const cursorOf = ({ cursor, after }: Place): string => `${after}.${cursor ?? ''}`;

function placeIn(text: string | undefined): Place {
  if (!text) return { cursor: undefined, after: 0 };
  const [, after, cursor] = /^(\d{1,15})\.(.*)$/s.exec(text.trim()) ?? [];
  if (after !== undefined) return { cursor: cursor || undefined, after: Number(after) };
  throw new RelayError('Invalid input', {
    what: `"${text}" is no cursor.`,
    why: 'A cursor is what the step before gave as Next Cursor.',
    todo: 'Map Next Cursor, or leave the field empty to begin at the start.',
  });
}
