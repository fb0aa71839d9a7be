// What runs on the code host with our rights: only what is pinned, and with as few rights as it needs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { entriesOf, valueAt } from '../../engine/plain';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

describe.each(workflows)('%s', (name, text) => {
  const workflow: unknown = load(text);

  test('every action is pinned to a commit, with its version beside', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses).not.toEqual([]);
    for (const line of uses) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('it may read, and only the job that comments may write', () => {
    expect(valueAt(workflow, 'permissions')).toEqual({ contents: 'read' });
    const granted = entriesOf(valueAt(workflow, 'jobs')).map(([job, body]) => [
      job,
      valueAt(body, 'permissions'),
    ]);
    expect(granted.filter(([, permissions]) => permissions !== undefined)).toEqual(
      name === 'rules.yml' ? [['comment', { 'pull-requests': 'write' }]] : [],
    );
  });

  test('nothing that a pull request can name stands in a script', () => {
    for (const [, job] of entriesOf(valueAt(workflow, 'jobs'))) {
      const steps = valueAt(job, 'steps');
      const scripts = (Array.isArray(steps) ? steps : []).map((step) => String(valueAt(step, 'run') ?? ''));
      expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
    }
  });
});

test('the job that may write runs nothing of the pull request', () => {
  const [, text = ''] = workflows.find(([name]) => name === 'rules.yml') ?? [];
  const comment = text.slice(text.indexOf('  comment:'));
  expect(comment).not.toMatch(/checkout|npm|npx/);
});

test('only the release knows the deploy key, behind an environment that asks, and caches no packages', () => {
  const knowing = workflows.filter(([, text]) => text.includes('ZAPIER_DEPLOY_KEY')).map(([name]) => name);
  expect(knowing).toEqual(['release.yml']);
  const [, text = ''] = workflows.find(([name]) => name === 'release.yml') ?? [];
  expect(text).toContain('environment: zapier');
  expect(text).not.toContain('cache:');
  expect(text).not.toContain('pull_request');
});
