// Records that are new, changed, or (deals) moved to another stage. Lists show only the present state, so several
// changes between two polls are one item; each state is seen once. The mark never passes what was not read: what does
// not fit into one call is read by the next polls.
import { createHash } from 'node:crypto';
import { number, object, optional, string } from 'zod/mini';
import { RelayError } from '../crm';
import { answerBytes, fitting, sizeOf } from './answer';
import { kindOf } from './item';
import { type ChangeItem, changeItems, inOrder, type RecordSelection } from './news';
import { checkSegment, inSegment } from './segment';
import { day, minute, second } from './spans';
import type { Sync } from './sync';

/** Longer than the slowest poll (15 minutes): an answer that did not reach the platform is given again. */
const overlap = 20 * minute;
/** A stamp is a whole second, and clocks differ: until then a record may change once more under the same id. */
const settling = 2 * second;
/** A pause of seven days, and some. */
const keptSeconds = 8 * 86_400;
const pageTime = 9_000;

const position = object({
  /** Nothing older is shown: it was there before the Zap. */
  floor: number(),
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
  floor: number;
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
      todo: 'Choose Deal as the record type, or another choice in Fire On.',
    });
  }
  return { ...selection, segment: checkSegment(selection.segment) };
}

/** What a Zap has not seen, newest first; some that it has are among them, with the same ids. */
export async function pollRecords(
  sync: Sync,
  selection: RecordSelection,
  zapId: string,
): Promise<ChangeItem[]> {
  const key = memoryKey(selection, zapId);
  const now = sync.now();
  const known = (await sync.memory.get(key, position)) ?? lookBack(now);
  const start = isUnderWay(known) ? known : { ...known, started: now };
  const { items, next } = await readPass(sync, { selection, until: now - settling }, start);
  await sync.memory.set(key, next, keptSeconds);
  return inOrder(items);
}

/**
 * What a Zap that is being switched on has to know already: the last 24 hours. What did not fit into this call was
 * there before the Zap: it is not shown later either.
 */
export async function seedRecords(
  sync: Sync,
  selection: RecordSelection,
  zapId: string,
): Promise<ChangeItem[]> {
  const key = memoryKey(selection, zapId);
  const now = sync.now();
  const { items, next } = await readPass(sync, { selection, until: now + day }, lookBack(now));
  const whole = !isUnderWay(next);
  const known = await sync.memory.get(key, position);
  // Where the platform does not say which Zap asks, another one with the same inputs may be reading from this mark.
  const shared = zapId === '' && whole && known !== undefined && known.from >= now - day;
  const floor = whole ? now - day : now - settling;
  const mark = shared ? known : { floor, from: now - overlap, started: now, fresh: now };
  await sync.memory.set(key, mark, keptSeconds);
  return inOrder(items);
}

/** A few of the latest, for the editor; remembers nothing. */
export async function sampleRecords(sync: Sync, selection: RecordSelection): Promise<ChangeItem[]> {
  const kind = kindOf[selection.recordType];
  const latest = await sync.records.latest(kind, { limit: 100, filter: selection.filter });
  const members = await inSegment(sync, latest, selection.segment);
  const items = await changeItems(sync, selection, members, { since: 0, until: sync.now() + day, fresh: 0 });
  return inOrder(items).slice(0, 3);
}

const lookBack = (now: number): Position => {
  const from = now - day;
  return { floor: from, from, started: now, fresh: from };
};

interface Look {
  selection: RecordSelection;
  until: number;
}

interface Pass {
  items: ChangeItem[];
  next: Position;
}

/** Reads on until the end, or until the call's time or answer is used up. */
async function readPass(sync: Sync, look: Look, start: Position): Promise<Pass> {
  const items: ChangeItem[] = [];
  let at = start;
  let room = answerBytes;
  for (let pages = 0; ; pages += 1) {
    const page = await nextPage(sync, look, at, room).catch(stopUnless(pages > 0));
    if (!page) break;
    items.push(...page.items);
    room -= sizeOf(page.items);
    at = page.next;
    if (!isUnderWay(at) || at.done !== undefined || sync.timeLeft() < pageTime) break;
  }
  return { items, next: at };
}

/** After a first page, a failure ends the pass where it is: what was read is shown, the rest comes next time. */
const stopUnless = (progressed: boolean) => (error: unknown) => {
  if (progressed && error instanceof RelayError) return undefined;
  throw error;
};

async function nextPage(sync: Sync, look: Look, at: Position, room: number): Promise<Pass> {
  const { recordType, filter, segment } = look.selection;
  const { floor, from, started, fresh, cursor } = at;
  const page = await sync.records.changedSince(kindOf[recordType], { since: from, filter, cursor });
  const left = page.records.slice(page.records.findIndex(({ id }) => id === at.done) + 1);
  const members = await inSegment(sync, left, segment);
  const span = { since: Math.max(floor, from), until: look.until, fresh };
  const all = await changeItems(sync, look.selection, members, span);
  const items = all.slice(0, fitting(all, room));
  if (items.length < all.length) return { items, next: { ...at, done: items.at(-1)?.record_id } };
  if (page.next) return { items, next: { floor, from, started, fresh, cursor: page.next } };
  // What settles yet was not shown: to this Zap it is new still.
  return { items, next: { floor, from: started - overlap, started, fresh: started - settling } };
}

function memoryKey(selection: RecordSelection, zapId: string): string {
  const text = JSON.stringify([selection, zapId]);
  return `records:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
