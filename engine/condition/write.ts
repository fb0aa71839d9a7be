// A condition as TypeScript source: calls of the operators' functions, facts read by plain property
// access, values through JSON.stringify. Nothing from a rule file becomes code in any other way.
import type { Operand } from '../operators/operator';
import type { Condition } from './condition';

/** The source of a boolean expression over `f`, the facts. */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
      return `(${condition.of.map(writeCondition).join(' && ')})`;
    case 'or':
      return `(${condition.of.map(writeCondition).join(' || ')})`;
    case 'not':
      return `!${writeCondition(condition.of)}`;
    case 'holds':
      return `run.same(${writeFact(condition.fact)}, true)`;
    case 'exists':
      return `run.exists(${writeFact(condition.fact)})`;
    case 'compare':
      return `run.${condition.call}(${condition.operands.map(writeOperand).join(', ')})`;
  }
}

/** The source that reads a declared fact; null where it is absent. */
export function writeFact(fact: string): string {
  return `(f.${fact} ?? null)`;
}

function writeOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'fact':
      return writeFact(operand.fact);
    case 'value':
      return JSON.stringify(operand.value);
    case 'list':
      return JSON.stringify(operand.values);
  }
}
