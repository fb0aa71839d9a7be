// The rules of this repository: sound, tested, and each rule seen to decide.
import { readFileSync } from 'node:fs';
import { runCases } from '../../engine/cases';
import { compile } from '../../engine/compile';
import { coverageOf } from '../../engine/coverage';
import { evaluate } from '../../engine/evaluate';
import { type Loaded, loadRules } from '../../engine/load';
import type { RuleSet } from '../../engine/rule-set';

let rules: RuleSet;

beforeAll(async () => {
  rules = sound(await loadRules('rules'));
});

test('engine/compiled.ts is what the rules compile to (if not: npm run build)', () => {
  expect(readFileSync('engine/compiled.ts', 'utf8')).toBe(compile(rules));
});

test('all cases pass', () => {
  const failed = runCases(evaluate(rules), rules.cases).filter((result) => !result.passed);
  expect(failed).toEqual([]);
});

test('every rule decides a case that names it, every otherwise too', () => {
  const named = new Set(rules.cases.map((entry) => `${entry.question} ${entry.rule}`));
  const all = Object.entries(rules.decisions).flatMap(([question, table]) => [
    ...table.rules.map((rule) => `${question} ${rule.name}`),
    `${question} otherwise`,
  ]);
  expect(all.filter((rule) => !named.has(rule))).toEqual([]);
});

test('every rule decides a case, and every condition is seen to hold and not to hold', () => {
  const engine = evaluate(rules);
  const { goals, percent } = coverageOf(rules, engine, runCases(engine, rules.cases));
  expect(goals.filter((goal) => !goal.met)).toEqual([]);
  expect(percent).toBe(100);
});

function sound(loaded: Loaded): RuleSet {
  if (loaded.ok) return loaded.rules;
  throw new Error(loaded.faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`).join('\n'));
}
