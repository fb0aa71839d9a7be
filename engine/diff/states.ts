// The question `state`: few enough inputs to ask them all.
import { evaluate } from '../evaluate';
import { areFacts } from '../fact-check';
import { factsOf } from '../facts';
import { bitsOf } from '../proof/bits';
import { exampleIn } from '../proof/example';
import { type Box, type Space, sizeOf, spaceOf } from '../proof/space';
import type { RuleSet } from '../rule-set';
import type { Question } from '../words';
import type { Change } from './compare';
import { groupsOf } from './groups';
import type { Given, QuestionDiff } from './shapes';

const question: Question = 'state';

/** How the answers about states change. */
export function diffStates(before: RuleSet, after: RuleSet): QuestionDiff {
  const space = spaceOf(factsOf(question), []);
  const boxes = singles(space);
  const [ask, askNow] = [before, after].map((rules) => asker(space, rules));
  const changes = boxes.flatMap((box): Change[] => {
    const [old, now] = [ask?.(box), askNow?.(box)];
    if (!old || !now || JSON.stringify(old.answer) === JSON.stringify(now.answer)) return [];
    return [{ box, before: old, after: now }];
  });
  return {
    question,
    compared: boxes.length,
    inputs: Number(sizeOf(space.whole)),
    changed: changes.length,
    open: [],
    groups: groupsOf(space, changes, {}),
    rules: rowsOf(before) === rowsOf(after) ? 'same' : 'rewritten',
  };
}

function singles(space: Space): Box[] {
  return space.facts.reduce<Box[]>(
    (boxes, { classes }) =>
      boxes.flatMap((box) => classes.map((_, at) => [...box, bitsOf(classes.length, [at])])),
    [[]],
  );
}

function asker(space: Space, rules: RuleSet): (box: Box) => Given | undefined {
  const engine = evaluate(rules);
  return (box) => {
    const facts = exampleIn(space, box);
    if (!areFacts(question, facts)) return undefined;
    const { then, rule } = engine.decide(question, facts);
    return { answer: { ...then }, rule: rule.name, file: rule.file, line: rule.line };
  };
}

// Without the lines, which move with every remark.
function rowsOf({ data }: RuleSet): string {
  return JSON.stringify(data.states.rows, (key, value: unknown) => (key === 'line' ? undefined : value));
}
