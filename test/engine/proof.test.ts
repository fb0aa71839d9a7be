// What the proofs claim, held against brute force: on random conditions over facts of every type.

import type { Condition } from '../../engine/condition/condition';
import { readCondition } from '../../engine/condition/read';
import { testOf } from '../../engine/condition/run';
import type { FactTable } from '../../engine/facts';
import { exampleIn } from '../../engine/proof/example';
import { find } from '../../engine/proof/search';
import { spaceOf } from '../../engine/proof/space';
import fc from '../helpers/properties';

const facts: FactTable = {
  yes: { type: 'boolean', optional: true },
  state: { type: 'choice', optional: false, values: ['Hot', 'Cold', 'Warm'] },
  status: { type: 'choice', optional: true, values: ['Hot', 'Cold'], open: true },
  days: { type: 'number', optional: false, least: 0 },
  'lead.country': { type: 'text', optional: true },
  'lead.email': { type: 'text', optional: true },
};

const fact = (name: string) => ({ var: name });
const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(fact('yes'), { exists: 'yes' }, { exists: 'status' }, { exists: 'lead.country' }),
  equality('state', ['Hot', 'Cold', 'Warm']),
  equality('status', ['Hot', 'Cold']),
  equality('lead.country', ['DE', 'AT']),
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.constantFrom(0, 1, 2, 5))
    .map(([name, limit]) => ({ [name]: [fact('days'), limit] })),
  fc.constantFrom<unknown>(
    { contains: [fact('lead.email'), 'sales'] },
    { starts_with: [fact('lead.email'), 'ada'] },
    { matches_domain: [fact('lead.email'), ['acme.example', 'de']] },
  ),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    leaf,
    tie('tree').map((inner) => ({ '!': [inner] })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ and: all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ or: any })),
  ),
}));

test('an input that is found fulfils the wishes, and where none can be there is none', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.tuple(tree, fc.boolean()), { minLength: 1, maxLength: 3 }), (wanted) => {
      const wishes = wanted.map(([when, holds]) => ({ condition: read(when), holds }));
      const space = spaceOf(
        facts,
        wishes.map(({ condition }) => condition),
      );
      const found = find(
        space,
        wishes.map(({ condition, holds }) => ({ node: space.node(condition), holds })),
      );
      const fulfils = (input: object) => wishes.every((wish) => testOf(wish.condition)(input) === wish.holds);
      seen.add(typeof found === 'string' ? found : 'found');
      if (typeof found === 'object') expect(fulfils(exampleIn(space, found))).toBe(true);
      if (found === 'none') expect(inputs.filter(fulfils)).toEqual([]);
    }),
    { numRuns: 1500, seed: 7 },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining(['found', 'none']));
});

test.each<[string, unknown[], string]>([
  [
    'two texts at once',
    [{ and: [{ contains: [fact('lead.email'), 'a'] }, { contains: [fact('lead.email'), 'b'] }] }],
    'found',
  ],
  [
    'a text of no sample',
    [
      {
        and: [
          { starts_with: [fact('lead.email'), 'ada'] },
          { contains: [fact('lead.email'), 'z@'] },
          { matches_domain: [fact('lead.email'), 'q.example'] },
        ],
      },
    ],
    'not none',
  ],
  ['a number between neighbours', [{ '<': [1, fact('days'), 2] }], 'found'],
  ['a number below the least', [{ '<': [fact('days'), 0] }], 'none'],
])('%s', (_what, wanted, expected) => {
  const conditions = wanted.map(read);
  const space = spaceOf(facts, conditions);
  const found = find(
    space,
    conditions.map((condition) => ({ node: space.node(condition), holds: true })),
  );
  const told = typeof found === 'object' ? 'found' : found;
  if (expected === 'not none') expect(told).not.toBe('none');
  else expect(told).toBe(expected);
});

test('hundreds of rules that share their facts are settled at once', () => {
  const countries = Array.from({ length: 400 }, (_, at) => `C${at}`);
  const conditions = countries.map((country, at) =>
    read({ and: [{ '==': [fact('lead.country'), country] }, { '>': [fact('days'), at % 7] }] }),
  );
  const space = spaceOf(facts, conditions);
  const nodes = conditions.map((condition) => space.node(condition));
  const found = find(
    space,
    nodes.map((node) => ({ node, holds: false })),
  );
  expect(typeof found).toBe('object');
});

function equality(name: string, values: string[]): fc.Arbitrary<unknown> {
  const one = fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom(...values));
  const some = fc.subarray(values, { minLength: 1 });
  return fc.oneof(
    one.map(([operator, value]) => ({ [operator]: [fact(name), value] })),
    some.map((list) => ({ in: [fact(name), list] })),
  );
}

function read(when: unknown): Condition {
  const report = (code: string) => {
    throw new Error(`${code} in ${JSON.stringify(when)}`);
  };
  const condition = readCondition(when, [], { facts, report });
  if (!condition) throw new Error('not read');
  return condition;
}

// More values than the conditions can tell apart.
const inputs = product({
  yes: [true, false, undefined],
  state: ['Hot', 'Cold', 'Warm'],
  status: ['Hot', 'Cold', 'On hold', undefined],
  days: [0, 0.5, 1, 1.5, 2, 3, 5, 6],
  country: ['DE', 'AT', 'FR', undefined],
  email: ['ada@acme.example', 'sales@acme.example', 'ada.sales@x.de', 'bo@x.test', undefined],
}).map(({ country, email, ...rest }) => ({ ...rest, lead: { country, email } }));

function product(values: Record<string, unknown[]>): Record<string, unknown>[] {
  return Object.entries(values).reduce<Record<string, unknown>[]>(
    (all, [name, some]) => all.flatMap((one) => some.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
