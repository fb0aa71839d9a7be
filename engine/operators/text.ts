// Comparing text as people mean it: case does not count, and an absent text matches nothing.
import { firstMisfit, typeName } from './fit';
import type { Complaint, Literal, Operand, Operator, Value } from './operator';

export function startsWith(value: Value, start: Value): boolean {
  return bothTexts(value, start, (a, b) => a.startsWith(b));
}

export function contains(value: Value, part: Value): boolean {
  return bothTexts(value, part, (a, b) => a.includes(b));
}

export const texts: readonly Operator<'startsWith' | 'contains'>[] = [
  { name: 'starts_with', call: 'startsWith', least: 2, most: 2, needsPresence: false, check },
  { name: 'contains', call: 'contains', least: 2, most: 2, needsPresence: false, check },
];

function bothTexts(value: Value, other: Value, holds: (a: string, b: string) => boolean): boolean {
  if (typeof value !== 'string' || typeof other !== 'string') return false;
  return holds(value.toLowerCase(), other.toLowerCase());
}

function check(operands: readonly Operand[]): Complaint | undefined {
  const problem = checkTextFact(operands);
  if (problem) return problem;
  if (operands[1]?.kind !== 'value') {
    return { code: 'type-mismatch', message: 'the second argument is one written text', argument: 1 };
  }
  return firstMisfit(operands, notText);
}

/** The complaint where the first operand is no fact of text. */
export function checkTextFact([fact]: readonly Operand[]): Complaint | undefined {
  if (fact?.kind !== 'fact') {
    return { code: 'type-mismatch', message: 'the first argument is a fact: { var: NAME }', argument: 0 };
  }
  if (fact.declared.type === 'text') return undefined;
  const message = `${fact.fact} is ${typeName(fact.declared)}, not text`;
  return { code: 'type-mismatch', message, argument: 0 };
}

function notText(value: Literal): string | undefined {
  if (typeof value === 'string' && value !== '') return undefined;
  return value === '' ? 'every text holds the empty text' : `${JSON.stringify(value)} is not text`;
}
