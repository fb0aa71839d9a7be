// docs/sandbox.md, typed as it stands there: Zapier's own tool calls the built integration against the sandbox.
import { execFile } from 'node:child_process';
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

const run = (script: string): Promise<string> =>
  new Promise((done, fail) => {
    const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(':');
    const env = { ...process.env, PATH: path, DISABLE_ZAPIER_ANALYTICS: '1' };
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${stdout}\n${stderr}`)) : done(stdout),
    );
  });

test('a search, an action and a trigger can be invoked on the sandbox, as the page says', async () => {
  const sandbox = createSandbox({ seed: demoSeed });
  const { url, close } = await sandbox.listen();
  try {
    expect(typed()).toContain('http://127.0.0.1:4010');
    const told = await run(typed().replaceAll('http://127.0.0.1:4010', url));
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
    await close();
  }
}, 120_000);
