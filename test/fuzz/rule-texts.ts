// Rule files as hasty or hostile hands leave them.

import { dump, load } from 'js-yaml';
import fc from '../helpers/properties';
import { changeAt } from './change';
import { mutated, nasty } from './values';

/** What means something to YAML, to JSON Logic or to JavaScript. */
const words = [
  ...[
    '&a ',
    '*a',
    '!!js/function ',
    '!!binary ',
    '<<: ',
    '? ',
    '- ',
    ': ',
    '---\n',
    '%YAML 1.1\n',
    '|\n',
    '>-\n',
    '# ',
  ],
  ...[
    '{ var: lead.id }',
    '{ "!": { "!": { var: crm } } }',
    'and: ',
    '"in": ',
    'log',
    'map',
    'reduce',
    'method',
    'missing',
  ],
  ...[
    '__proto__: ',
    'constructor: ',
    'prototype: ',
    ['`$', '{process.exit()}`'].join(''),
    '"); throw 1; //',
    '\u2028',
    '*/',
    '[[[[',
    '}}}}',
  ],
  ...[
    'then: ',
    'when: ',
    'otherwise: ',
    'version: 1\n',
    'rules: []\n',
    '0x1F',
    '1e999',
    '-.inf',
    '.nan',
    '~',
    '0o17',
    '2026-03-02',
  ],
];

const lines =
  (change: (lines: string[], at: number, to: number) => string[]) =>
  (text: string, at: number, to: number) => {
    const all = text.split('\n');
    return change(all, at % all.length, to % all.length).join('\n');
  };

const lineChange = fc.constantFrom(
  lines((all, at) => all.toSpliced(at, 1)),
  lines((all, at, to) => all.toSpliced(to, 0, all[at] ?? '')),
  lines((all, at, to) => all.with(at, all[to] ?? '')),
  lines((all, at) => all.with(at, `  ${all[at]}`)),
  lines((all, at) => all.with(at, (all[at] ?? '').replace(/^ {2}/, ''))),
  lines((all, at, to) => [
    ...all,
    ...Array.from({ length: 30 }, () => all.slice(Math.min(at, to), Math.max(at, to)).slice(0, 40)).flat(),
  ]),
);

const byLine = (text: string) =>
  fc
    .array(fc.tuple(lineChange, fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((changed, [change, at, to]) => change(changed, at, to), text));

/** The content changed, and written as YAML again. */
const byValue = (text: string) =>
  fc
    .array(fc.record({ at: fc.nat(2_000), put: fc.oneof(nasty, fc.constantFrom(...words)) }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((changes) => {
      const data: unknown = load(text);
      for (const { at, put } of changes)
        changeAt(data, at, (parent, key) => Object.assign(parent, { [key]: put }));
      return dump(data, { noRefs: true });
    });

const byWord = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(9_000), fc.constantFrom(...words)), { minLength: 1, maxLength: 3 })
    .map((puts) =>
      puts.reduce((changed, [at, word]) => insert(changed, at % (changed.length + 1), word), text),
    );

const insert = (text: string, at: number, word: string) => text.slice(0, at) + word + text.slice(at);

/** @param text a sound file */
export const spoiled = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: byLine(text) },
    { weight: 3, arbitrary: byValue(text) },
    { weight: 2, arbitrary: byWord(text) },
    { weight: 1, arbitrary: mutated(fc.constant(text)) },
  );
