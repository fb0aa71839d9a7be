// What the diff counts, held against asking both versions about every input.

import type { Condition } from '../../engine/condition/condition';
import { readCondition } from '../../engine/condition/read';
import { diffRules, isChanged, type QuestionDiff } from '../../engine/diff';
import { replay } from '../../engine/diff/replay';
import { evaluate } from '../../engine/evaluate';
import { areFacts } from '../../engine/fact-check';
import { factsOf } from '../../engine/facts';
import { loadRules } from '../../engine/load';
import type { ReadRule, RuleSet } from '../../engine/rule-set';
import { crmNames, leadStates, type Question } from '../../engine/words';
import fc from '../helpers/properties';
import { withRules } from '../rules/folder';

let base: RuleSet;
beforeAll(async () => {
  base = await rulesWith({});
});

const rule = fc.record({
  state: fc.subarray([...leadStates], { minLength: 1 }),
  owned: fc.option(fc.boolean()),
  here: fc.option(fc.constantFrom('yes', 'no', 'absent')),
  either: fc.boolean(),
  keeps: fc.boolean(),
});

test('random versions of finite facts: every input is compared, and the changed ones are counted', () => {
  const seen = { changed: 0, same: 0 };
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), fc.array(rule, { maxLength: 4 }), (old, now) => {
      const [before, after] = [old, now].map((rules) => withHandBack(rules.map(handBackRule)));
      if (!before || !after) throw new Error('There are two versions.');
      const diff = of(before, after, 'hand-back');
      const [ask, askNow] = [asker(before), asker(after)];
      const changed = inputs.filter((facts) => ask(facts) !== askNow(facts));
      expect(diff).toMatchObject({ compared: inputs.length, inputs: inputs.length, changed: changed.length });
      expect(diff.groups.reduce((sum, group) => sum + group.inputs, 0)).toBe(changed.length);
      for (const { example } of diff.groups) expect(ask(example)).not.toBe(askNow(example));
      seen[changed.length > 0 ? 'changed' : 'same']++;
    }),
    { numRuns: 60, seed: 3 },
  );
  expect(seen.changed).toBeGreaterThan(10);
});

