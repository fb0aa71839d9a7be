// Facts for property tests: drawn by their declarations, absent ones among them, with the values that the
// conditions name and their neighbours.

import type { FactDeclaration, FactTable } from '../../engine/facts';
import fc from '../helpers/properties';

export type Plain = Record<string, unknown>;

// Made once: the pattern costs more to read than all the draws.
const anyWord = fc.stringMatching(/^[a-z ]{0,6}$/);

/** Nested facts as the question declares them; `named` are the values that conditions compare with. */
export function arbitraryFacts(table: FactTable, named: readonly unknown[]): fc.Arbitrary<Plain> {
  const values = Object.entries(table).map(([name, declared]) => {
    const value = arbitraryValue(declared, named);
    return [name, declared.optional ? fc.option(value, { nil: undefined }) : value] as const;
  });
  return fc.record(Object.fromEntries(values)).map(nested);
}

function arbitraryValue(declared: FactDeclaration, named: readonly unknown[]): fc.Arbitrary<unknown> {
  switch (declared.type) {
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.constantFrom(0, -1, 0.5), fc.integer({ min: -5, max: 500 }), {
        weight: 2,
        arbitrary: fc.constantFrom(0, ...near(named)),
      });
    case 'choice':
      return fc.constantFrom(...(declared.values ?? []), ...(declared.open ? ['On hold', ''] : []));
    case 'text':
      return fc.oneof(fc.constantFrom('', 'null', ...variants(named)), anyWord, {
        weight: 2,
        arbitrary: fc.constantFrom('', ...words(named)),
      });
  }
}

function near(named: readonly unknown[]): number[] {
  return named.filter((value) => typeof value === 'number').flatMap((value) => [value - 1, value, value + 1]);
}

function words(named: readonly unknown[]): string[] {
  return named.filter((value) => typeof value === 'string');
}

function variants(named: readonly unknown[]): string[] {
  return words(named).flatMap((word) => [
    word.toUpperCase(),
    `${word}x`,
    ...(/^[a-z.]+$/i.test(word)
      ? [`ada@${word}`, `ada@mail.${word}`, `ada@not${word}`, `https://www.${word}/x`]
      : []),
  ]);
}

function nested(flat: Plain): Plain {
  const facts: Record<string, Plain> & Plain = {};
  for (const [name, value] of Object.entries(flat)) {
    const [group = name, key] = name.split('.');
    const holder: Plain = key === undefined ? facts : (facts[group] ?? {});
    if (key !== undefined) facts[group] = holder;
    if (value !== undefined) holder[key ?? group] = value;
  }
  return facts;
}
