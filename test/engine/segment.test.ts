// Segments, asked through the door that production uses.
import { decide, explain, type Facts, policy, RuleError } from '../../engine';

const offer: Facts['segment']['deal'] = { value: 20_000, stage: 'Proposal Made' };
const mineAndNew: Facts['segment']['record'] = { days_since_added: 2, owner_is_connected_user: true };

function deal(facts: Partial<Facts['segment']>): Facts['segment'] {
  return { record_type: 'deal', deal: offer, record: { owner_is_connected_user: false }, ...facts };
}

test('the segments are known by name, in their order', () => {
  expect(policy.segments).toEqual(['high-value-prospects', 'recent-additions']);
});

test.each<[string, Facts['segment'], boolean, string]>([
  ['without a name, the first that fits', deal({ record: mineAndNew }), true, 'high-value-prospects'],
  ['without a name, the next', deal({ deal: {}, record: mineAndNew }), true, 'recent-additions'],
  ['without a name, none', deal({ deal: {} }), false, 'otherwise'],
  ['an empty name is none', deal({ segment: '' }), true, 'high-value-prospects'],
  ['by name', deal({ segment: 'recent-additions', record: mineAndNew }), true, 'recent-additions'],
  ['by name, whatever else fits', deal({ segment: 'recent-additions' }), false, 'otherwise'],
])('%s', (_what, facts, match, rule) => {
  const answer = decide('segment', facts);
  expect(answer.then).toEqual({ match });
  expect(answer.rule).toEqual({ file: 'rules/segments.yaml', name: rule, line: expect.any(Number) });
  expect(explain('segment', facts)).toMatchObject(answer);
});

test('explain looks only at the segment that is asked for', () => {
  const { steps } = explain('segment', deal({ segment: 'recent-additions' }));
  expect(steps.map((step) => [step.rule, step.decided])).toEqual([
    ['recent-additions', false],
    ['otherwise', true],
  ]);
  expect(steps[0]?.conditions.map(({ reads }) => reads)).toEqual([
    { 'record.days_since_added': null },
    { 'record.days_since_added': null },
    { 'record.owner_is_connected_user': false },
  ]);
});

test.each([decide, explain])('a segment that is none is a rule error', (ask) => {
  const facts = deal({ segment: 'otherwise' });
  expect(() => ask('segment', facts)).toThrow(RuleError);
  expect(() => ask('segment', facts)).toThrow(
    'Rule error: "otherwise" is no segment of rules/segments.yaml, which has: high-value-prospects, recent-additions.',
  );
});