describe('known versions', () => {
  const rules = (states: string, ...more: string[]) => `version: 1
fallback: boss@acme.example
rules:
  - name: hot-ones
    when: { in: [{ var: state }, [${states}]] }
    then: { decision: handed_back, to: fallback }
${more.join('')}otherwise:
  then: { decision: kept, to: original_owner, note: state_changed }
`;

  test('one state less hands back', async () => {
    const [before, after] = [
      await rulesWith({ 'hand-back.yaml': rules('Hot, Responded') }),
      await rulesWith({ 'hand-back.yaml': rules('Responded') }),
    ];
    const diff = of(before, after, 'hand-back');
    expect(diff).toMatchObject({ inputs: 1872, compared: 1872, changed: 156, open: [], rules: 'rewritten' });
    expect(diff.groups).toEqual([
      {
        key: 'decision',
        before: 'handed_back',
        after: 'kept',
        also: [
          { key: 'to', before: 'fallback (boss@acme.example)', after: 'original_owner' },
          { key: 'note', before: undefined, after: 'state_changed' },
        ],
        inputs: 156,
        where: [[{ fact: 'state', values: 'Hot' }]],
        rules: [
          {
            before: { rule: 'hot-ones', file: expect.stringMatching(/hand-back.yaml$/), line: 4 },
            after: { rule: 'otherwise', file: expect.stringMatching(/hand-back.yaml$/), line: 7 },
          },
        ],
        example: expect.objectContaining({ state: 'Hot' }),
      },
    ]);
    expect(of(before, after, 'reassignment')).toMatchObject({ changed: 0, groups: [], rules: 'same' });
  });

  test('a pure reorder is told as one', async () => {
    const second = `  - name: a-person
    when: { "!": { var: lead.owner_is_assistant } }
    then: { decision: handed_back, to: fallback }
`;
    const text = rules('Hot', second);
    const [head = '', first = '', last = ''] = text.split(/(?= {2}- name)|(?=otherwise)/);
    const end = text.slice(text.indexOf('otherwise'));
    const reordered = `${head}${last}${first}${end}`;
    const diff = of(
      await rulesWith({ 'hand-back.yaml': text }),
      await rulesWith({ 'hand-back.yaml': reordered }),
      'hand-back',
    );
    expect(diff).toMatchObject({ changed: 0, rules: 'reordered' });
  });

  test('numbers are tried at the limits that the conditions name, and that is told', async () => {
    const limit = (days: number) => `version: 1
check_accidental: true
rules:
  - name: lately
    when: { and: [{ exists: lead.days_since_assigned }, { "<": [{ var: lead.days_since_assigned }, ${days}] }] }
    then: { decision: refused, note: accepted }
otherwise:
  then: { decision: accepted, note: accepted }
`;
    const diff = of(
      await rulesWith({ 'reassignment.yaml': limit(30) }),
      await rulesWith({ 'reassignment.yaml': limit(60) }),
      'reassignment',
    );
    expect(diff.open).toEqual([{ fact: 'lead.days_since_assigned', values: 7 }]);
    expect(diff.groups.map(({ before, after, where }) => ({ before, after, where }))).toEqual([
      {
        before: 'accepted',
        after: 'refused',
        where: [[{ fact: 'lead.days_since_assigned', values: '30, between 30 and 60' }]],
      },
    ]);
  });

  test('the switch, the fallback and the settings count as what they are', async () => {
    const { data } = base;
    const policy = { ...data.policy, checkAccidental: false, fallbackOwner: 'nobody' };
    const diff = diffRules(base, { ...base, data: { ...data, policy } });
    expect(diff.settings).toEqual([
      { path: 'checkAccidental', before: true, after: false },
      { path: 'fallbackOwner', before: 'boss@acme.example', after: 'nobody' },
    ]);
    expect(diff.questions.find(({ question }) => question === 'hand-back')?.groups).toMatchObject([
      { key: 'to', before: 'fallback (boss@acme.example)', after: 'fallback (nobody)', also: [] },
    ]);
    expect(isChanged(diff)).toBe(true);
    expect(isChanged(diffRules(base, base))).toBe(false);
  });

  test('a schedule that a fact names is no other one where the fact names the same', async () => {
    const schedules = (then: string) => `version: 1
schedules:
  Recommended:
    meaning: For everyone.
    follow_ups: [{ day: 0, message: One }]
    working_days: [mon]
    send_window: { from: "09:00", to: "17:00" }
    quiet_dates: []
  Event:
    meaning: After an event.
    follow_ups: [{ day: 0, message: One }]
    working_days: [mon]
    send_window: { from: "09:00", to: "17:00" }
    quiet_dates: []
rules:
  - name: as-asked
    when: { exists: request.schedule }
    then: { schedule: ${then} }
otherwise:
  then: { schedule: Recommended }
`;
    const diff = of(
      await rulesWith({ 'schedules.yaml': schedules('{ fact: request.schedule }') }),
      await rulesWith({ 'schedules.yaml': schedules('Event') }),
      'schedule',
    );
    expect(diff.groups.map(({ before, after, where }) => [before, after, where[0]?.[0]?.values])).toEqual([
      ['Recommended', 'Event', 'Recommended'],
      [{ fact: 'request.schedule' }, 'Event', 'any other text'],
    ]);
  });
});

test('long work is told on the way', () => {
  const told: [bigint, bigint][] = [];
  const old = many('old', (at) => at % 2 === 0);
  const now = many('now', (at) => at % 3 === 0);
  const diff = diffRules(withHandBack(old), withHandBack(now), (settled, of) => told.push([settled, of]));
  const { compared, inputs: all } = find(diff.questions, 'hand-back');
  expect(compared).toBe(all);
  for (const [settled, of] of told) expect(settled).toBeLessThanOrEqual(of);
});

