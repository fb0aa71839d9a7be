// A condition as one reads it from top to bottom, a line for each part.
import { type Condition, factsIn } from './condition';
import { textOf } from './text';

export interface OutlineLine {
  /** How deep the line stands; what follows deeper belongs to it. */
  level: number;
  text: string;
  /** The facts that the line itself asks for; none where it only says how those below count. */
  reads: readonly string[];
  condition: Condition;
}

/** The lines of a condition. All on the first level must hold, so an `and` at the top needs no line. */
export function outlineOf(condition: Condition): OutlineLine[] {
  return condition.kind === 'and' ? condition.of.flatMap((part) => linesOf(part, 0)) : linesOf(condition, 0);
}

function linesOf(condition: Condition, level: number): OutlineLine[] {
  const group = groupOf(condition);
  if (!group) return [{ level, text: textOf(condition), reads: factsIn(condition), condition }];
  const below = group.of.flatMap((part) => linesOf(part, level + 1));
  return [{ level, text: group.text, reads: [], condition }, ...below];
}

function groupOf(condition: Condition): { text: string; of: readonly Condition[] } | undefined {
  if (condition.kind === 'and') return { text: 'all of these', of: condition.of };
  if (condition.kind === 'or') return { text: 'any of these', of: condition.of };
  if (condition.kind !== 'not') return undefined;
  const { of: inner } = condition;
  if (inner.kind === 'or') return { text: 'none of these', of: inner.of };
  return inner.kind === 'and' ? { text: 'not all of these', of: inner.of } : undefined;
}
