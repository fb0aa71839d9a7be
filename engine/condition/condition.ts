import type { Call } from '../operators';
import type { Operand } from '../operators/operator';

/** A condition once it is read and found sound. */
export type Condition =
  | { kind: 'and' | 'or'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'holds'; fact: string }
  | { kind: 'exists'; fact: string }
  | { kind: 'compare'; name: string; call: Call; operands: readonly Operand[] };

/** The facts that a condition reads, each once, in the order of their appearance. */
export function factsIn(condition: Condition): string[] {
  return [...new Set(factNames(condition))];
}

function factNames(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(factNames);
    case 'not':
      return factNames(condition.of);
    case 'holds':
    case 'exists':
      return [condition.fact];
    case 'compare':
      return condition.operands.flatMap((operand) => (operand.kind === 'fact' ? [operand.fact] : []));
  }
}

/** The facts of which a condition, where it holds, says that they are there. */
export function established(condition: Condition): string[] {
  if (condition.kind === 'exists') return [condition.fact];
  return condition.kind === 'and' ? condition.of.flatMap(established) : [];
}
