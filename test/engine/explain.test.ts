// What preview_decision shows comes from the generated code; what `relay rules explain` shows, from the YAML.

import { type Explanation, explain, type Question } from '../../engine';
import { evaluate } from '../../engine/evaluate';
import { areFacts } from '../../engine/fact-check';
import { factsOf } from '../../engine/facts';
import { textsIn } from '../../engine/folder';
import { loadTexts } from '../../engine/load';
import { leavesUnder, literalsOf } from '../../engine/proof/leaf';
import { ruledQuestions, tablesOf } from '../../engine/proof/tables';
import fc from '../helpers/properties';
import { arbitraryFacts } from './arbitrary-facts';

test.each<Question>(ruledQuestions)('%s: both explain alike, whatever the facts', async (question) => {
  const loaded = loadTexts('rules', await textsIn('test/policy'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const engine = evaluate(loaded.rules);
  const rules = tablesOf(loaded.rules).find((table) => table.question === question)?.rules ?? [];
  const named = rules.flatMap(({ condition }) => leavesUnder(condition).flatMap(literalsOf));
  fc.assert(
    fc.property(arbitraryFacts(factsOf(question), named), (facts) => {
      if (!areFacts(question, facts)) return;
      if ('segment' in facts && facts.segment) return;
      expect(explain(question, facts)).toEqual(engine.explain(question, facts));
    }),
    { numRuns: 300 },
  );
});

describe('the parts of a condition', () => {
  const explanation: Explanation<Question> = explain('schedule', {
    lead: { country: 'Poland' },
    assistant: { email: 'zoe@assistants.example' },
    request: {},
    crm: 'hubspot',
  });

  test('stand below what joins them', () => {
    const step = explanation.steps.find(({ rule }) => rule === 'european-country');
    expect(step?.conditions.map(({ level, text, value }) => [level, text.slice(0, 24), value])).toEqual([
      [0, 'any of these', true],
      [1, 'lead.country in [AT, BE,', false],
      [1, 'lead.country in [Austria', false],
      [1, 'lead.country in [United ', true],
    ]);
    expect(step?.conditions[0]?.reads).toEqual({});
    expect(step?.conditions[1]?.reads).toEqual({ 'lead.country': 'Poland' });
  });

  test('the rules after the one that decided are named, and were not asked', () => {
    expect(explanation.unasked.map(({ name }) => name)).toEqual([
      'european-address',
      'schedule-of-the-assistant',
    ]);
    expect(explanation.steps.at(-1)).toMatchObject({ rule: 'european-country', decided: true });
  });
});
