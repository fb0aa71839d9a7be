import { type CaseResult, explainCase } from '../cases';
import type { Engine } from '../decide';
import type { Question } from '../words';

/** What the passed cases showed. */
export interface Sights {
  decided(question: Question, rule: string): boolean;
  /** Whether the condition at this place of a rule's outline was seen to have this value. */
  saw(question: Question, rule: string, at: number, value: boolean): boolean;
}

/** A case that fails proves nothing, so only the passed ones are looked at. */
export function sightsOf(engine: Engine, results: readonly CaseResult[]): Sights {
  const seen = new Set<string>();
  for (const { case: entry } of results.filter((result) => result.passed)) {
    for (const { rule, decided, conditions } of explainCase(engine, entry).steps) {
      if (decided) seen.add(keyOf(entry.question, rule));
      for (const [at, { value }] of conditions.entries()) seen.add(keyOf(entry.question, rule, at, value));
    }
  }
  return {
    decided: (...what) => seen.has(keyOf(...what)),
    saw: (...what) => seen.has(keyOf(...what)),
  };
}

// No name of a question or a rule holds a blank.
function keyOf(...parts: (string | number | boolean)[]): string {
  return parts.join(' ');
}
