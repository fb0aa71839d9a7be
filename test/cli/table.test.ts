import { readFileSync } from 'node:fs';
import { code, markdownTable, plain } from '../../cli/table/markdown';
import { withRules } from '../rules/folder';
import { relay } from './run';

test('docs/rules.md is what the rules say (if not: npx relay rules table > docs/rules.md)', async () => {
  const { code: exit, out } = await relay('rules', 'table');
  expect(exit).toBe(0);
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(`${out}\n`);
});

test('one question alone', () =>
  withRules({}, async (dir) => {
    const { out } = await relay('rules', 'table', 'hand-back', '--dir', dir);
    expect(out.split('\n')).toEqual([
      '## Does this state hand the lead back?',
      '',
      `Question \`hand-back\`, from \`${dir}/hand-back.yaml\`.`,
      '',
      '| # | rule | when | decision | to | note |',
      '| --- | --- | --- | --- | --- | --- |',
      '| 1 | `hot-ones` | `state == "Hot"` | handed\\_back | fallback |  |',
      '| 2 | `otherwise` | whatever else | kept | original\\_owner | state\\_changed |',
      '',
      '`fallback` is boss@acme.example now.',
    ]);
  }));

test('the states, with a diagram', async () => {
  const { out } = await relay('rules', 'table', 'state', '--dir', 'test/policy');
  expect(out).toContain(
    '| `UnSubscribed` | The lead unsubscribed. Nobody writes to it again while this stands. | UNQUALIFIED | stays | nothing, until a person clears it | yes |',
  );
  const lines = out.slice(out.indexOf('```mermaid')).split('\n');
  expect(lines.slice(1, 4)).toEqual([
    'stateDiagram-v2',
    '  open: each of these may follow each other',
    '  state open {',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      '    Hot',
      '    [*] --> Cold: assigned',
      '  open --> UnSubscribed',
      '  UnSubscribed --> [*]: until a person clears it',
    ]),
  );
  expect(lines).not.toContain('    UnSubscribed');
});

test('a state that only some may follow has a line to each', () => {
  const states = readFileSync('test/rules/fixtures/good/states.yaml', 'utf8');
  const changed = states.replace('followed_by: []', 'followed_by: [Cold, Hot]');
  expect(changed).not.toBe(states);
  return withRules({ 'states.yaml': changed }, async (dir) => {
    const { out } = await relay('rules', 'table', 'state', '--dir', dir);
    expect(out).toContain('  DeActivated --> Cold\n  DeActivated --> Hot\n');
  });
});

test('unknown questions and faulty rules', async () => {
  expect(await relay('rules', 'table', 'sate')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no question "sate" (did you mean "state"?)'),
  });
  await withRules({ 'hand-back.yaml': 'version: 1\n' }, async (dir) => {
    expect(await relay('rules', 'table', '--dir', dir)).toMatchObject({ code: 1, out: '' });
  });
});

test('nothing from a rule file breaks out of a cell', () => {
  expect(plain('a|b *c* <script> [x](y) `z`\n# w')).toBe(
    'a\\|b \\*c\\* &lt;script\\> \\[x\\](y) \\`z\\` # w',
  );
  expect([code('a | b'), code('a `b`')]).toEqual(['`a \\| b`', '`` a `b` ``']);
  expect(markdownTable(['a'], [['b']])).toBe('| a |\n| --- |\n| b |');
});
