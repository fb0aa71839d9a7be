// Reads a `when`: a tree of plain data becomes a Condition, and what is wrong with it becomes faults.
// The walk is by hand because a schema of alternatives could only say "invalid" at the root.
import { typeName } from '../operators/fit';
import type { Path } from '../source';
import { readComparison } from './comparison';
import { type Condition, established } from './condition';
import { tooBig } from './limits';
import { factName, readVar } from './operand';
import { type Argument, argumentsOf, operationOf, type Place, type Reading, rightNumber } from './reading';

/** The condition that a `when` states; undefined if it is faulty, and then something was reported. */
export function readCondition(when: unknown, path: Path, reading: Reading): Condition | undefined {
  const excess = tooBig(when);
  if (excess) {
    reading.report(excess.code, path, excess.message);
    return undefined;
  }
  return readNode(when, { path, present: [] }, reading);
}

function readNode(node: unknown, place: Place, reading: Reading): Condition | undefined {
  const operation = operationOf(node);
  if (!operation) {
    const message =
      'a condition is an operator with its arguments, such as { "==": [ { var: NAME }, VALUE ] }';
    const hint = node === null ? '; does the next line begin with too few spaces?' : '';
    reading.report('not-a-condition', place.path, `${message}${hint}`);
    return undefined;
  }
  const { name } = operation;
  const path = [...place.path, name];
  const args = argumentsOf(operation.value, path);
  switch (name) {
    case 'and':
    case 'or':
      return readList(name, args, { path, present: place.present }, reading);
    case '!':
      return readNot(args, { path, present: place.present }, reading);
    case 'var':
      return readHolds(args, path, reading);
    case 'exists':
      return readExists(args, path, reading);
    default:
      return readComparison(name, args, { path, present: place.present }, reading);
  }
}

function readList(
  kind: 'and' | 'or',
  args: Argument[],
  place: Place,
  reading: Reading,
): Condition | undefined {
  if (!rightNumber(kind, args, { least: 1, most: Number.POSITIVE_INFINITY }, place.path, reading))
    return undefined;
  const present = [...place.present];
  const read = args.map((arg) => {
    const condition = readNode(arg.value, { path: arg.path, present: [...present] }, reading);
    // What an `and` has asked for, its later parts may rely on.
    if (condition && kind === 'and') present.push(...established(condition));
    return condition;
  });
  const of = read.filter((condition) => condition !== undefined);
  return of.length === read.length ? { kind, of } : undefined;
}

function readNot(args: Argument[], place: Place, reading: Reading): Condition | undefined {
  if (!rightNumber('!', args, { least: 1, most: 1 }, place.path, reading)) return undefined;
  const [arg] = args;
  const of = arg && readNode(arg.value, { path: arg.path, present: place.present }, reading);
  return of && { kind: 'not', of };
}

function readHolds(args: Argument[], path: Path, reading: Reading): Condition | undefined {
  const found = readVar(args, path, reading);
  if (!found) return undefined;
  if (found.declared.type === 'boolean') return { kind: 'holds', fact: found.fact };
  const message = `${found.fact} is ${typeName(found.declared)}, not true or false; ask { exists: ${found.fact} } or compare it`;
  reading.report('type-mismatch', path, message);
  return undefined;
}

function readExists(args: Argument[], path: Path, reading: Reading): Condition | undefined {
  if (!rightNumber('exists', args, { least: 1, most: 1 }, path, reading)) return undefined;
  const [arg] = args;
  const fact = arg && factName(arg, '{ exists: lead.country }', reading);
  if (!fact) return undefined;
  if (fact.declared.optional) return { kind: 'exists', fact: fact.fact };
  reading.report('always-present', path, `${fact.fact} is always there; leave the question out`);
  return undefined;
}
