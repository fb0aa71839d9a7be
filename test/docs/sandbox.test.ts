// docs/sandbox.md, typed as it stands there: Zapier's own tool calls the built integration against the sandbox. The page
// shows what comes of the sample policy.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, demoSeed } from '../../sandbox';
import { allowLoopback } from '../sandbox/portal';
import { pages, shellBlocks } from './pages';

allowLoopback();

const root = join(__dirname, '..', '..');

/** All but the first block, which starts the sandbox, and the build, which comes before every test run. */
const typed = (): string =>
  shellBlocks(pages().get('docs/sandbox.md') ?? '')
    .slice(1)
    .join('')
    .replaceAll('npm run build\n', '')
    .replaceAll('npx ', '');

/** The repository as far as Zapier's tool looks at it, with the sample policy in place of rules/. */
function withSamplePolicy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-invoke-'));
  for (const file of ['package.json', 'index.js']) cpSync(join(root, file), join(folder, file));
  mkdirSync(join(folder, 'dist'));
  cpSync(join(root, 'dist', 'sample', 'index.js'), join(folder, 'dist', 'index.js'));
  symlinkSync(join(root, 'dist', 'packages'), join(folder, 'dist', 'packages'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const run = (script: string, cwd: string): Promise<string> =>
  new Promise((done, fail) => {
    const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(':');
    const env = { ...process.env, PATH: path, DISABLE_ZAPIER_ANALYTICS: '1' };
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${stdout}\n${stderr}`)) : done(stdout),
    );
  });

test('a search, an action and a trigger can be invoked on the sandbox, as the page says', async () => {
  const sandbox = createSandbox({ seed: demoSeed });
  const { url, close } = await sandbox.listen();
  const folder = withSamplePolicy();
  try {
    expect(typed()).toContain('http://127.0.0.1:4010');
    const told = await run(typed().replaceAll('http://127.0.0.1:4010', url), folder);
    const [contact] = sandbox.hubspot
      .contacts()
      .filter(({ properties }) => /ines/.test(properties.email ?? ''));
    expect(contact?.properties).toMatchObject({ lead_connection_status: 'Hot', hs_lead_status: 'CONNECTED' });
    for (const words of [
      '"name": "Ines Okafor"',
      '"decision": "accepted"',
      '"connection_status": "Cold"',
      '"decision": "handed_back"',
      '"website": "moreau-optics.example"',
    ])
      expect(told).toContain(words);
    expect(told.match(/"previous_owner": \{\s+"id": "\d+",\s+"name": "(Mara Lindqvist|Zoe)/g)).toHaveLength(
      2,
    );
  } finally {
    rmSync(folder, { recursive: true });
    await close();
  }
}, 120_000);
