import { suggestion } from '../nearest';
import { operatorNames, operatorOf } from '../operators';
import type { Operand } from '../operators/operator';
import type { Condition } from './condition';
import { readOperand } from './operand';
import { type Argument, type Place, type Reading, rightNumber } from './reading';

/** A comparison by one of the operators; undefined if it is faulty, and then something was reported. */
export function readComparison(
  name: string,
  args: Argument[],
  place: Place,
  reading: Reading,
): Condition | undefined {
  const operator = operatorOf(name);
  if (!operator) {
    reading.report(
      'unknown-operator',
      place.path,
      `unknown operator "${name}"${suggestion(name, operatorNames)}`,
      'key',
    );
    return undefined;
  }
  if (!rightNumber(name, args, operator, place.path, reading)) return undefined;
  const read = args.map((arg) => readOperand(arg, reading));
  const operands = read.filter((operand) => operand !== undefined);
  if (operands.length < read.length) return undefined;
  const complaint = operator.check(operands);
  if (complaint) {
    const path = args[complaint.argument ?? -1]?.path ?? place.path;
    const exact = complaint.item === undefined ? path : [...path, complaint.item];
    reading.report(complaint.code, exact, `"${name}": ${complaint.message}`);
    return undefined;
  }
  if (operator.needsPresence && !allPresent(operands, args, place, reading)) return undefined;
  return { kind: 'compare', name, call: operator.call, operands };
}

function allPresent(operands: readonly Operand[], args: Argument[], place: Place, reading: Reading): boolean {
  const at = operands.findIndex(
    (operand) =>
      operand.kind === 'fact' && operand.declared.optional && !place.present.includes(operand.fact),
  );
  const operand = operands[at];
  if (operand?.kind !== 'fact') return true;
  const message = `${operand.fact} may be absent, and absent is not zero; ask { exists: ${operand.fact} } before, in the same "and"`;
  reading.report('absent-fact', args[at]?.path ?? place.path, message);
  return false;
}
