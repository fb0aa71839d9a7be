import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../../cli/csv';
import { fixtures } from '../rules/folder';
import { relay } from './run';

let repo: string;
let dir: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-C', repo, '-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args]);

beforeAll(async () => {
  repo = await mkdtemp(join(tmpdir(), 'relay-diff-'));
  dir = join(repo, 'rules');
  await cp(join(fixtures, 'good'), dir, { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
});
afterAll(() => rm(repo, { recursive: true }));
beforeEach(() => git('checkout', '--quiet', '--force', 'main'));

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(dir, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(dir, file), text.replace(from, to));
}

const keepHot = () =>
  change('hand-back.yaml', '{ decision: handed_back, to: fallback }', '{ decision: kept, to: fallback }');

test('the main branch against the work tree, where nothing else is said', async () => {
  await keepHot();
  const { code, out, err } = await relay('rules', 'diff', '--dir', dir);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    [
      'hand-back: 156 of 1872 inputs change',
      '  compared all 1872 inputs there are',
      '',
      '  decision: handed_back -> kept   (156 inputs)',
      '    where    state: Hot',
      '    example  {"state":"Hot","lead":{"owner_is_assistant":true},"assistant":{"email":"ada@acme.example"},"crm":"hubspot"}',
      `    by       hot-ones (${dir}/hand-back.yaml:4) -> hot-ones (${dir}/hand-back.yaml:4)`,
    ].join('\n'),
  );
  expect(out).toContain('state: nothing changes\n  compared all 312 inputs there are');
});

test('two revisions, and two folders', async () => {
  await keepHot();
  git('commit', '--quiet', '--all', '--message', 'second');
  const revisions = await relay('rules', 'diff', 'HEAD~1', 'HEAD', '--dir', dir);
  expect(revisions.out).toContain('hand-back: 156 of 1872 inputs change');
  const folders = await relay('rules', 'diff', join(fixtures, 'good'), dir, '--dir', dir);
  expect(folders.out).toBe(revisions.out);
  git('reset', '--quiet', '--hard', 'HEAD~1');
});

test('--fail-on-change', async () => {
  expect((await relay('rules', 'diff', 'main', '--dir', dir, '--fail-on-change')).code).toBe(0);
  await keepHot();
  expect((await relay('rules', 'diff', 'main', '--dir', dir)).code).toBe(0);
  expect((await relay('rules', 'diff', 'main', '--dir', dir, '--fail-on-change')).code).toBe(1);
});

test('a remark changes nothing', async () => {
  await change('hand-back.yaml', 'version: 1', '# a remark\nversion: 1');
  const { code, out } = await relay(
    'rules',
    'diff',
    '--dir',
    dir,
    '--fail-on-change',
    '--format',
    'markdown',
  );
  expect(code).toBe(0);
  expect(out).toMatch(
    /^### This changes no answer of the rules\n\n- `state`: nothing changes; compared all 312/,
  );
});

test('as Markdown, safe in a table', async () => {
  await keepHot();
  const { out } = await relay('rules', 'diff', '--dir', dir, '--format', 'markdown');
  expect(out).toContain('### What this changes in the rules');
  expect(out).toContain('| change | inputs | where | example | decided by |');
  expect(out).toContain('| decision: handed\\_back → kept | 156 | state: Hot |');
});

test('as JSON, in a fixed shape', async () => {
  await keepHot();
  const { out } = await relay('rules', 'diff', '--dir', dir, '--format', 'json');
  const found = JSON.parse(out);
  expect(Object.keys(found)).toEqual(['changed', 'questions', 'settings', 'onlyIn', 'replay']);
  expect(found).toMatchObject({
    changed: true,
    settings: [],
    onlyIn: { before: [], after: [] },
    replay: null,
  });
  const [group] = found.questions[2].groups;
  expect(group).toMatchObject({
    key: 'decision',
    before: 'handed_back',
    after: 'kept',
    also: [],
    inputs: 156,
  });
  expect(Object.keys(found.questions[2])).toEqual([
    'question',
    'compared',
    'inputs',
    'changed',
    'open',
    'groups',
    'rules',
  ]);
});

test('settings', async () => {
  await change('schedules.yaml', 'day: 3', 'day: 4');
  const { out } = await relay('rules', 'diff', '--dir', dir);
  expect(out).toContain('settings\n  schedules.Recommended.followUps.1.day: 3 -> 4');
});

