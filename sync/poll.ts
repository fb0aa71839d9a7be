// Records that are new, changed, or (deals) moved to another stage. Lists show only the present state, so several
// changes between two polls are one item; each state is seen once. The mark never passes what was not read: what does
// not fit into one call is read by the next polls.
import { createHash } from 'node:crypto';
import { number, object, optional, string } from 'zod/mini';
import { RelayError, type StoredRecord } from '../crm';
import type { RecordType } from '../engine';
import { kindOf, type RecordItem, recordItems } from './item';
import { checkSegment, inSegment } from './segment';
import type { Sync } from './sync';

export const fireOn = ['both', 'new', 'updated', 'stage_changed'] as const;
export type FireOn = (typeof fireOn)[number];
type Kind = 'new' | 'updated' | 'stage_changed';

export interface RecordSelection {
  recordType: RecordType;
  fireOn: FireOn;
  segment?: string | undefined;
  filter?: string | undefined;
}

export interface ChangeItem extends RecordItem {
  change: Kind;
}

const minute = 60_000;
const day = 86_400_000;
/** Clocks differ, and a write may show up in the list a little late. (pipedrive.md 3.1) */
const overlap = minute;
/** A pause of seven days, and some. */
const keptSeconds = 8 * 86_400;
/** Below the platform's limit of 6 MB an answer. */
const answerBytes = 4_500_000;
const pageTime = 9_000;

const position = object({
  /** Where the pass under way began to look, and when it began. */
  from: number(),
  started: number(),
  /** Records added before this moment are not new to this Zap. */
  fresh: number(),
  cursor: optional(string()),
  /** The last record of the page behind `cursor` that was shown before the answer was full. */
  done: optional(string()),
});

interface Position {
  from: number;
  started: number;
  fresh: number;
  cursor?: string | undefined;
  done?: string | undefined;
}

const isUnderWay = ({ cursor, done }: Position) => cursor !== undefined || done !== undefined;

/** @throws RelayError `Invalid input` for a segment that is none, or a stage of what has no stages */
export function checkSelection(selection: RecordSelection): RecordSelection {
  if (selection.fireOn === 'stage_changed' && selection.recordType !== 'deal') {
    throw new RelayError('Invalid input', {
      what: `A ${selection.recordType} has no stage.`,
      why: 'Only deals move from stage to stage.',
      todo: 'Choose Deal as the record type, or another event.',
    });
  }
  return { ...selection, segment: checkSegment(selection.segment) };
}

/** What a Zap has not seen; some that it has are among them, with the same ids. */
export async function pollRecords(
  sync: Sync,
  selection: RecordSelection,
  zapId: string,
): Promise<ChangeItem[]> {
  const key = memoryKey(selection, zapId);
  const now = sync.now();
  const known = await sync.memory.get(key, position);
  const start = known ?? lookBack(now);
  const pass = await readPass(sync, selection, isUnderWay(start) ? start : { ...start, started: now });
  await sync.memory.set(key, pass.next, keptSeconds);
  return pass.items;
}

/** What a Zap that is being switched on has to know already: the last 24 hours. */
export async function seedRecords(
  sync: Sync,
  selection: RecordSelection,
  zapId: string,
): Promise<ChangeItem[]> {
  const now = sync.now();
  const pass = await readPass(sync, selection, lookBack(now));
  // What did not fit was there before the Zap: it is not shown later either.
  const next = { from: now - overlap, started: now, fresh: now };
  await sync.memory.set(memoryKey(selection, zapId), next, keptSeconds);
  return pass.items;
}

/** A few of the latest, for the editor; remembers nothing. */
export async function sampleRecords(sync: Sync, selection: RecordSelection): Promise<ChangeItem[]> {
  const kind = kindOf[selection.recordType];
  const latest = await sync.records.latest(kind, { limit: 100, filter: selection.filter });
  const members = (await inSegment(sync, latest, selection.segment)).slice(0, 3);
  return changeItems(sync, selection, members, { from: 0, started: 0, fresh: 0 });
}

