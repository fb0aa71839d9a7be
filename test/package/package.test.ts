// The package itself: made as `npm run package` makes it, unzipped elsewhere, and run in a process of its own the
// way Zapier's platform does, against the sandbox over HTTP.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import nock from 'nock';
import { createSandbox, hubspotToken, pipedriveToken, type Sandbox } from '../../sandbox';
import { readDefinition } from '../publishing/definition';

const root = resolve(__dirname, '..', '..');
const zip = join(root, 'build', 'build.zip');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-unzipped-'));
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/package.ts'], { cwd: root, stdio: 'pipe' });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => nock.enableNetConnect('127.0.0.1'));

test('is text of ASCII alone, which a starting process reads faster', () => {
  const bundle = readFileSync(join(root, 'dist', 'index.js'), 'latin1');
  expect(bundle.match(/[^\0-\x7f]+/g)).toBeNull();
});

test('holds the integration and the platform’s core, and no tool', () => {
  const names = Object.keys(unzipSync(readFileSync(zip)));
  expect(names).toEqual(
    expect.arrayContaining(['zapierwrapper.js', 'index.js', 'dist/index.js', 'definition.json']),
  );
  const packages = new Set(
    names.flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []),
  );
  for (const tool of [
    'jest',
    'typescript',
    'esbuild',
    'js-yaml',
    'json-logic-js',
    'zapier-platform-cli',
    'nock',
  ]) {
    expect(packages).not.toContain(tool);
  }
  expect(readFileSync(join(root, 'dist', 'index.js'), 'utf8')).not.toMatch(
    /json-logic|sandbox\/|YAMLParseError/,
  );
  expect(statSync(zip).size).toBeLessThan(1_000_000);
});

/** A script that Node runs beside the unzipped package: one event after the other, the results as JSON. */
const runner = `
const events = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
(async () => {
  const wrapper = await import(require('node:path').resolve('zapierwrapper.js'));
  const handler = wrapper.handler ?? wrapper.default.handler;
  const cache = {};
  const results = [];
  for (const event of events) {
    try {
      results.push({ ok: (await handler({ ...event, zcacheTestObj: cache, calledFromCli: true }, {})).results });
    } catch (error) {
      results.push({ error: error.name + ': ' + error.message });
    }
  }
  process.stdout.write(JSON.stringify(results));
})();
`;

type Vendor = 'hubspot' | 'pipedrive';

const connections: Record<Vendor, Record<string, string>> = {
  hubspot: { crm: 'hubspot', hubspot_access_token: hubspotToken },
  pipedrive: { crm: 'pipedrive', pipedrive_api_token: pipedriveToken },
};

/** The same two users and one lead in both. */
function populate({ hubspot, pipedrive }: Sandbox): void {
  const [ada, pat, zoe] = ['ada@moreau.example', 'pat@sales.example', 'zoe@assistants.example'] as const;
  hubspot.addOwner({ email: pat, firstName: 'Pat' });
  hubspot.addOwner({ email: zoe, firstName: 'Zoe' });
  hubspot.addContact({ email: ada, firstname: 'Ada' });
  pipedrive.addUser({ email: pat, name: 'Pat' });
  pipedrive.addUser({ email: zoe, name: 'Zoe' });
  pipedrive.addPerson({ name: 'Ada', emails: [ada] });
}

test.each(Object.entries(connections))(
  'answers its definition and runs each operation on %s as Zapier would ask',
  async (_crm, authData) => {
    const sandbox = createSandbox();
    populate(sandbox);
    const server = await sandbox.listen();
    sandbox.hubspot.settings.searchPerSecond = null;
    sandbox.pipedrive.settings.burstLimit = null;
    sandbox.pipedrive.settings.searchLimit = null;
    try {
      expect(existsSync(zip)).toBe(true);
      execFileSync(process.execPath, ['-e', unzip(zip, folder)], { cwd: root });
      writeFileSync(join(folder, 'run.cjs'), runner);
      const results = await runEvents(events(server.url, authData));
      const failures = results.flatMap(({ error }, index) => (error ? [`${names[index]}: ${error}`] : []));
      expect(failures).toEqual([]);
      // What test/publishing judges is what is in the package.
      expect(results[0]?.ok).toEqual(await readDefinition());
      expect(results.at(-1)?.ok).toMatchObject([{ connection_status: 'Hot' }]);
    } finally {
      await server.close();
    }
  },
  60_000,
);

test('npm run validate finds no structural error', () => {
  const result = spawnSync('zapier-platform', ['validate', '--without-style', '--skip-build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: pathWithTools(), DISABLE_ZAPIER_ANALYTICS: '1' },
  });
  expect(result.stdout + result.stderr).toContain('No structural errors found');
  expect(result.status).toBe(0);
}, 60_000);

const lead = 'ada@moreau.example';
const assistant = 'zoe@assistants.example';
const calls: readonly [string, object][] = [
  ['creates.set_up_crm', {}],
  ['triggers.lead_assigned', {}],
  ['triggers.lead_status_changed', {}],
  ['triggers.lead_became_hot', {}],
  ['triggers.lead_handed_back', {}],
  ['creates.set_context', { lead, context: 'Lenses' }],
  ['creates.assign_lead', { lead, assistant }],
  ['creates.accept_lead', { lead, assistant }],
  ['creates.log_email', { lead, direction: 'sent', subject: 'Hello', body: 'Hi' }],
  ['creates.stop_follow_up', { lead }],
  ['creates.report_lead_state', { lead, state: 'Warm' }],
  ['creates.hand_back_lead', { lead, to_owner: 'pat@sales.example' }],
  ['creates.report_lead_state', { lead, state: 'Hot' }],
  ['searches.find_user', { user: 'Pat' }],
  ['searches.check_assistant', { assistant }],
  ['searches.preview_decision', { lead, assistant, question: 'reassignment' }],
  ['searches.find_lead', { lead }],
];
const names = ['definition', 'authentication.test', ...calls.map(([method]) => method)];

function events(url: string, authData: Record<string, string>): object[] {
  const environment = { RELAY_SANDBOX_URL: url };
  const execute = (method: string, inputData: object) => ({
    ...{ command: 'execute', method, environment },
    bundle: { authData, inputData, meta: { isLoadingSample: false, limit: -1, page: 0 } },
  });
  return [
    { command: 'definition' },
    execute('authentication.test', {}),
    ...calls.map(([operation, input]) => execute(`${operation}.operation.perform`, input)),
  ];
}

/** Asynchronously, because the sandbox answers from this very process. */
function runEvents(list: object[]): Promise<{ ok?: unknown; error?: string }[]> {
  return new Promise((done, fail) => {
    const child = execFile(
      process.execPath,
      ['run.cjs'],
      { cwd: folder, maxBuffer: 50e6 },
      (error, stdout) => (error ? fail(error) : done(JSON.parse(stdout))),
    );
    child.stdin?.end(JSON.stringify(list));
  });
}

const unzip = (file: string, target: string) => `
const { unzipSync } = require('fflate'); const fs = require('node:fs'); const path = require('node:path');
for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(${JSON.stringify(file)})))) {
  const to = path.join(${JSON.stringify(target)}, name);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (!name.endsWith('/')) fs.writeFileSync(to, bytes);
}`;

const pathWithTools = () => `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
