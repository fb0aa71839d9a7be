import { firstMisfit, misfit, onlyFact } from './fit';
import type { Complaint, Operand, Operator, Value } from './operator';

export function equal(left: Value, right: Value): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: JSON Logic's `==` is JavaScript's; the check lets only equal types meet
  return left == right;
}

export function unequal(left: Value, right: Value): boolean {
  return !equal(left, right);
}

export function same(left: Value, right: Value): boolean {
  return left === right;
}

export function different(left: Value, right: Value): boolean {
  return left !== right;
}

export const equality: readonly Operator<'equal' | 'unequal' | 'same' | 'different'>[] = [
  { name: '==', call: 'equal', least: 2, most: 2, needsPresence: false, check },
  { name: '!=', call: 'unequal', least: 2, most: 2, needsPresence: false, check },
  { name: '===', call: 'same', least: 2, most: 2, needsPresence: false, check },
  { name: '!==', call: 'different', least: 2, most: 2, needsPresence: false, check },
];

function check(operands: readonly Operand[]): Complaint | undefined {
  const list = operands.findIndex((operand) => operand.kind === 'list');
  if (list !== -1) {
    return { code: 'type-mismatch', message: 'a list equals nothing; use `in`', argument: list };
  }
  const fact = onlyFact(operands);
  return 'code' in fact ? fact : firstMisfit(operands, (value) => misfit(fact, value));
}
