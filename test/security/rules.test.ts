// A rule file is data: it reaches no prototype, runs nothing, loops nowhere, and takes neither the stack nor the day.
import { readFileSync } from 'node:fs';
import { decide, findSchedule } from '../../engine';
import { checkFolder } from '../../engine/check';
import { folderOf } from '../../engine/folder';

/** What is said of a file, as `code: message`, and within how many milliseconds. */
function judged(name: string, text: string) {
  const began = performance.now();
  const faults = checkFolder(folderOf('rules', [{ name, text }]));
  const told = faults
    .filter(({ file }) => file === `rules/${name}`)
    .map(({ code, message }) => `${code}: ${message}`);
  return { told: told.join('\n'), took: performance.now() - began };
}

const withCondition = (when: string) => `version: 1
check_accidental: true
rules:
  - name: a-rule
    when: ${when}
    then: { decision: refused, note: accepted }
otherwise:
  then: { decision: accepted, note: accepted }
`;

const laughs = Array.from({ length: 9 }, (_, at) => {
  const name = String.fromCharCode(98 + at);
  const before = String.fromCharCode(97 + at);
  return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
});

test.each([
  ['aliases that multiply', ['a: &a [x, x, x]', ...laughs].join('\n'), 'alias: '],
  ['an alias of itself', 'a: &a [*a]', 'alias: '],
  ['a merge key', '<<: { version: 1 }\n', 'unknown-key: '],
  ['brackets beyond the stack', `a: ${'['.repeat(50_000)}`, 'depth: this is nested too deeply'],
  [
    'brackets beyond any use',
    `a: ${'['.repeat(1_000)}${']'.repeat(1_000)}`,
    'depth: this is nested too deeply',
  ],
  ['braces beyond the stack', '{'.repeat(5_000), 'depth: this is nested too deeply'],
  ['lists beyond the stack', '- '.repeat(5_000), 'depth: this is nested too deeply'],
  ['keys without end', '? '.repeat(5_000), ': '],
  ['a tag that names a function', 'version: !!js/function "process.exit()"', 'yaml-syntax: '],
  ['more than a file may hold', `# ${'x'.repeat(2_000_000)}`, 'size: '],
])('%s', (_, text, expected) => {
  const { told, took } = judged('reassignment.yaml', text);
  expect(told).toContain(expected);
  expect(took).toBeLessThan(5_000);
});

test.each(['__proto__', 'constructor', 'prototype'])('no key of any rule file is %s', (name) => {
  for (const file of [
    'reassignment.yaml',
    'notes.yaml',
    'states.yaml',
    'schedules.yaml',
    'fields.yaml',
    'sync.yaml',
  ]) {
    const text = `${readFileSync(`test/rules/fixtures/good/${file}`, 'utf8')}\n${name}: { polluted: true }\n`;
    expect(judged(file, text).told).toContain(`forbidden-name: ${name} is no allowed name`);
  }
  expect({}).not.toHaveProperty('polluted');
});

test.each([
  'constructor',
  'constructor.name',
  '__proto__.polluted',
  'lead.__proto__',
  'lead.constructor',
  'toString',
  '',
])('no condition reads the fact "%s"', (fact) => {
  const { told } = judged('reassignment.yaml', withCondition(`{ exists: "${fact}" }`));
  expect(told).toMatch(/^(unknown-fact|forbidden-name|computed-fact|not-a-condition): /m);
});

test.each([
  ...[
    'map',
    'reduce',
    'filter',
    'all',
    'some',
    'none',
    'merge',
    'log',
    'method',
    'missing',
    'missing_some',
    'if',
    '?:',
  ],
  ...[
    'cat',
    'substr',
    '+',
    '-',
    '*',
    '/',
    '%',
    'constructor',
    'toString',
    'hasOwnProperty',
    'eval',
    'require',
  ],
])('no condition loops, computes or calls: "%s" is no operator', (operator) => {
  const { told } = judged('reassignment.yaml', withCondition(`{ "${operator}": [ { var: lead.name }, 1 ] }`));
  expect(told).toMatch(/^(unknown-operator|forbidden-name): /m);
});

test('a condition has an end in depth and in breadth', () => {
  const nested = (levels: number) =>
    `${'{ "!": '.repeat(levels)}{ var: lead.owner_is_assistant }${' }'.repeat(levels)}`;
  expect(judged('reassignment.yaml', withCondition(nested(33))).told).toContain('depth: ');
  expect(judged('reassignment.yaml', withCondition(nested(2_000))).told).toContain('depth: ');
  const wide = `{ or: [ ${Array(400).fill('{ exists: lead.name }').join(', ')} ] }`;
  expect(judged('reassignment.yaml', withCondition(wide)).told).toContain('size: ');
});

test('facts are read by their own names only', () => {
  const facts = {
    crm: 'hubspot',
    state: 'Hot',
    assistant: { email: 'zoe@assistants.example' },
    lead: { owner_is_assistant: true },
  } as const;
  const usual = decide('hand-back', facts);
  const poisoned = JSON.parse('{"__proto__":{"state":"Cold"},"constructor":{"name":"x"}}') as object;
  expect(decide('hand-back', { ...poisoned, ...facts })).toEqual(usual);
  for (const name of ['__proto__', 'constructor', 'toString']) expect(findSchedule(name)).toBeUndefined();
});
