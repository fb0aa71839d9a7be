// Generated code, closures and json-logic-js agree: on the sample policy, and on random conditions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { tables } from '../../engine/compiled';
import type { Condition } from '../../engine/condition/condition';
import { readCondition } from '../../engine/condition/read';
import { testOf } from '../../engine/condition/run';
import { writeTest } from '../../engine/condition/write';
import { type FactDeclaration, factsOf } from '../../engine/facts';
import * as run from '../../engine/operators/run';
import { entriesOf, itemsOf, valueAt } from '../../engine/plain';
import { questions, type RuledQuestion } from '../../engine/words';
import fc from '../helpers/properties';
import { arbitraryFacts, type Plain } from './arbitrary-facts';
import { holds } from './oracle';

const files: Record<RuledQuestion, string> = {
  reassignment: 'reassignment.yaml',
  'hand-back': 'hand-back.yaml',
  schedule: 'schedules.yaml',
  sync: 'sync.yaml',
  segment: 'segments.yaml',
};

describe('the sample policy', () => {
  const rules = Object.entries(files).flatMap(([name, file]) => {
    const question = ruled(name);
    return itemsOf(valueAt(load(readFileSync(join('test', 'policy', file), 'utf8')), 'rules')).map(
      (rule, at) => {
        const when = valueAt(rule, 'when');
        return {
          question,
          at,
          name: String(valueAt(rule, 'name')),
          when,
          closure: testOf(read(question, when)),
        };
      },
    );
  });

  test.each(rules)('$question: $name', ({ question, at, when, closure }) => {
    const generated: ((facts: never) => boolean) | undefined = tables.decisions[question].rules[at]?.when;
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(arbitraryFacts(factsOf(question), valuesIn(when)), (facts) => {
        const expected = holds(when, facts);
        seen.add(expected);
        // The facts are drawn from the declarations, which the types of the rules are held against.
        expect(generated?.(facts as never)).toBe(expected);
        expect(closure(facts)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect([...seen].sort()).toEqual([false, true]);
  });
});

describe('random conditions', () => {
  const ruledQuestions = questions.map(ruledOrNone).filter((question) => question !== undefined);

  test.each(ruledQuestions)('%s', (question) => {
    fc.assert(
      fc.property(
        arbitraryWhen(question).chain((when) => withFacts(question, when)),
        ({ when, facts }) => {
          const condition = read(question, when);
          const expected = holds(when, facts);
          expect(testOf(condition)(facts)).toBe(expected);
          expect(compiled(condition)(facts)).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function withFacts(question: RuledQuestion, when: unknown): fc.Arbitrary<{ when: unknown; facts: Plain }> {
  return arbitraryFacts(factsOf(question), valuesIn(when)).map((facts) => ({ when, facts }));
}

/** Sound conditions over the facts of a question. */
function arbitraryWhen(question: RuledQuestion): fc.Arbitrary<unknown> {
  const leaves = Object.entries(factsOf(question)).flatMap(([fact, declared]) => leavesOn(fact, declared));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      ...leaves,
      tie('tree').map((inner) => ({ '!': [inner] })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ and: all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ or: any })),
    ),
  }));
  return tree;
}

function leavesOn(fact: string, declared: FactDeclaration): fc.Arbitrary<unknown>[] {
  const ref = { var: fact };
  const asked = declared.optional ? [fc.constant({ exists: fact })] : [];
  switch (declared.type) {
    case 'boolean':
      return [...asked, fc.constant(ref), fc.boolean().map((value) => ({ '==': [ref, value] }))];
    case 'number':
      return [
        ...asked,
        order(fact, declared.optional),
        fc.integer({ min: 0, max: 400 }).map((value) => ({ '!==': [value, ref] })),
      ];
    case 'choice':
      return [...asked, ...equalities(ref, fc.constantFrom(...(declared.values ?? [])))];
    case 'text':
      return [...asked, ...equalities(ref, fc.constantFrom('DE', 'acme', 'x')), domains(ref), parts(ref)];
  }
}

function equalities(ref: unknown, value: fc.Arbitrary<string>): fc.Arbitrary<unknown>[] {
  const operator = fc.constantFrom('==', '!=', '===', '!==');
  return [
    fc.tuple(operator, value).map(([name, word]) => ({ [name]: [ref, word] })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((words) => ({ in: [ref, words] })),
  ];
}

function order(fact: string, optional: boolean): fc.Arbitrary<unknown> {
  const limit = fc.integer({ min: 0, max: 400 });
  const two = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), limit)
    .map(([name, value]) => ({ [name]: [{ var: fact }, value] }));
  const three = fc.tuple(limit, limit).map(([low, high]) => ({ '<=': [low, { var: fact }, high] }));
  return fc.oneof(two, three).map((test) => (optional ? { and: [{ exists: fact }, test] } : test));
}

function domains(ref: unknown): fc.Arbitrary<unknown> {
  return fc.constantFrom('acme.example', ['de', 'co.uk']).map((names) => ({ matches_domain: [ref, names] }));
}

function parts(ref: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom('starts_with', 'contains'), fc.constantFrom('a', 'De', 'x'))
    .map(([name, part]) => ({ [name]: [ref, part] }));
}

function read(question: RuledQuestion, when: unknown): Condition {
  const report = (code: string, _path: unknown, message: string) => {
    throw new Error(`${code}: ${message} in ${JSON.stringify(when)}`);
  };
  const condition = readCondition(when, [], { facts: factsOf(question), report });
  if (!condition) throw new Error('not read');
  return condition;
}

// What compile writes, brought to life; `run` is the module that the generated file imports.
function compiled(condition: Condition): (facts: Plain) => unknown {
  const make = new Function('run', `return ${writeTest(condition)};`);
  return make(run);
}

/** The values that a condition compares with. */
function valuesIn(when: unknown): unknown[] {
  if (Array.isArray(when)) return when.flatMap(valuesIn);
  const entries = entriesOf(when).filter(([name]) => name !== 'var' && name !== 'exists');
  return typeof when === 'object' ? entries.flatMap(([, value]) => valuesIn(value)) : [when];
}

function ruled(name: string): RuledQuestion {
  const question = ruledOrNone(name);
  if (question) return question;
  throw new Error(name);
}

function ruledOrNone(name: string): RuledQuestion | undefined {
  return questions.filter((question) => question !== 'state').find((question) => question === name);
}
