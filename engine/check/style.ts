// What is sound, but harder to read than it needs to be.
import type { Condition } from '../condition/condition';
import { textOf } from '../condition/text';
import type { Fault } from '../fault';
import type { Check } from './check';
import { type PlacedCondition, placesOf, type ReadRawRule, readRules } from './read-rules';

const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** Conditions that say something simple in a roundabout way. */
export const checkStyle: Check = (folder) =>
  readRules(folder).flatMap((rule) => remarksOn(rule, placesOf(rule)));

function remarksOn(rule: ReadRawRule, { condition, path, below }: PlacedCondition): Fault[] {
  const remark = remarkOn(condition);
  const own = remark ? [rule.raw.source.fault(remark.code, path, remark.message, 'key')] : [];
  return [...own, ...below.flatMap((part) => remarksOn(rule, part))];
}

function remarkOn(condition: Condition): { code: string; message: string } | undefined {
  if (condition.kind === 'not' && condition.of.kind === 'not') {
    const message = `two times "!" says the same as: ${textOf(condition.of.of)}`;
    return { code: 'double-negation', message };
  }
  if (condition.kind !== 'compare') return undefined;
  const [first, second, third] = condition.operands;
  if (first?.kind === 'value' && second?.kind === 'fact' && !third) {
    const name = mirrored[condition.name] ?? condition.name;
    const message = `easier to read with the fact first: ${second.fact} ${name} ${JSON.stringify(first.value)}`;
    return { code: 'yoda', message };
  }
  const [only, ...others] = second?.kind === 'list' && condition.name === 'in' ? second.values : [];
  if (only === undefined || others.length > 0 || first?.kind !== 'fact') return undefined;
  return {
    code: 'single-in',
    message: `a list of one says the same as: ${first.fact} == ${JSON.stringify(only)}`,
  };
}
