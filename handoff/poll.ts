// Polls that see every transition once. Which records changed is asked from a mark; what happened to each is read
// from the CRM's own history. The mark is the start of a pass over the changed records, moved on only when the pass
// is through; each new pass begins a while before the last one's start, because search lags behind.
import { createHash } from 'node:crypto';
import { number, object, optional, string } from 'zod/mini';
import { RelayError, setUpMissing } from '../crm';
import { type TransitionItem, transitionItem } from './item';
import { listedIds } from './people';
import { openReadings, type Readings } from './readings';
import type { Relay } from './relay';
import { type Selection, selected } from './selection';

const minute = 60_000;
const day = 86_400_000;
/** Longer than the slowest poll (15 minutes) and the usual lag of a search together. */
const overlap = 20 * minute;
/** Now and then a pass begins this long before: a search may lag by up to an hour. */
const deepOverlap = 75 * minute;
const deepEvery = 15 * minute;
/** A pause of seven days and some: longer than anything a mark is promised to outlive. */
const keptSeconds = 30 * 86_400;
/** Below the platform's limit of 6 MB an answer. */
const answerBytes = 4_500_000;
/** What one more page may cost in milliseconds. */
const pageTime = 9_000;

const position = object({
  /** Nothing older than this is shown: it was there before the Zap, or before memory was lost. */
  floor: number(),
  /** Where the pass under way began to look, when it began, and the last record it read. */
  from: number(),
  started: number(),
  /** When the last deep pass began. */
  deep: number(),
  after: optional(string()),
  /** Records of the page behind `after` up to this id were shown before the answer was full. */
  done: optional(string()),
});

interface Position {
  floor: number;
  from: number;
  started: number;
  deep: number;
  after?: string | undefined;
  done?: string | undefined;
}

export interface PollRequest {
  selection: Selection;
  /** Tells Zaps with the same trigger and inputs apart, where the platform says which one asks. */
  zapId: string;
}

/** New transitions, newest first; some that were shown before are among them, with the same ids. */
export async function poll(relay: Relay, request: PollRequest): Promise<TransitionItem[]> {
  await checkFields(relay, request.selection);
  const key = memoryKey(request);
  const now = relay.now();
  const known = await relay.memory.get(key, position);
  const start = known ?? { ...fresh(now), from: now - day };
  const pass = await readPass(
    relay,
    request.selection,
    isUnderWay(start) ? start : { ...start, started: now },
  );
  await relay.memory.set(key, pass.next, keptSeconds);
  return newestFirst(pass.items);
}

/**
 * What a Zap that is being switched on has to know already. It ignores how far other polls have read. If the last
 * 24 hours do not fit into one call, everything before this moment is old for this Zap.
 */
export async function seed(relay: Relay, request: PollRequest): Promise<TransitionItem[]> {
  await checkFields(relay, request.selection);
  const key = memoryKey(request);
  const now = relay.now();
  const known = await relay.memory.get(key, position);
  const pass = await readPass(relay, request.selection, { ...fresh(now), from: now - day });
  const whole = !isUnderWay(pass.next);
  // Where the platform does not say which Zap asks, another one with the same inputs may be reading from this mark.
  const shared = request.zapId === '' && known && whole && known.from >= now - day;
  const next = shared
    ? { ...known, floor: Math.max(known.floor, now - day) }
    : { ...fresh(now), floor: now, from: now - overlap };
  await relay.memory.set(key, next, keptSeconds);
  return newestFirst(pass.items);
}

/** A few of the latest transitions, for the editor; remembers nothing. */
export async function sample(relay: Relay, selection: Selection): Promise<TransitionItem[]> {
  await checkFields(relay, selection);
  const records = await relay.crm.latestTouched(relay.crm.sampleSize);
  const readings = await openReadings(relay);
  return newestFirst(await itemsOf(relay, readings, selection, records, 0)).slice(0, 3);
}

const isUnderWay = ({ after, done }: Position) => after !== undefined || done !== undefined;

const fresh = (now: number): Position => ({ floor: now - day, from: now, started: now, deep: now });

/** Where the next pass begins once this one is through. */
function nextPass({ floor, started, deep }: Position): Position {
  const isDeep = started - deep >= deepEvery;
  const from = started - (isDeep ? deepOverlap : overlap);
  return { floor, from, started, deep: isDeep ? started : deep };
}

interface Pass {
  items: TransitionItem[];
  next: Position;
}

