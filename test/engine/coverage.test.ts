import { runCases } from '../../engine/cases';
import { type Coverage, coverageOf, type Goal } from '../../engine/coverage';
import { evaluate } from '../../engine/evaluate';
import { areFacts } from '../../engine/fact-check';
import { loadRules } from '../../engine/load';
import type { RuleSet } from '../../engine/rule-set';
import { withRules } from '../rules/folder';

const handBack = `version: 1
fallback: nobody
rules:
  - name: nobody-else
    when: { "!": { var: lead.owner_is_assistant } }
    then: { decision: kept, to: fallback }
  - name: hot-and-here
    when:
      and:
        - { "==": [{ var: state }, Hot] }
        - or:
            - { var: lead.original_owner_active }
            - { var: lead.owner_is_assistant }
    then: { decision: handed_back, to: original_owner }
otherwise:
  then: { decision: kept, to: original_owner }
`;
const cases = (...some: string[]) => `version: 1
given:
  hand-back: { assistant: { email: zoe@assistants.example }, crm: hubspot, lead: { owner_is_assistant: true } }
cases:
${some.map((facts, at) => `  - { name: case ${at}, question: hand-back, facts: ${facts} }\n`).join('')}`;
const hot = '{ state: Hot }, expect: { decision: handed_back }';

test('a rule that decides and conditions that were seen one way', async () => {
  const { goals } = await coverage({ 'hand-back.yaml': handBack, 'cases/some.yaml': cases(hot) });
  expect(goals.filter((goal) => goal.question === 'hand-back').map(told)).toEqual([
    'nobody-else decides: no',
    'not lead.owner_is_assistant is true: no',
    'not lead.owner_is_assistant is false: yes',
    'hot-and-here decides: yes',
    'state == "Hot" is true: yes',
    'state == "Hot" is false: no',
    'lead.original_owner_active is true: no',
    'lead.original_owner_active is false: yes',
    // That it is false where this rule is reached, no lead can show.
    'lead.owner_is_assistant is true: yes',
    'otherwise decides: no',
  ]);
});

test('a case that fails proves nothing', async () => {
  const wrong = '{ state: Hot }, expect: { decision: kept }';
  const { goals } = await coverage({ 'hand-back.yaml': handBack, 'cases/some.yaml': cases(wrong) });
  expect(goals.filter((goal) => goal.met)).toEqual([]);
});

test('what is missing comes with an example that shows it', async () => {
  await withSet({ 'hand-back.yaml': handBack, 'cases/some.yaml': cases(hot) }, (rules) => {
    const engine = evaluate(rules);
    const missing = coverageOf(rules, engine, runCases(engine, rules.cases)).goals.filter(
      (goal) => !goal.met,
    );
    expect(missing.length).toBeGreaterThan(20);
    for (const { question, rule, condition, example = {} } of missing) {
      if (!areFacts(question, example)) throw new Error(JSON.stringify(example));
      const { steps, then } = engine.explain(question, example);
      const step = steps.find((one) => one.rule === rule);
      if (!condition) expect(step?.decided).toBe(true);
      else if (question === 'state') expect(then).toMatchObject({ allowed: condition.holds });
      else {
        const seen = step?.conditions.filter(({ text }) => text === condition.text);
        expect(seen?.map(({ value }) => value)).toContain(condition.holds);
      }
    }
  });
});

test('100 percent is all, and less is never rounded up to it', async () => {
  const states = await coverage({});
  expect(states.percent).toBe(Math.floor((100 * states.met) / states.goals.length));
  expect(states.percent).toBeLessThan(100);
});

function told({ rule, condition, met }: Goal): string {
  const what = condition ? `${condition.text} is ${condition.holds}` : `${rule} decides`;
  return `${what}: ${met ? 'yes' : 'no'}`;
}

async function coverage(files: Record<string, string>): Promise<Coverage> {
  return withSet(files, (rules) => {
    const engine = evaluate(rules);
    return coverageOf(rules, engine, runCases(engine, rules.cases));
  });
}

function withSet<T>(files: Record<string, string>, use: (rules: RuleSet) => T): Promise<T> {
  return withRules(files, async (dir) => {
    const loaded = await loadRules(dir);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    return use(loaded.rules);
  });
}
