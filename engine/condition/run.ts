// A condition as a closure, for the commands that work on the YAML as it stands. It calls the same
// functions as the generated code.
import { readFact } from '../facts';
import { functionOf } from '../operators';
import { exists } from '../operators/exists';
import type { Operand, Value } from '../operators/operator';
import type { Condition } from './condition';

export type Test = (facts: object) => boolean;

/** The closure that tests a condition. */
export function testOf(condition: Condition): Test {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.of.map(testOf);
      return (facts) => tests.every((test) => test(facts));
    }
    case 'or': {
      const tests = condition.of.map(testOf);
      return (facts) => tests.some((test) => test(facts));
    }
    case 'not': {
      const test = testOf(condition.of);
      return (facts) => !test(facts);
    }
    case 'holds':
      return (facts) => readFact(facts, condition.fact) === true;
    case 'exists':
      return (facts) => exists(factValue(facts, condition.fact));
    case 'compare': {
      const run = functionOf(condition.call);
      return (facts) => run(...condition.operands.map((operand) => operandValue(facts, operand)));
    }
  }
}

function operandValue(facts: object, operand: Operand): Value {
  if (operand.kind === 'fact') return factValue(facts, operand.fact);
  return operand.kind === 'value' ? operand.value : operand.values;
}

// Facts are scalars by their declaration; whatever else comes is as good as absent.
function factValue(facts: object, name: string): Value {
  const value = readFact(facts, name);
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return scalar ? value : null;
}