/** Reads on from a position until the end, or until the call's time or answer is used up. */
async function readPass(relay: Relay, selection: Selection, start: Position): Promise<Pass> {
  const readings = await openReadings(relay);
  const items: TransitionItem[] = [];
  let at = start;
  let room = answerBytes;
  for (let pages = 0; ; pages += 1) {
    const page = await nextPage(relay, readings, selection, at, room).catch(stopUnless(pages > 0));
    if (!page) break;
    items.push(...page.items);
    room -= sizeOf(page.items);
    at = page.next;
    if (!isUnderWay(at) || at.done !== undefined || relay.timeLeft() < pageTime) break;
  }
  await readings.keep();
  return { items, next: at };
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** After a first page, a failure ends the pass where it is: what was read is shown, the rest comes next time. */
const stopUnless = (progressed: boolean) => (error: unknown) => {
  if (progressed && error instanceof RelayError) return undefined;
  throw error;
};

/** One page of changed records, in slices that the vendor's limits allow; it may stop after any of them. */
async function nextPage(
  relay: Relay,
  readings: Readings,
  selection: Selection,
  at: Position,
  room: number,
): Promise<Pass> {
  const page = await relay.crm.touchedSince(at.from, at.after);
  const { floor, from, started, deep } = at;
  // A day more than the pass itself: a record that search found late still tells what it missed.
  const since = Math.max(floor, from - day);
  const left = page.records.filter(({ id }) => at.done === undefined || isGreater(id, at.done));
  const items: TransitionItem[] = [];
  const size = relay.crm.journeyBatch * relay.crm.batchesAtOnce;
  for (let start = 0; start < left.length; start += size) {
    const slice = left.slice(start, start + size);
    const found = await itemsOf(relay, readings, selection, slice, since).catch(stopUnless(start > 0));
    const part = found && fitting(found, room - sizeOf(items));
    items.push(...(part?.items ?? []));
    const done = part ? (part.done ?? slice.at(-1)?.id) : left[start - 1]?.id;
    const more = start + size < left.length;
    if (!part || part.done !== undefined || (more && relay.timeLeft() < pageTime)) {
      return { items, next: { ...at, done } };
    }
  }
  if (page.next !== undefined) return { items, next: { floor, from, started, deep, after: page.next } };
  return { items, next: nextPass(at) };
}

/** Record ids are numbers that may be longer than a safe integer. */
const isGreater = (a: string, b: string) => a.length > b.length || (a.length === b.length && a > b);

/**
 * As many records' items as there is room for, one record's at the least.
 * @returns in `done` the last record taken, when some were left out
 */
function fitting(items: TransitionItem[], room: number): { items: TransitionItem[]; done?: string } {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += sizeOf(item);
    const last = items[index - 1]?.lead_id;
    if (bytes > room && last !== undefined && last !== item.lead_id)
      return { items: items.slice(0, index), done: last };
  }
  return { items };
}

async function itemsOf(
  relay: Relay,
  readings: Readings,
  selection: Selection,
  records: readonly { id: string; stamp: number }[],
  since: number,
): Promise<TransitionItem[]> {
  if (records.length === 0) return [];
  const found = await readings.of(records);
  const owners = await relay.crm.owners();
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const listed = listedIds(owners);
  return found.flatMap((reading) =>
    selected(reading, selection, listed)
      .filter(({ at }) => at >= since)
      .map((transition) => transitionItem(relay.crm.name, reading, transition, byId)),
  );
}

/** Of one lead's transitions at one moment, the later one first as well. */
function newestFirst(items: TransitionItem[]): TransitionItem[] {
  const ordinal = (item: TransitionItem) => Number(item.id.slice(item.id.lastIndexOf('-') + 1));
  return items.sort((a, b) => b.changed_at.localeCompare(a.changed_at) || ordinal(b) - ordinal(a));
}

/** @throws RelayError `Set-up missing` when the trigger watches a field that the account does not have */
async function checkFields(relay: Relay, { trigger }: Selection): Promise<void> {
  if (trigger === 'lead_assigned' || trigger === 'lead_handed_back') return;
  const [missing] = await relay.crm.missingFields(['connection_status']);
  if (missing)
    throw setUpMissing('The CRM', `It has no field "${missing.label}", which this trigger watches.`);
}

function memoryKey({ selection, zapId }: PollRequest): string {
  const text = JSON.stringify([selection, zapId]);
  return `poll:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