test('a file that the base has not is told and left out', async () => {
  git('rm', '--quiet', '--cached', 'rules/segments.yaml');
  git('commit', '--quiet', '--message', 'less');
  const { out } = await relay('rules', 'diff', 'HEAD', dir, '--dir', dir);
  expect(out).toContain('segments.yaml is new; it was not compared.');
  git('reset', '--quiet', '--hard', 'HEAD~1');
});

describe('--replay', () => {
  const csv = [
    'question,state,lead.owner_is_assistant,assistant.email,crm,note',
    'hand-back,Hot,true,zoe@assistants.example,hubspot,',
    'hand-back,Cold,TRUE,zoe@assistants.example,hubspot,',
    '',
    'hand-back,Hot,false,zoe@assistants.example,pipedrive,',
    'hand-back,Lukewarm,false,zoe@assistants.example,pipedrive,',
  ];

  test('CSV', async () => {
    await keepHot();
    await writeFile(join(repo, 'leads.csv'), csv.join('\r\n'));
    const file = join(repo, 'leads.csv');
    const { out } = await relay('rules', 'diff', '--dir', dir, '--replay', file);
    expect(out.slice(out.indexOf('replay of')).split('\n')).toEqual([
      `replay of ${file}: 2 of 3 answers about 4 recorded leads would have been others`,
      `  2  hand-back: decision: handed_back -> kept   (first: ${file}:2)`,
      '1 records fit no question, on the lines 6',
    ]);
  });

  test('JSON Lines, with a question or without', async () => {
    await keepHot();
    const facts = {
      state: 'Hot',
      lead: { owner_is_assistant: true },
      assistant: { email: 'zoe@assistants.example' },
      crm: 'hubspot',
    };
    const lines = [facts, { question: 'hand-back', ...facts }, { question: 'hand-back', facts }];
    await writeFile(join(repo, 'leads.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const { out } = await relay(
      'rules',
      'diff',
      '--dir',
      dir,
      '--format=json',
      '--replay',
      join(repo, 'leads.jsonl'),
    );
    expect(JSON.parse(out).replay).toMatchObject({ records: 3, answers: 3, changed: 3, unfit: [] });
  });

  test.each([
    ['{"a": 1}\n{', 'leads.txt:2 is no JSON'],
    ['{"question": "hand-bakc"}', 'there is no question "hand-bakc" (did you mean "hand-back"?)'],
  ])('%j is refused', async (text, complaint) => {
    await writeFile(join(repo, 'leads.txt'), text);
    const { code, err } = await relay('rules', 'diff', '--dir', dir, '--replay', join(repo, 'leads.txt'));
    expect({ code, told: err.includes(complaint) }).toEqual({ code: 2, told: true });
  });
});

test.each([
  [['nowhere'], '"nowhere" is neither a folder nor a git revision'],
  [['main', '--', '--help'], '"--help" is neither a folder nor a git revision'],
  [['main', 'HEAD', 'more'], '"more" is one word too many'],
  [['main', '--replay', 'nowhere.csv'], 'nowhere.csv cannot be read'],
])('%j ends with 2', async (words, complaint) => {
  const { code, err } = await relay('rules', 'diff', '--dir', dir, ...words);
  expect({ code, told: err.split('\n')[0] }).toEqual({ code: 2, told: complaint });
});

test('faulty rules are not compared', async () => {
  await writeFile(join(dir, 'hand-back.yaml'), 'version: 2\n');
  const { code, out, err } = await relay('rules', 'diff', '--dir', dir);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`the rules of ${dir} are not sound:\n${dir}/hand-back.yaml:1:`);
});

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,"b, ""c"""\r\n\r\n"x\ny",',
    [
      ['a', 'b, "c"'],
      ['x\ny', ''],
    ],
  ],
  ['\uFEFFa', [['a']]],
  ['', []],
])('CSV %j', (text, cells) => {
  expect(readCsv(text).map((row) => row.cells)).toEqual(cells);
});

test('rows of CSV know their lines', () => {
  expect(readCsv('a\n"x\ny"\n\nz').map(({ line }) => line)).toEqual([1, 2, 5]);
});
