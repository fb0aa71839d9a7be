import { established } from '../condition/condition';
import { readCondition } from '../condition/read';
import { factsOf } from '../facts';
import type { Fault } from '../fault';
import { unknownFact } from '../nearest';
import { typeName } from '../operators/fit';
import { valueAt } from '../plain';
import type { Check } from './check';
import { type RawRule, rawRules } from './ruled';

/** Every `when`, and every fact that a `then` hands on. */
export const checkConditions: Check = (folder) => rawRules(folder).flatMap(conditionFaults);

function conditionFaults(rule: RawRule): Fault[] {
  const { source, path } = rule;
  const faults: Fault[] = [];
  const facts = factsOf(rule.question);
  const report = (...fault: Parameters<typeof source.fault>) => faults.push(source.fault(...fault));
  const condition =
    rule.when === undefined ? undefined : readCondition(rule.when, [...path, 'when'], { facts, report });
  // A faulty condition says nothing about what is there, so its `then` is looked at once it is mended.
  if (condition || rule.when === undefined)
    faults.push(...handedOn(rule, condition ? established(condition) : []));
  return faults;
}

function handedOn(rule: RawRule, present: readonly string[]): Fault[] {
  const fact = valueAt(rule.then, 'schedule', 'fact');
  if (typeof fact !== 'string') return [];
  const problem = problemOf(rule, fact, present);
  return problem
    ? [rule.source.fault(problem.code, [...rule.path, 'then', 'schedule', 'fact'], problem.message)]
    : [];
}

function problemOf(rule: RawRule, fact: string, present: readonly string[]) {
  const facts = factsOf(rule.question);
  const declared = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (!declared) {
    return {
      code: 'unknown-fact',
      message: unknownFact(fact, Object.keys(facts)),
    };
  }
  if (declared.type !== 'text') {
    return { code: 'type-mismatch', message: `${fact} is ${typeName(declared)}, not text` };
  }
  if (!declared.optional || present.includes(fact)) return undefined;
  return {
    code: 'absent-fact',
    message: `${fact} may be absent; ask { exists: ${fact} } in this rule's "when"`,
  };
}
