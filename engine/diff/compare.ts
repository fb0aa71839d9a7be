// Which inputs two versions answer differently. A box of inputs is split only as far as the versions differ on
// it, so that the work grows with what changed and not with how many inputs there are.
import { type Bits, itemsOfBits } from '../proof/bits';
import { type Cut, cutOf } from '../proof/search';
import { type Box, judge, narrowed, type Space, sizeOf } from '../proof/space';
import type { Given } from './shapes';
import type { Entry, Versions } from './versions';

/** A box of inputs that all change in the same way. */
export interface Change {
  box: Box;
  before: Given;
  after: Given;
}

export interface Compared {
  changes: Change[];
  /** How many inputs are settled; fewer than all only where the limit was reached. */
  settled: bigint;
}

/** Called now and then with how many inputs are settled. */
export type Progress = (settled: bigint, of: bigint) => void;

const mostSteps = 300_000;
const tellEvery = 10_000;

interface Work extends Compared {
  space: Space;
  steps: number;
  whole: bigint;
  tell: Progress;
}

export function compare({ space, before, after }: Versions, tell: Progress): Compared {
  const box = space.exact;
  const work: Work = { space, steps: 0, changes: [], settled: 0n, whole: sizeOf(box), tell };
  settle(work, box, before, after);
  return { changes: work.changes, settled: work.settled };
}

function settle(work: Work, box: Box, allBefore: readonly Entry[], allAfter: readonly Entry[]): void {
  if (work.steps++ >= mostSteps) return;
  if (work.steps % tellEvery === 0) work.tell(work.settled, work.whole);
  const before = stillAsked(allBefore, box);
  const after = stillAsked(allAfter, box);
  if (alike(before, after)) {
    work.settled += sizeOf(box);
    return;
  }
  const cut = cutBetween(before, after, box);
  if (cut) {
    for (const part of cut.parts) settle(work, narrowed(box, cut.fact, part), before, after);
    return;
  }
  work.settled += sizeOf(box);
  const [first, second] = [before[0], after[0]];
  if (first && second) work.changes.push(...changesIn(work.space, box, first.given, second.given));
}

/** The rules that can decide in a box, up to the first that surely does. */
function stillAsked(entries: readonly Entry[], box: Box): Entry[] {
  const asked: Entry[] = [];
  for (const entry of entries) {
    const holds = judge(entry.node, box);
    if (holds === false) continue;
    asked.push(entry);
    if (holds) break;
  }
  return asked;
}

/** Whether both versions surely answer the same: by the same rules, or whichever rule decides. */
function alike(before: readonly Entry[], after: readonly Entry[]): boolean {
  const [first] = before;
  if (first && [...before, ...after].every(({ answerKey }) => answerKey === first.answerKey)) return true;
  return before.length === after.length && before.every(({ key }, at) => key === after[at]?.key);
}

// Splitting where the versions part makes most of the box alike at once; the rules before it come after.
function cutBetween(before: readonly Entry[], after: readonly Entry[], box: Box): Cut | undefined {
  const parting = before.findIndex(({ key }, at) => key !== after[at]?.key);
  const at = parting === -1 ? before.length : parting;
  const candidates = [before[at], after[at], ...before.slice(0, at)];
  for (const entry of candidates) {
    const cut = entry && judge(entry.node, box) === undefined ? cutOf(entry.node, true, box) : undefined;
    if (cut) return cut;
  }
  return undefined;
}

// An answer that is the value of a fact is compared value by value.
function changesIn(space: Space, box: Box, before: Given, after: Given): Change[] {
  const fact = factNamed(before) ?? factNamed(after);
  const at = space.facts.findIndex(({ name }) => name === fact);
  const classes = box[at];
  if (!classes) return [{ box, before, after }];
  return itemsOfBits(classes).flatMap((item) => {
    const part = narrowed(box, at, only(classes, item));
    const text = space.facts[at]?.classes[item];
    const known = text && text.text === text.sample ? text.sample : undefined;
    const [one, other] = [before, after].map((given) => valued(given, fact, known));
    if (!one || !other || JSON.stringify(one.answer) === JSON.stringify(other.answer)) return [];
    return [{ box: part, before: one, after: other }];
  });
}

function factNamed({ answer: { schedule } }: Given): string | undefined {
  return typeof schedule === 'object' && schedule !== null && 'fact' in schedule
    ? String(schedule.fact)
    : undefined;
}

function valued(given: Given, fact: string | undefined, value: unknown): Given {
  if (value === undefined || factNamed(given) !== fact) return given;
  return { ...given, answer: { ...given.answer, schedule: value } };
}

function only(classes: Bits, item: number): Bits {
  const one = classes.map(() => 0);
  one[item >> 5] = 1 << (item & 31);
  return one;
}
