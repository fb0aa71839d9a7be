// Whether facts from a file are the facts that a question declares.
import { type FactDeclaration, type Facts, factsOf, readFact } from './facts';
import { suggestion, unknownFact } from './nearest';
import { isMap } from './plain';
import type { Question } from './words';

export interface FactProblem {
  code: 'unknown-fact' | 'wrong-type' | 'missing-fact';
  path: string[];
  message: string;
}

/** Unknown names and wrong values, and the facts that must be there and are not. */
export function factProblems(question: Question, facts: Record<string, unknown>): FactProblem[] {
  return [...strangeFacts(question, facts), ...missingFacts(question, facts)];
}

/** Whether the facts are those of the question, so that it may be asked. */
export function areFacts(question: Question, facts: object): facts is Facts[Question] {
  return isMap(facts) && factProblems(question, facts).length === 0;
}

/** Names that the question does not have, and values that a fact cannot have. */
export function strangeFacts(
  question: Question,
  facts: Record<string, unknown>,
  above: string[] = [],
): FactProblem[] {
  const table = factsOf(question);
  return Object.entries(facts).flatMap(([key, value]) => {
    const path = [...above, key];
    const name = path.join('.');
    const declared = Object.hasOwn(table, name) ? table[name] : undefined;
    if (declared) return value === null ? [] : strangeValue(path, declared, value);
    const group = Object.keys(table).some((known) => known.startsWith(`${name}.`));
    if (group && isMap(value)) return strangeFacts(question, value, path);
    const message = group
      ? `${name} holds facts, as in ${name}: { … }`
      : unknownFact(name, Object.keys(table));
    return [{ code: group ? 'wrong-type' : 'unknown-fact', path, message }];
  });
}

/** The facts that the question always has, where they are not given. */
export function missingFacts(question: Question, facts: Record<string, unknown>): FactProblem[] {
  return Object.entries(factsOf(question)).flatMap(([name, declared]) => {
    if (declared.optional || readFact(facts, name) !== null) return [];
    return [{ code: 'missing-fact', path: name.split('.'), message: `the fact ${name} is missing` }];
  });
}

function strangeValue(path: string[], declared: FactDeclaration, value: unknown): FactProblem[] {
  const message = complaint(path.join('.'), declared, value);
  return message ? [{ code: 'wrong-type', path, message }] : [];
}

function complaint(name: string, declared: FactDeclaration, value: unknown): string | undefined {
  const shown = JSON.stringify(value);
  if (declared.type !== 'choice') {
    const wanted = declared.type === 'text' ? 'string' : declared.type;
    return typeof value === wanted ? undefined : `${name} must be ${kind(declared)}, not ${shown}`;
  }
  const values = declared.values ?? [];
  if (typeof value !== 'string') return `${name} must be text, not ${shown}`;
  return declared.open || values.includes(value)
    ? undefined
    : `${shown} is no value of ${name}${suggestion(value, values)}`;
}

function kind(declared: FactDeclaration): string {
  const kinds = { boolean: 'true or false', number: 'a number', text: 'text', choice: 'text' };
  return kinds[declared.type];
}

/** Facts laid over others; null takes a fact away. */
export function mergeFacts(
  base: Record<string, unknown>,
  over: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isMap(value) ? mergeFacts(isMap(below) ? below : {}, value) : value;
  }
  return merged;
}
