// Runs the cases of a rules folder against its rules.
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from './decide';
import { areFacts } from './fact-check';
import type { Decision, Explanation } from './rule';
import type { Case } from './rule-set';
import type { Question } from './words';

export interface CaseResult {
  case: Case;
  passed: boolean;
  decision: Decision<Question>;
}

/** What each case got. It passes if all that it lists is so; throws for a case that was not checked. */
export function runCases(engine: Engine, cases: readonly Case[]): CaseResult[] {
  return cases.map((entry) => {
    const decision = answerOf(engine, entry);
    return { case: entry, decision, passed: asExpected(entry, decision) };
  });
}

function answerOf(engine: Engine, entry: Case): Decision<Question> {
  if (areFacts(entry.question, entry.facts)) return engine.decide(entry.question, entry.facts);
  throw unchecked(entry);
}

/** How a case came to its answer. */
export function explainCase(engine: Engine, entry: Case): Explanation<Question> {
  if (areFacts(entry.question, entry.facts)) return engine.explain(entry.question, entry.facts);
  throw unchecked(entry);
}

function unchecked({ file, line }: Case): Error {
  return new Error(`${file}:${line} was not checked.`);
}

function asExpected(entry: Case, { then, rule }: Decision<Question>): boolean {
  const got = new Map<string, unknown>(Object.entries(then));
  const answers = Object.entries(entry.expect).every(([key, value]) =>
    isDeepStrictEqual(got.get(key), value),
  );
  return answers && (entry.rule === undefined || entry.rule === rule.name);
}
