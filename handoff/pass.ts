// A pass over records: by record id, page after page, in slices that the vendor's limits allow. It may stop after any
// slice, and goes on from there with the next poll; only a pass that is through moves the mark.
import { number, object, optional, string } from 'zod/mini';
import { RelayError } from '../crm';
import type { Relay } from './relay';
import { day, minute } from './spans';

export interface Item {
  id: string;
  lead_id: string;
}

/** What a pass goes over, and what it shows of it. */
export interface Source<R extends { id: string }, I extends Item> {
  /** One page, by id. Records that have nothing to show since `from` may be left out. */
  page(from: number, after?: string): Promise<{ records: R[]; next?: string | undefined }>;
  /** What some of them have to show, in their order. */
  items(records: readonly R[], position: Pick<Position, 'floor' | 'from'>): Promise<I[]>;
  /** How many records are looked at side by side. */
  readonly sliceSize: number;
  /** Remembers what was read. */
  keep(): Promise<void>;
}

/** Longer than the slowest poll (15 minutes) and the usual lag of a search together. */
export const overlap = 20 * minute;
/** Now and then a pass is deep: a search may lag by up to an hour, and clocks differ. */
const deepOverlap = 65 * minute;
const deepEvery = 15 * minute;
/** Below the platform's limit of 6 MB an answer. */
const answerBytes = 4_500_000;
/** What one more page may cost in milliseconds. */
const pageTime = 9_000;

export const position = object({
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

export interface Position {
  floor: number;
  from: number;
  started: number;
  deep: number;
  after?: string | undefined;
  done?: string | undefined;
}

export const isUnderWay = ({ after, done }: Position) => after !== undefined || done !== undefined;

/** A mark for who reads for the first time: nothing older than a day counts. */
export const fresh = (now: number): Position => ({ floor: now - day, from: now, started: now, deep: now });

/** Where the next pass begins once this one is through. */
const nextPass = ({ floor, started, deep }: Position): Position => ({
  ...{ floor, from: started - overlap, started, deep },
});

/**
 * The pass that starts now. A deep one reaches back before the start of the last deep one, not before this moment: what
 * that one could not see yet is seen, however long nobody polled in between.
 */
export function startPass(next: Position, now: number): Position {
  if (now - next.deep < deepEvery) return { ...next, started: now };
  return { ...next, from: Math.min(next.from, next.deep - deepOverlap), started: now, deep: now };
}

export interface Pass<I> {
  items: I[];
  next: Position;
}

/** Reads on from a position until the end, or until the call's time or answer is used up. */
export async function readPass<R extends { id: string }, I extends Item>(
  relay: Relay,
  source: Source<R, I>,
  start: Position,
): Promise<Pass<I>> {
  const items: I[] = [];
  let at = start;
  let room = answerBytes;
  for (let pages = 0; ; pages += 1) {
    const page = await nextPage(relay, source, at, room).catch(stopUnless(pages > 0));
    if (!page) break;
    items.push(...page.items);
    room -= sizeOf(page.items);
    at = page.next;
    if (!isUnderWay(at) || at.done !== undefined || relay.timeLeft() < pageTime) break;
  }
  await source.keep();
  // A pass that began anew, because its place in the list was refused, has shown some of them before.
  const once = new Map(items.map((item) => [item.id, item]));
  return { items: [...once.values()], next: at };
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** After a first page, a failure ends the pass where it is: what was read is shown, the rest comes next time. */
const stopUnless = (progressed: boolean) => (error: unknown) => {
  if (progressed && error instanceof RelayError) return undefined;
  throw error;
};

/** One page, in slices; it may stop after any of them. */
async function nextPage<R extends { id: string }, I extends Item>(
  relay: Relay,
  source: Source<R, I>,
  at: Position,
  room: number,
): Promise<Pass<I>> {
  const page = await source.page(at.from, at.after);
  const { floor, from, started, deep } = at;
  const left = page.records.filter(({ id }) => at.done === undefined || isGreater(id, at.done));
  const items: I[] = [];
  const size = source.sliceSize;
  for (let start = 0; start < left.length; start += size) {
    const slice = left.slice(start, start + size);
    const found = await source.items(slice, at).catch(stopUnless(start > 0));
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
function fitting<I extends Item>(items: I[], room: number): { items: I[]; done?: string } {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += sizeOf(item);
    const last = items[index - 1]?.lead_id;
    if (bytes > room && last !== undefined && last !== item.lead_id)
      return { items: items.slice(0, index), done: last };
  }
  return { items };
}