test('a replay counts the recorded leads that would be decided otherwise', () => {
  const after = withHandBack([]);
  const lead = (state: string, line: number) => ({
    line,
    facts: {
      state,
      lead: { owner_is_assistant: true },
      assistant: { email: 'zoe@assistants.example' },
      crm: 'hubspot',
    },
  });
  const records = [lead('Hot', 2), lead('Cold', 3), lead('Hot', 4), { line: 5, facts: { mood: 'good' } }];
  expect(replay(evaluate(base), evaluate(after), records)).toEqual({
    records: 4,
    // A lead of hand-back has the facts of no other question.
    answers: 3,
    changed: 2,
    groups: [
      {
        question: 'hand-back',
        before: { decision: 'handed_back', to: 'fallback' },
        after: { decision: 'kept', to: 'original_owner', note: 'state_changed' },
        count: 2,
        line: 2,
      },
    ],
    unfit: [5],
  });
});

const inputs = leadStates.flatMap((state) =>
  [undefined, ...leadStates].flatMap((previous_state) =>
    [true, false].flatMap((owner_is_assistant) =>
      [true, false, undefined].flatMap((original_owner_active) =>
        crmNames.map((crm) => ({
          state,
          ...(previous_state ? { previous_state } : {}),
          lead: {
            owner_is_assistant,
            ...(original_owner_active === undefined ? {} : { original_owner_active }),
          },
          assistant: { email: 'zoe@assistants.example' },
          crm,
        })),
      ),
    ),
  ),
);

const question: Question = 'hand-back';

function asker(rules: RuleSet): (facts: object) => string {
  const engine = evaluate(rules);
  return (facts) => {
    if (!areFacts(question, facts)) throw new Error(JSON.stringify(facts));
    return JSON.stringify(engine.decide(question, facts).then);
  };
}

function handBackRule(
  drawn: typeof rule extends fc.Arbitrary<infer T> ? T : never,
  at: number,
): ReadRule<'hand-back'> {
  const parts: unknown[] = [{ in: [{ var: 'state' }, drawn.state] }];
  if (drawn.owned !== null) parts.push({ '==': [{ var: 'lead.owner_is_assistant' }, drawn.owned] });
  const active = 'lead.original_owner_active';
  if (drawn.here === 'absent') parts.push({ '!': { exists: active } });
  else if (drawn.here) parts.push({ '==': [{ var: active }, drawn.here === 'yes'] });
  const decision = drawn.keeps ? 'kept' : 'handed_back';
  return {
    name: `rule-${at}`,
    line: at,
    condition: read({ [drawn.either ? 'or' : 'and']: parts }),
    answer: { decision, to: 'original_owner' },
  };
}

function many(name: string, keeps: (at: number) => boolean): ReadRule<'hand-back'>[] {
  return leadStates.flatMap((state, at) =>
    leadStates.map((previous, second) => ({
      name: `${name}-${at}-${second}`,
      line: at,
      condition: read({
        and: [
          { '==': [{ var: 'state' }, state] },
          { '==': [{ var: 'previous_state' }, previous] },
          { '!=': [{ var: 'lead.owner_is_assistant' }, keeps(second)] },
        ],
      }),
      answer: {
        decision: keeps(at + second) ? ('kept' as const) : ('handed_back' as const),
        to: 'fallback' as const,
      },
    })),
  );
}

function withHandBack(rules: ReadRule<'hand-back'>[]): RuleSet {
  return {
    ...base,
    decisions: { ...base.decisions, 'hand-back': { ...base.decisions['hand-back'], rules } },
  };
}

function read(when: unknown): Condition {
  const condition = readCondition(when, [], { facts: factsOf('hand-back'), report: () => undefined });
  if (!condition) throw new Error(JSON.stringify(when));
  return condition;
}

function of(before: RuleSet, after: RuleSet, question: Question): QuestionDiff {
  return find(diffRules(before, after).questions, question);
}

function find(questions: readonly QuestionDiff[], question: Question): QuestionDiff {
  const found = questions.find((one) => one.question === question);
  if (!found) throw new Error(question);
  return found;
}

function rulesWith(files: Record<string, string>): Promise<RuleSet> {
  return withRules({ ...files, 'cases/some.yaml': 'version: 1\ncases: []\n' }, async (dir) => {
    const loaded = await loadRules(dir);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    return loaded.rules;
  });
}
