// The goals of rules with conditions.
import type { Condition } from '../condition/condition';
import { outlineOf } from '../condition/outline';
import { exampleIn } from '../proof/example';
import { firstMatchOf } from '../proof/first-match';
import { find, type Wish } from '../proof/search';
import { type Space, spaceOf } from '../proof/space';
import type { PlainRule, PlainTable } from '../proof/tables';
import type { Goal } from './goal';
import type { Sights } from './sights';

/** A goal, and the conditions under which an input shows it. */
interface Wanted {
  goal: Goal;
  shown: readonly { condition: Condition; holds: boolean }[];
}

/** Each rule decides, and each of its conditions is seen both ways, as far as any input can show it. */
export function goalsOfTable(table: PlainTable, sights: Sights): Goal[] {
  const { facts, rules } = firstMatchOf(table.question, table.rules);
  const conditions = rules.map(({ condition }) => condition);
  const space = spaceOf(facts, conditions);
  const otherwise = {
    goal: goalOf(table, { name: 'otherwise', line: table.otherwise.line }, sights),
    shown: [],
  };
  const wanted = [
    ...table.rules.map((rule, at) => wantedOf(table, rule, rules[at]?.asked, sights)),
    [otherwise],
  ];
  return wanted.flatMap((some, at) => {
    const passedOver = conditions.slice(0, at).map((condition) => ({ condition, holds: false }));
    return some.flatMap(({ goal, shown }) => settled(space, goal, [...shown, ...passedOver]));
  });
}

function wantedOf(
  table: PlainTable,
  rule: PlainRule,
  asked: Condition | undefined,
  sights: Sights,
): Wanted[] {
  const reached = asked ? [{ condition: asked, holds: true }] : [];
  const decides = {
    goal: goalOf(table, rule, sights),
    shown: [{ condition: rule.condition, holds: true }, ...reached],
  };
  const seen = outlineOf(rule.condition).flatMap(({ text, reads, condition }, at) => {
    if (reads.length === 0) return [];
    return [true, false].map((holds) => ({
      goal: {
        ...goalOf(table, rule, sights),
        condition: { text, holds },
        met: sights.saw(table.question, rule.name, at, holds),
      },
      shown: [{ condition, holds }, ...reached],
    }));
  });
  return [decides, ...seen];
}

function goalOf(
  { question, file }: PlainTable,
  rule: Pick<PlainRule, 'name' | 'line'>,
  sights: Sights,
): Goal {
  const { name, line } = rule;
  return { question, rule: name, file, line, met: sights.decided(question, name) };
}

/** A goal that is not met with an example that would meet it; none where no input can. */
function settled(space: Space, goal: Goal, shown: Wanted['shown']): Goal[] {
  if (goal.met) return [goal];
  const wishes: Wish[] = shown.map(({ condition, holds }) => ({ node: space.node(condition), holds }));
  const found = find(space, wishes);
  if (found === 'none') return [];
  return [found === 'unknown' ? goal : { ...goal, example: exampleIn(space, found) }];
}
