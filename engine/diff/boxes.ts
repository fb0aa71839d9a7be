// Many small boxes as a few that one can read.
import { countBits, itemsOfBits, union } from '../proof/bits';
import type { Box, Space } from '../proof/space';
import type { Where } from './shapes';

const shownValues = 8;
// So many are told outright; of more, it may be shorter to say which are not meant.
const fewValues = 3;

/** The same inputs in fewer boxes: two that differ in one fact only become one. */
export function merged(boxes: readonly Box[]): Box[] {
  let all = [...boxes];
  for (let before = all.length + 1; all.length < before; ) {
    before = all.length;
    for (const fact of (all[0] ?? []).keys()) all = mergedBy(all, fact);
  }
  return all;
}

function mergedBy(boxes: readonly Box[], fact: number): Box[] {
  const groups = new Map<string, Box>();
  for (const box of boxes) {
    const key = box.map((classes, at) => (at === fact ? '' : classes.join('.'))).join('|');
    const other = groups.get(key);
    const classes = box[fact];
    const present = other?.[fact];
    groups.set(key, other && classes && present ? other.with(fact, union(present, classes)) : box);
  }
  return [...groups.values()];
}

/** The facts that are not free in a box, with their values in words. */
export function whereOf(space: Space, box: Box): Where {
  return space.facts.flatMap(({ name, classes }, at) => {
    const known = classes.flatMap(({ vague }, index) => (vague ? [] : [index]));
    const bits = box[at];
    if (!bits || countBits(bits) >= known.length) return [];
    const meant = itemsOfBits(bits);
    const rest = known.filter((index) => !meant.includes(index));
    const text = (items: number[]) => listed(items.map((index) => classes[index]?.text ?? ''));
    return [
      {
        fact: name,
        values: rest.length < meant.length && meant.length > fewValues ? `not ${text(rest)}` : text(meant),
      },
    ];
  });
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, shownValues).join(', ');
  return values.length > shownValues ? `${shown} and ${values.length - shownValues} more` : shown;
}
