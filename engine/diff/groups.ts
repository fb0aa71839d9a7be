import { exampleIn } from '../proof/example';
import { type Space, sizeOf } from '../proof/space';
import { merged, whereOf } from './boxes';
import type { Change } from './compare';
import type { Given, Group } from './shapes';

/** The changes by what they change: one group for each pair of answers, the largest first. */
export function groupsOf(space: Space, changes: readonly Change[], bound: Record<string, unknown>): Group[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.before.answer, change.after.answer]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()]
    .flatMap((group) => groupOf(space, group, bound))
    .sort((a, b) => b.inputs - a.inputs);
}

function groupOf(space: Space, changes: readonly Change[], bound: Record<string, unknown>): Group[] {
  const [first] = changes;
  if (!first) return [];
  const boxes = merged(changes.map(({ box }) => box));
  const [widest = first.box] = [...boxes].sort((a, b) => Number(sizeOf(b) - sizeOf(a)));
  return [
    {
      before: first.before.answer,
      after: first.after.answer,
      rules: pairsOf(changes),
      inputs: Number(boxes.reduce((sum, box) => sum + sizeOf(box), 0n)),
      where: boxes.map((box) => whereOf(space, box)),
      example: { ...exampleIn(space, widest), ...bound },
    },
  ];
}

function pairsOf(changes: readonly Change[]): Group['rules'] {
  const pairs = changes.map(({ before, after }) => ({ before: placeOf(before), after: placeOf(after) }));
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}

function placeOf({ rule, file, line }: Given): Omit<Given, 'answer'> {
  return { rule, file, line };
}
