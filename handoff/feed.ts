// Polls that show everything once: from a mark that each Zap keeps, pass after pass. A pass begins a while before the
// last one's start, because search lags behind; Zapier drops the ids it knows.
import { createHash } from 'node:crypto';
import {
  fresh,
  type Item,
  isUnderWay,
  overlap,
  type Position,
  position,
  readPass,
  type Source,
  startPass,
} from './pass';
import type { Relay } from './relay';
import { day, minute } from './spans';

/** A pause of seven days, and some. */
const keptSeconds = 8 * 86_400;
/** What lies between the steps in which the platform switches a Zap on, at the most. */
const switchTime = 2 * minute;

export interface PollRequest<S> {
  selection: S;
  /** Tells Zaps with the same trigger and inputs apart, where the platform says which one asks. */
  zapId: string;
}

/** What one kind of polling trigger does; items come newest first. */
export interface Feed<S, I> {
  /** New items; some that were shown before are among them, with the same ids. */
  poll(relay: Relay, request: PollRequest<S>): Promise<I[]>;
  /**
   * What a Zap that is being switched on has to know already. It ignores how far other polls have read. If the last
   * 24 hours do not fit into one call, everything before this moment is old for this Zap.
   */
  seed(relay: Relay, request: PollRequest<S>): Promise<I[]>;
  /** From this moment on things are new for this Zap, whether or not it is seeded. Reads nothing. */
  begin(relay: Relay, request: PollRequest<S>): Promise<void>;
  /** A few of the latest, for the editor; remembers nothing. */
  sample(relay: Relay, selection: S): Promise<I[]>;
}

export interface FeedSource<R extends { id: string }, I extends Item> extends Source<R, I> {
  /** Some of the latest, in any order. */
  latest(): Promise<I[]>;
}

/** @param open checks what the selection needs, and opens what is read */
export function feedOf<S, R extends { id: string }, I extends Item>(
  open: (relay: Relay, selection: S) => Promise<FeedSource<R, I>>,
  newestFirst: (a: I, b: I) => number,
): Feed<S, I> {
  return {
    poll: async (relay, request) => {
      const source = await open(relay, request.selection);
      const key = memoryKey(request);
      const now = relay.now();
      const start = (await relay.memory.get(key, position)) ?? { ...fresh(now), from: now - day };
      const from = isUnderWay(start) ? start : startPass(start, now);
      const { items, next } = await readPass(relay, source, from);
      await relay.memory.set(key, next, keptSeconds);
      return items.sort(newestFirst);
    },
    seed: async (relay, request) => {
      const source = await open(relay, request.selection);
      const now = relay.now();
      const { items, next } = await readPass(relay, source, { ...fresh(now), from: now - day });
      await setMark(relay, request, { now, whole: !isUnderWay(next) });
      return items.sort(newestFirst);
    },
    begin: async (relay, request) => {
      const key = memoryKey(request);
      const now = relay.now();
      // A seed may have come just before, and knows what there was until then.
      const seeded = (await relay.memory.get(key, position))?.floor ?? 0;
      await relay.memory.set(key, startAt(now, Math.max(seeded, now - switchTime)), keptSeconds);
    },
    sample: async (relay, selection) => {
      const source = await open(relay, selection);
      return (await source.latest()).sort(newestFirst).slice(0, 3);
    },
  };
}

/** Where a Zap that was switched on at `now` reads from, once its seed has read all there is, or not. */
async function setMark<S>(
  relay: Relay,
  request: PollRequest<S>,
  { now, whole }: { now: number; whole: boolean },
): Promise<void> {
  const key = memoryKey(request);
  const known = await relay.memory.get(key, position);
  // Where the platform does not say which Zap asks, another one with the same inputs may be reading from this mark.
  const shared = request.zapId === '' && known && whole && known.from >= now - day;
  const next = shared
    ? { ...known, floor: Math.max(known.floor, now - day) }
    : // What happens yet may bear a stamp from before this moment.
      startAt(now, now - relay.crm.stampResolution);
  await relay.memory.set(key, next, keptSeconds);
}

const startAt = (now: number, floor: number): Position => ({ ...fresh(now), floor, from: now - overlap });

function memoryKey<S>({ selection, zapId }: PollRequest<S>): string {
  const text = JSON.stringify([selection, zapId]);
  return `poll:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
