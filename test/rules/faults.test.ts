// Each fixture bad-*.yaml stands in for a file of fixtures/good and says at its end what must be found; each
// silent-*.yaml comes near to the kinds of fault that it names, and is sound, as are the good ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../../engine/load';
import { faultsWith, fixtures, withRules } from './folder';

const bad = readdirSync(fixtures).filter((name) => name.startsWith('bad-'));
const silent = readdirSync(fixtures).filter((name) => name.startsWith('silent-'));
const good = readdirSync(join(fixtures, 'good'), { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => join('good', name));
const textOf = (name: string) => readFileSync(join(fixtures, name), 'utf8');

test('the good fixtures have no fault', async () => {
  expect(await faultsWith({})).toEqual([]);
});

test.each(bad)('%s', async (name) => {
  const text = textOf(name);
  const expected = linesAfter(text, '# expect: ');
  expect(expected).not.toEqual([]);
  expect(await faultsWith({ [linesAfter(text, '# file: ')[0] ?? '']: text })).toEqual(expected);
});

test.each(silent)('%s', async (name) => {
  const text = textOf(name);
  expect(await faultsWith({ [linesAfter(text, '# file: ')[0] ?? '']: text })).toEqual([]);
});

test('every kind of fault that the engine knows has a case where it is found, and one where all is silent', () => {
  const found = bad.flatMap((name) => linesAfter(textOf(name), '# expect: ').map(kindOf));
  const quiet = [...silent, ...good].flatMap((name) =>
    linesAfter(textOf(name), '# silent: ').join(', ').split(', '),
  );
  const known = kindsIn('engine').filter((kind) => !foundElsewhere.includes(kind));
  expect(known.filter((kind) => !found.includes(kind))).toEqual([]);
  expect(known.filter((kind) => !quiet.includes(kind))).toEqual([]);
});

describe('YAML that is none', () => {
  const table: [string, string, string[]][] = [
    [
      'an open bracket',
      'version: 1\nrules: [\n',
      [
        'reassignment.yaml:3:1 yaml-syntax: this is no YAML: deficient indentation; is a bracket or a quotation mark above still open?',
      ],
    ],
    [
      'a key twice',
      'version: 1\nversion: 1\n',
      ['reassignment.yaml:2:1 duplicate-key: version stands here twice'],
    ],
    [
      'an operator without quotes',
      'a: { !: [1] }\n',
      [
        'reassignment.yaml:1:6 yaml-syntax: tags such as !: are not allowed; operators are written in quotes, as "!"',
        'reassignment.yaml:1:9 yaml-syntax: a key must be a plain word',
      ],
    ],
    [
      'a version line',
      '%YAML 1.1\n---\na: NO\n',
      ['reassignment.yaml:1:1 yaml-syntax: leave the lines that begin with % out'],
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      ['reassignment.yaml:3:1 yaml-syntax: a file holds one document: leave the line --- out'],
    ],
    [
      'a tab',
      'a:\n\tb: 1\n',
      [
        'reassignment.yaml:2:1 yaml-syntax: this is no YAML: tab characters must not be used in indentation; put spaces in their place',
      ],
    ],
    [
      'a line of an entry that stands too far left',
      'rules:\n  - { name: a }\n   then: 1\n',
      [
        'reassignment.yaml:3:4 yaml-syntax: this is no YAML: bad indentation of a sequence entry; check the spaces that this line and the lines above begin with',
      ],
    ],
    [
      'a list that goes on after its bracket',
      'a: { b: [1 }\n',
      [
        'reassignment.yaml:1:12 yaml-syntax: this is no YAML: missed comma between flow collection entries; is a bracket before it still open?',
      ],
    ],
    [
      'a word without its colon',
      'a\nb: 1\n',
      [
        'reassignment.yaml:2:2 yaml-syntax: this is no YAML: end of the stream or a document separator is expected; is a colon missing above, or a dash too many?',
      ],
    ],
    [
      'a colon within a text',
      'a: hot: yes\n',
      [
        'reassignment.yaml:1:7 yaml-syntax: this is no YAML: bad indentation of a mapping entry; check the spaces that the line begins with; text with a colon, a bracket or a sign at its beginning needs quotes',
      ],
    ],
    ['a list as a key', '? [a]\n: 1\n', ['reassignment.yaml:1:3 yaml-syntax: a key must be a plain word']],
    ['nothing at all', '', ['reassignment.yaml:1:1 wrong-type: this must be a map of keys, not empty']],
  ];
  test.each(table)('%s', async (_what, text, expected) => {
    // Without cases, which would miss the rules of the broken file.
    const found = await faultsWith({
      'reassignment.yaml': text,
      'cases/some.yaml': 'version: 1\ncases: []\n',
    });
    expect(found).toEqual(expected);
  });

  test('a byte order mark and Windows line ends are fine, and shift nothing', async () => {
    const text = readFileSync(join(fixtures, 'good/hand-back.yaml'), 'utf8');
    expect(await faultsWith({ 'hand-back.yaml': `\uFEFF${text.replaceAll('\n', '\r\n')}` })).toEqual([]);
    expect(
      await faultsWith({ 'hand-back.yaml': `\uFEFF${text.replace('version: 1', 'version: 9')}` }),
    ).toEqual(['hand-back.yaml:1:10 unknown-value: this must be 1, not 9']);
  });
});

describe('files', () => {
  test('an unknown one', async () => {
    expect(await faultsWith({ 'state.yaml': 'version: 1\n', 'assistants.yml': '' })).toEqual([
      'assistants.yml:1:1 unknown-file: no rule file has this name (did you mean "assistants.yaml"?)',
      'state.yaml:1:1 unknown-file: no rule file has this name (did you mean "states.yaml"?)',
    ]);
  });

  test('a missing one', async () => {
    const { rm } = await import('node:fs/promises');
    const faults = await withRules({}, async (dir) => {
      await rm(join(dir, 'notes.yaml'));
      const loaded = await loadRules(dir);
      return loaded.ok ? [] : loaded.faults;
    });
    expect(faults).toMatchObject([
      { line: 1, col: 1, code: 'missing-file', message: 'this rule file is missing' },
    ]);
  });

  test('a folder that is not there rejects', async () => {
    await expect(loadRules(join(fixtures, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('faults of several files come in one go, sorted', async () => {
    const found = await faultsWith({ 'notes.yaml': 'version: [\n', 'hand-back.yaml': 'version: 1\n' });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'cases/some.yaml',
      ...Array(3).fill('hand-back.yaml'),
      'notes.yaml',
    ]);
  });
});

// Kinds that no single file can show, which are tested below; and warnings, which test/cli/relay.test.ts shows.
const foundElsewhere = ['duplicate-key', 'missing-file', 'unknown-file', 'double-negation', 'single-in'];

function kindOf(expected: string): string {
  return expected.match(/^\S+ ([a-z-]+): /)?.[1] ?? '';
}

/** The kinds of fault as the engine's code writes them. */
function kindsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const calls = /(?:code: |fault(?:At|AtText)?\(|report\(|atStart\(\w+, \w+, )\s*'([a-z]+(?:-[a-z]+)+)'/g;
  const kinds = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(calls)].map((match) => match[1] ?? ''),
  );
  return [...new Set(kinds)];
}

function linesAfter(text: string, mark: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length));
}

test('what stands too far left below a "when" is told there', async () => {
  const text =
    'version: 1\nfallback: nobdy\nrules:\n  - name: hot-ones\n    when:\n    exists: [{ var: state }]\n' +
    '    then: { decision: kept, to: fallback }\notherwise:\n  then: { decision: kept, to: fallback }\n';
  const found = await faultsWith({ 'hand-back.yaml': text, 'cases/some.yaml': 'version: 1\ncases: []\n' });
  expect(found).toEqual([
    'hand-back.yaml:2:11 invalid-value: this is neither an e-mail address nor "nobody"',
    expect.stringMatching(
      /^hand-back.yaml:5:5 not-a-condition: .*; does the next line begin with too few spaces\?$/,
    ),
    'hand-back.yaml:6:5 unknown-key: unknown key "exists"',
  ]);
});
