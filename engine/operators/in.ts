import { firstMisfit, misfit } from './fit';
import type { Complaint, Operand, Operator, Value } from './operator';

export function isIn(value: Value, list: Value): boolean {
  return Array.isArray(list) && list.includes(value);
}

/** For generated code: the comparisons that a list of texts became. */
export const among = (test: (value: Value) => boolean) => test;

export const membership: Operator<'isIn'> = {
  name: 'in',
  call: 'isIn',
  least: 2,
  most: 2,
  needsPresence: false,
  check,
};

function check(operands: readonly Operand[]): Complaint | undefined {
  const [fact, list] = operands;
  if (fact?.kind !== 'fact') {
    return {
      code: 'type-mismatch',
      message: 'the first argument is a fact: { var: NAME }',
      argument: 0,
    };
  }
  if (list?.kind !== 'list') {
    const message = 'the second argument is a list of values; for a part of a text use `contains`';
    return { code: 'type-mismatch', message, argument: 1 };
  }
  if (list.values.length === 0)
    return { code: 'operands', message: 'nothing is in an empty list', argument: 1 };
  return firstMisfit(operands, (value) => misfit(fact, value));
}
