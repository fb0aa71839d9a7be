import type { FactDeclaration } from '../facts';
import { unknownFact } from '../nearest';
import type { Literal, Operand } from '../operators/operator';
import type { Path } from '../source';
import { type Argument, argumentsOf, operationOf, type Reading, rightNumber } from './reading';

/** An argument of a comparison; undefined if it is faulty, and then something was reported. */
export function readOperand(arg: Argument, reading: Reading): Operand | undefined {
  const { value, path } = arg;
  if (isLiteral(value)) return { kind: 'value', value };
  if (Array.isArray(value)) return readValues(value, path, reading);
  const operation = operationOf(value);
  if (operation?.name === 'var') {
    const inner = [...path, 'var'];
    const fact = readVar(argumentsOf(operation.value, inner), inner, reading);
    return fact && { kind: 'fact', ...fact };
  }
  const message =
    value === null
      ? 'nothing equals null; ask with { exists: NAME }'
      : 'an argument is { var: NAME }, a value, or a list of values';
  reading.report('operands', path, message);
  return undefined;
}

function readValues(values: unknown[], path: Path, reading: Reading): Operand | undefined {
  const literals = values.filter(isLiteral);
  if (literals.length === values.length) return { kind: 'list', values: literals };
  const at = values.findIndex((value) => !isLiteral(value));
  reading.report('operands', [...path, at], 'a list holds only texts, numbers, true and false');
  return undefined;
}

/** The fact that a `var` names. */
export function readVar(args: Argument[], path: Path, reading: Reading) {
  if (!rightNumber('var', args, { least: 1, most: 1 }, path, reading)) return undefined;
  const [arg] = args;
  return arg && factName(arg, '{ var: lead.country }', reading);
}

/** The declared fact that an argument names. */
export function factName(
  arg: Argument,
  example: string,
  reading: Reading,
): { fact: string; declared: FactDeclaration } | undefined {
  const { value: fact, path } = arg;
  if (typeof fact !== 'string') {
    reading.report('computed-fact', path, `a fact is called by its name, as in ${example}`);
    return undefined;
  }
  const declared = Object.hasOwn(reading.facts, fact) ? reading.facts[fact] : undefined;
  if (declared) return { fact, declared };
  reading.report('unknown-fact', path, unknownFact(fact, Object.keys(reading.facts)));
  return undefined;
}

function isLiteral(value: unknown): value is Literal {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