const lookBack = (now: number): Position => ({ from: now - day, started: now, fresh: now - day });

interface Pass {
  items: ChangeItem[];
  next: Position;
}

async function readPass(sync: Sync, selection: RecordSelection, start: Position): Promise<Pass> {
  const items: ChangeItem[] = [];
  let at = start;
  let room = answerBytes;
  do {
    const page = await nextPage(sync, selection, at, room);
    items.push(...page.items);
    room -= sizeOf(page.items);
    at = page.next;
  } while (isUnderWay(at) && at.done === undefined && sync.timeLeft() > pageTime);
  return { items, next: at };
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

async function nextPage(sync: Sync, selection: RecordSelection, at: Position, room: number): Promise<Pass> {
  const { recordType, filter } = selection;
  const query = { since: at.from, filter, cursor: at.cursor };
  const page = await sync.records.changedSince(kindOf[recordType], query);
  const left = page.records.slice(page.records.findIndex(({ id }) => id === at.done) + 1);
  const members = await inSegment(sync, left, selection.segment);
  const found = await changeItems(sync, selection, members, at);
  const { items, done } = fitting(found, room);
  if (done !== undefined) return { items, next: { ...at, done } };
  const { from, started, fresh } = at;
  if (page.next) return { items, next: { from, started, fresh, cursor: page.next } };
  return { items, next: { from: started - overlap, started, fresh: started } };
}

/** As many items as there is room for, one at the least. */
function fitting(items: ChangeItem[], room: number): { items: ChangeItem[]; done?: string } {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += sizeOf(item);
    const last = items[index - 1];
    if (bytes > room && last) return { items: items.slice(0, index), done: last.record_id };
  }
  return { items };
}

async function changeItems(
  sync: Sync,
  selection: RecordSelection,
  records: readonly StoredRecord[],
  at: Position,
): Promise<ChangeItem[]> {
  const fitting = records.flatMap((record) => {
    const change = changeOf(selection.fireOn, record, at);
    return change ? [{ record, change }] : [];
  });
  const items = await recordItems(
    sync,
    kindOf[selection.recordType],
    fitting.map(({ record }) => record),
  );
  return items.map((item, index) => {
    const { record, change } = fitting[index] ?? { record: undefined, change: 'updated' as const };
    return { ...item, id: record ? idOf(record, change, selection.fireOn) : item.id, change };
  });
}

/** What happened to a record since the pass before, as far as the Zap asks for it. */
function changeOf(wanted: FireOn, record: StoredRecord, { from, fresh }: Position): Kind | undefined {
  if (wanted === 'stage_changed') return stageChanged(record, from) ? wanted : undefined;
  const isNew = record.addedAt > fresh || record.addedAt === record.updatedAt;
  if (wanted === 'both') return isNew ? 'new' : 'updated';
  if (wanted === 'new') return record.addedAt >= from ? 'new' : undefined;
  return record.updatedAt > record.addedAt ? 'updated' : undefined;
}

/** The stage that a deal was made in is no change. */
const stageChanged = ({ stageChangedAt, addedAt }: StoredRecord, from: number) =>
  stageChangedAt !== undefined &&
  stageChangedAt >= Math.floor(from / 1_000) * 1_000 &&
  stageChangedAt > addedAt;

/** A record is new once, however often it changes while it is; else each state has its own id. */
function idOf(record: StoredRecord, change: Kind, wanted: FireOn): string {
  if (change === 'stage_changed')
    return `deal-${record.id}-stage-${record.values.stage_id}-${record.stageChangedAt}`;
  const moment = wanted === 'new' ? record.addedAt : record.updatedAt;
  return `${record.kind}-${record.id}-${moment}`;
}

function memoryKey(selection: RecordSelection, zapId: string): string {
  const text = JSON.stringify([selection, zapId]);
  return `records:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
