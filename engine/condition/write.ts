// A condition as TypeScript source: calls of the operators' functions, facts read by plain property
// access, values through JSON.stringify. Nothing from a rule file becomes code in any other way.
import { operatorOf } from '../operators';
import type { Literal, Operand } from '../operators/operator';
import type { Condition } from './condition';

/** The source of a function that tests facts. What lists become is made once, with the function. */
export function writeTest(condition: Condition): string {
  const constants: string[] = [];
  return withConstants(`(f) => ${writeCondition(condition, constants)}`, constants);
}

/** The source of a function that tells the index of the first condition that holds; else, their number. */
export function writePick(conditions: readonly Condition[]): string {
  const constants: string[] = [];
  const steps = conditions.map((one, index) => `${writeCondition(one, constants)} ? ${index} :\n`);
  return withConstants(
    `(${conditions.length > 0 ? 'f' : ''}) => ${steps.join('')}${conditions.length}`,
    constants,
  );
}

function withConstants(source: string, constants: readonly string[]): string {
  if (constants.length === 0) return source;
  return `((${constants.map((_, index) => nameOf(index)).join(', ')}) => ${source})(${constants.join(', ')})`;
}

const nameOf = (index: number) => `list${index}`;

/** The source of a boolean expression over `f`, the facts, and the constants that it adds. */
function writeCondition(condition: Condition, constants: string[]): string {
  switch (condition.kind) {
    case 'and':
      return `(${condition.of.map((one) => writeCondition(one, constants)).join(' && ')})`;
    case 'or':
      return `(${condition.of.map((one) => writeCondition(one, constants)).join(' || ')})`;
    case 'not':
      return `!${writeCondition(condition.of, constants)}`;
    case 'holds':
      return `run.same(${writeFact(condition.fact)}, true)`;
    case 'exists':
      return `run.exists(${writeFact(condition.fact)})`;
    case 'compare':
      return writeComparison(condition, constants);
  }
}

function writeComparison(
  { name, call, operands }: Extract<Condition, { kind: 'compare' }>,
  constants: string[],
): string {
  const [fact, given] = operands;
  const calling = (constant: string) => nameOf(constants.push(constant) - 1);
  if (call === 'isIn' && fact && given?.kind === 'list' && given.values.every(isText))
    return `${calling(writeMembership(given.values))}(${writeOperand(fact)})`;
  const prepared = operatorOf(name)?.prepared;
  if (prepared && fact && given)
    return `run.${prepared.call}(${writeOperand(fact)}, ${calling(`run.${prepared.by}(${writeOperand(given)})`)})`;
  return `run.${call}(${operands.map(writeOperand).join(', ')})`;
}

const isText = (value: Literal) => typeof value === 'string';

/**
 * One comparison after the other, as a switch would: a search in a list takes several times as long, and so do
 * comparisons that also meet what is no text.
 */
function writeMembership(values: readonly Literal[]): string {
  const tests = values.map((value) => `value === ${JSON.stringify(value)}`);
  return `run.among((value) => typeof value === 'string' && (${tests.join(' || ')}))`;
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
