import { exampleIn } from '../proof/example';
import { type Space, sizeOf } from '../proof/space';
import { merged, whereOf } from './boxes';
import type { Change } from './compare';
import type { Answer, Given, Group, KeyChange } from './shapes';

/** The changes by what they change first: the decision before the note. The largest group comes first. */
export function groupsOf(space: Space, changes: readonly Change[], bound: Record<string, unknown>): Group[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify(keyChanges(change.before.answer, change.after.answer)[0]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()]
    .flatMap((group) => groupOf(space, group, bound))
    .sort((a, b) => b.inputs - a.inputs);
}

/** The keys of two answers that differ, in the order in which answers have them. */
export function keyChanges(before: Answer, after: Answer): KeyChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    JSON.stringify(before[key]) === JSON.stringify(after[key])
      ? []
      : [{ key, before: before[key], after: after[key] }],
  );
}

function groupOf(space: Space, changes: readonly Change[], bound: Record<string, unknown>): Group[] {
  const boxes = merged(changes.map(({ box }) => box));
  const [widest] = [...boxes].sort((a, b) => Number(sizeOf(b) - sizeOf(a)));
  const [first, ...also] = distinct(
    changes.flatMap(({ before, after }) => keyChanges(before.answer, after.answer)),
  );
  if (!first || !widest) return [];
  return [
    {
      ...first,
      also,
      rules: pairsOf(changes),
      inputs: Number(boxes.reduce((sum, box) => sum + sizeOf(box), 0n)),
      where: boxes.map((box) => whereOf(space, box)),
      example: { ...exampleIn(space, widest), ...bound },
    },
  ];
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function pairsOf(changes: readonly Change[]): Group['rules'] {
  return distinct(changes.map(({ before, after }) => ({ before: placeOf(before), after: placeOf(after) })));
}

function placeOf({ rule, file, line }: Given): Omit<Given, 'answer'> {
  return { rule, file, line };
}
