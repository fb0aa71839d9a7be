// Every command on the pages is run by CI or by a test; of those that need an account, that they exist. A command that
// nobody runs fails here until somebody does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { main } from '../../cli/relay';
import { commandsIn, pages } from './pages';

const root = join(__dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const workflows = readdirSync(join(root, '.github', 'workflows'));
/** What runs on every pull request, on a release, or each week. */
const byCi = [read('.ci', 'run'), ...workflows.map((name) => read('.github', 'workflows', name))].join('\n');
const { scripts } = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Scripts whose work a test does, and which. */
const byTest: Readonly<Record<string, string>> = {
  build: 'test/package/package.test.ts',
  package: 'test/package/package.test.ts',
  docs: 'test/docs/operations.test.ts',
  format: 'test/docs/commands.test.ts',
};
/** Commands of Zapier's tool that need an account. */
const withAccount = ['register', 'users:add', 'promote', 'migrate', 'history', 'logs', 'env:set', 'versions'];

type Check = (rest: string, page: string) => boolean | Promise<boolean>;

const checks: Readonly<Record<string, Check>> = {
  npm: (rest) => {
    const [, script = ''] = /^run ([\w:-]+)/.exec(rest) ?? [];
    if (script === '') return byCi.includes(`npm ${rest}`);
    const isRun = byCi.includes(`npm run ${script}`) || existsSync(join(root, byTest[script] ?? 'none'));
    return script in scripts && isRun;
  },
  npx: (rest, page) => {
    const [tool = '', ...words] = rest.split(' ');
    return checks[tool]?.(words.join(' '), page) ?? false;
  },
  relay: async (rest) => {
    const words = rest
      .replace(/ ?>.*$/, '')
      .replace(/[[\]]/g, '')
      .split(/ +/)
      .filter(Boolean);
    const said = { result: () => undefined, complain: () => undefined };
    return (await main([...words, '--help'], said)) === 0;
  },
  'zapier-platform': (rest, page) => {
    const [name = ''] = rest.split(' ');
    const exists = (file: string) =>
      existsSync(join(root, 'node_modules/zapier-platform-cli/src/oclif/commands', file));
    const isThere = exists(`${name.replaceAll(':', '/')}.js`) || exists(`${name}/index.js`);
    // What the page of the sandbox invokes is run by sandbox.test.ts.
    return isThere && (name === 'invoke' ? page === 'docs/sandbox.md' : withAccount.includes(name));
  },
  node: (rest) =>
    rest
      .split(' ')
      .slice(0, 2)
      .every((file) => existsSync(join(root, file))),
  git: (rest) => /^(tag v|push origin v|clone )/.test(rest),
  export: (rest) => rest.split(' ').every((pair) => /^(RELAY_SANDBOX_URL|authData_\w+)=\S+$/.test(pair)),
};

async function isCovered(command: string, page: string): Promise<boolean> {
  const [tool = '', ...rest] = command.replace(/^([A-Z_]+=\S*\s*)+/, '').split(' ');
  return tool === '' || ((await checks[tool]?.(rest.join(' '), page)) ?? false);
}

test.each([...pages()])('%s tells nobody to type what nobody runs', async (page, text) => {
  const open: string[] = [];
  for (const command of commandsIn(text)) if (!(await isCovered(command, page))) open.push(command);
  expect(open).toEqual([]);
});

test.each([
  'npm run nothing',
  'npm install',
  'npx relay rules chek',
  'npx relay sandbox --prot 1',
  'npx zapier-platform delete:version 1',
  'node scripts/run.mjs scripts/none.ts',
  'rm -r build',
])('%s would be noticed', async (command) => {
  expect(await isCovered(command, 'README.md')).toBe(false);
});

test('npm run format does what the check of the style asks for', () => {
  expect([scripts.format, scripts.lint]).toEqual([
    expect.stringMatching(/^biome check --write/),
    expect.stringMatching(/^biome ci/),
  ]);
});
