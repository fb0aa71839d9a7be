import type { Condition } from '../condition/condition';
import { functionOf } from '../operators';
import { exists } from '../operators/exists';
import type { Operand, Value } from '../operators/operator';

/** A condition that asks about one fact. */
export type Leaf = Extract<Condition, { kind: 'holds' | 'exists' | 'compare' }>;

/** Whether a leaf holds where its fact has this value. */
export function holdsFor(leaf: Leaf, value: Value): boolean {
  if (leaf.kind === 'holds') return value === true;
  if (leaf.kind === 'exists') return exists(value);
  const operand = (given: Operand): Value => {
    if (given.kind === 'fact') return value;
    return given.kind === 'value' ? given.value : given.values;
  };
  return functionOf(leaf.call)(...leaf.operands.map(operand));
}

/** The fact that a leaf asks about. */
export function factOf(leaf: Leaf): string {
  if (leaf.kind !== 'compare') return leaf.fact;
  const operand = leaf.operands.find((given) => given.kind === 'fact');
  if (operand) return operand.fact;
  throw new Error('A comparison without a fact was read.');
}

/** The values that a leaf compares its fact with, one by one. */
export function literalsOf(leaf: Leaf) {
  if (leaf.kind !== 'compare') return [];
  return leaf.operands.flatMap((operand) => {
    if (operand.kind === 'value') return [operand.value];
    return operand.kind === 'list' ? operand.values : [];
  });
}

/** Whether a leaf asks for a part of a text; such a leaf may hold for texts that no file names. */
export function asksForPart(leaf: Leaf): boolean {
  if (leaf.kind !== 'compare') return false;
  return leaf.call === 'contains' || leaf.call === 'startsWith' || leaf.call === 'matchesDomain';
}

/** All leaves below a condition, through negations too. */
export function leavesUnder(condition: Condition): Leaf[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(leavesUnder);
    case 'not':
      return leavesUnder(condition.of);
    default:
      return [condition];
  }
}
