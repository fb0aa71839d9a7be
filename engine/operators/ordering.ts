import { firstMisfit, misfit, onlyFact, typeName } from './fit';
import type { Complaint, Operand, Operator, Value } from './operator';

// An absent fact is absent, not zero: no order holds. (A rule that could notice is a fault anyhow.)
function ordered(holds: (a: number, b: number) => boolean, values: readonly Value[]): boolean {
  return values.every((value, at) => {
    const before = values[at - 1];
    if (typeof value !== 'number') return false;
    return at === 0 || (typeof before === 'number' && holds(before, value));
  });
}

export function less(...values: Value[]): boolean {
  return ordered((a, b) => a < b, values);
}

export function atMost(...values: Value[]): boolean {
  return ordered((a, b) => a <= b, values);
}

export function more(...values: Value[]): boolean {
  return ordered((a, b) => a > b, values);
}

export function atLeast(...values: Value[]): boolean {
  return ordered((a, b) => a >= b, values);
}

export const ordering: readonly Operator<'less' | 'atMost' | 'more' | 'atLeast'>[] = [
  { name: '<', call: 'less', least: 2, most: 3, needsPresence: true, check },
  { name: '<=', call: 'atMost', least: 2, most: 3, needsPresence: true, check },
  { name: '>', call: 'more', least: 2, most: 2, needsPresence: true, check },
  { name: '>=', call: 'atLeast', least: 2, most: 2, needsPresence: true, check },
];

function check(operands: readonly Operand[]): Complaint | undefined {
  const fact = onlyFact(operands);
  if ('code' in fact) return fact;
  if (fact.declared.type !== 'number') {
    const message = `only numbers have an order, and ${fact.fact} is ${typeName(fact.declared)}`;
    return { code: 'type-mismatch', message, argument: operands.indexOf(fact) };
  }
  return firstMisfit(operands, (value) => misfit(fact, value));
}
