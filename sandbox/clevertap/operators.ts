// What an operator makes of a property. (clevertap.md 4)

import { asObject } from './problem';
import { isDeletion } from './profile-rules';

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Unique, the latest hundred: the oldest are dropped first. */
export const asList = (items: readonly string[]): string[] => [...new Set(items)].slice(-100);

/** The new value, `undefined` for none; or what is wrong with the operator. */
type Result = { value: unknown } | { fault: string };

/** @param value an object with one operator in it */
export function operate(key: string, before: unknown, value: unknown): Result {
  const [operator, ...more] = Object.entries(asObject(value) ?? {});
  // Several at once are unconfirmed, and so are decimals and `$set`.
  if (!operator || more.length > 0) return { fault: 'is neither a value nor one operator' };
  const [name, operand] = operator;
  if (name === '$add' && isList(operand)) return { value: asList([...listOf(before), ...operand]) };
  if (name === '$remove' && isList(operand)) return { value: without(before, operand) };
  if (name === '$incr' && Number.isInteger(operand)) return { value: sum(before, Number(operand)) };
  if (name === '$decr' && Number.isInteger(operand)) return { value: sum(before, -Number(operand)) };
  // The vendor's sample deletes these two only.
  if (isDeletion(value) && ['Name', 'Gender'].includes(key)) return { value: undefined };
  return { fault: 'is no operator that is known' };
}

function listOf(before: unknown): string[] {
  if (before === undefined) return [];
  return isList(before) ? before : [String(before)];
}

function without(before: unknown, removed: readonly string[]): string[] | undefined {
  const left = listOf(before).filter((item) => !removed.includes(item));
  return left.length > 0 ? left : undefined;
}

const sum = (before: unknown, by: number): number => (typeof before === 'number' ? before : 0) + by;
