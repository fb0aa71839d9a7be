import type { Operand } from '../operators/operator';
import type { Condition } from './condition';

/** A condition as one reads it aloud: `lead.country in [DE, AT]`, `not request.by_hand`. */
export function textOf(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.map(inner).join(` ${condition.kind} `);
    case 'not':
      return `not ${inner(condition.of)}`;
    case 'holds':
      return condition.fact;
    case 'exists':
      return `exists ${condition.fact}`;
    case 'compare':
      return comparison(condition.name, condition.operands.map(operandText));
  }
}

function inner(condition: Condition): string {
  const text = textOf(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text;
}

function comparison(name: string, operands: string[]): string {
  return operands.join(` ${name} `);
}

function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'fact':
      return operand.fact;
    case 'value':
      return JSON.stringify(operand.value);
    case 'list':
      return `[${operand.values.join(', ')}]`;
  }
}
