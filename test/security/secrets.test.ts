// Canary secrets in every secret field, and everything that leaves searched for them: by their own form, percent-encoded,
// in base64, and in the Basic header that is made of one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { unpack } from '../../http/packed';
import type { Sandbox } from '../../sandbox';
import { assistantClientId } from '../../sandbox';
import { callables } from '../fuzz/callables';
import { openOffice } from '../fuzz/office';
import { authData as usual } from '../fuzz/platform';
import { canaries, type Exchange, execute, openGate, passTo, type Sent, skipPauses } from './gate';

const authData = (crm: 'hubspot' | 'pipedrive') => ({ ...usual(crm), ...canaries });
const fieldsOf: Record<Sent['vendor'], keyof typeof canaries> = {
  hubspot: 'hubspot_access_token',
  pipedrive: 'pipedrive_api_token',
  clevertap: 'clevertap_passcode',
  assistant: 'assistant_client_secret',
};

const basic = Buffer.from(`${assistantClientId}:${canaries.assistant_client_secret}`).toString('base64');
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
];
const secrets = [...Object.values(canaries).flatMap(formsOf), basic];

/** Which secrets stand in a text, however deep. */
const leaks = (thing: unknown, more: readonly string[] = []) => {
  const text = typeof thing === 'string' ? thing : JSON.stringify(thing ?? '');
  return [...secrets, ...more].filter((secret) => text.includes(secret));
};

/** A plausible value for each input, and `bundle` as the platform fills it. */
function bundleOf(
  callable: (typeof callables)[number],
  crm: 'hubspot' | 'pipedrive',
  words: Record<string, readonly string[]>,
) {
  const inputData = Object.fromEntries(
    callable.inputFields.map(({ key, choices }) => {
      const [choice] = Array.isArray(choices) ? choices : Object.keys(Object(choices));
      return [key, words[key]?.[0] ?? (choice === 'perform' ? 'x' : (choice ?? 'Some text'))];
    }),
  );
  const records = [{ identity: 'ada', event_name: 'Web Visit' }];
  const meta = { isLoadingSample: false, page: 0, limit: -1 };
  return {
    authData: authData(crm),
    inputData: { ...inputData, records },
    meta,
    targetUrl: 'https://hooks.zapier.example/1',
    subscribeData: { id: '1' },
  };
}

/** Tokens that were made at run time. */
const tokensIn = (sent: readonly Exchange[]) =>
  sent.flatMap(({ answer }) => /"access_token":"([^"]+)"/.exec(answer)?.[1] ?? []);

interface World {
  sandbox: Sandbox;
  words: Record<string, readonly string[]>;
}

async function openWorld(): Promise<World> {
  const { sandbox, words } = await openOffice();
  // One that can be a header, and is not the sandbox's own.
  sandbox.assistant.settings.clientSecret = canaries.assistant_client_secret;
  return { sandbox, words };
}

const passClevertap = (sandbox: Sandbox) => (sent: Sent) => {
  const { clevertap_passcode } = usual('hubspot');
  const headers = {
    ...sent.headers,
    ...(sent.vendor === 'clevertap' && { 'x-clevertap-passcode': clevertap_passcode }),
  };
  return passTo(sandbox)({ ...sent, headers });
};

const crms = ['hubspot', 'pipedrive'] as const;

describe.each(crms)('a connection of %s', (crm) => {
  test('each secret goes to its own vendor, in a header, and nowhere else', async () => {
    const { sandbox, words } = await openWorld();
    const sent = openGate(passClevertap(sandbox));
    const cache = {};
    for (const callable of callables) {
      const left = await execute(callable.method, bundleOf(callable, crm, words), cache);
      expect([callable.name, leaks(left, tokensIn(sent))]).toEqual([callable.name, []]);
    }
    const remembered = Object.values(cache).map((value) => unpack(JSON.parse(String(value))));
    expect(remembered.length).toBeGreaterThan(5);
    expect(leaks([cache, remembered], tokensIn(sent))).toEqual([]);
    expect(new Set(sent.map(({ vendor }) => vendor)).size).toBeGreaterThan(2);
    for (const { vendor, url, body, headers } of sent) {
      const own = [...formsOf(canaries[fieldsOf[vendor]]), basic];
      expect(leaks({ url, body })).toEqual([]);
      expect(leaks(headers).filter((secret) => !own.includes(secret))).toEqual([]);
    }
  });

  test('nor a part of one, where the words of a vendor are cut', async () => {
    const secret = canaries[fieldsOf[crm]];
    for (const length of [365, 375, 385]) {
      const told = JSON.stringify({ message: '-'.repeat(length) + secret });
      openGate(() => ({ status: 400, headers: { 'content-type': 'application/json' }, body: told }));
      const bundle = { authData: authData(crm), inputData: { lead: '151' } };
      const { error } = await execute('searches.find_lead.operation.perform', bundle);
      expect(error).toContain('------');
      expect(error).not.toContain(secret.slice(0, 10));
      nock.cleanAll();
    }
  });

  test.each([400, 401, 403, 500])(
    'nothing leaves when a vendor answers %i and echoes what it was sent',
    async (status) => {
      skipPauses();
      const { words } = await openWorld();
      let hidden = 0;
      const granted = 'run-time-canary-token';
      openGate(({ vendor, headers, url, host }) => {
        if (host === 'login.7targets.com' && status !== 401) return grant(granted);
        const told = `You sent ${url} with ${JSON.stringify(headers)} and ${decoded(headers)}.`;
        const body = {
          message: told,
          error: told,
          status: 'error',
          errors: vendor === 'pipedrive' ? { field: [told] } : [{ message: told, code: told }],
          error_info: told,
        };
        return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      });
      for (const callable of callables.filter(
        ({ name }) => name.endsWith('.perform') || name === 'authentication.test',
      )) {
        const left = await execute(callable.method, bundleOf(callable, crm, words));
        expect([callable.name, leaks(left, [granted])]).toEqual([callable.name, []]);
        if (left.error.includes('[hidden]')) hidden += 1;
      }
      // Where a vendor's words are shown, they were there and were taken out.
      if (status === 400) expect(hidden).toBeGreaterThan(10);
    },
    60_000,
  );
});

const grant = (token: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ access_token: token, expires_in: 3600, token_type: 'Bearer' }),
});

/** What a Basic header holds, as a vendor might tell it. */
const decoded = ({ authorization = '' }: Record<string, string>) =>
  Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();

test('the sandbox keeps no secret in its log, its state or its page', async () => {
  const { sandbox, words } = await openWorld();
  const sent = openGate(passClevertap(sandbox));
  for (const callable of callables.filter(({ name }) => name.startsWith('creates.')))
    await execute(callable.method, bundleOf(callable, 'hubspot', words));
  expect(leaks(sandbox.requests, tokensIn(sent))).toEqual([]);
  nock.enableNetConnect('127.0.0.1');
  const { url, close } = await sandbox.listen();
  const pages = ['/', '/_sandbox/state'].map(async (path) => (await fetch(url + path)).text());
  expect(leaks((await Promise.all(pages)).join(), tokensIn(sent))).toEqual([]);
  await close();
});

test('no file of the repository holds what looks like a live credential', () => {
  const credentials = [
    /\bpat-[a-z]{2}\d-[0-9a-f]{8}-[0-9a-f]{4}-/i,
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
    /\bBearer [A-Za-z0-9_\-.]{32,}/,
    /(api_token|x-api-token|passcode|client_secret)["']?\s*[:=]\s*["'][0-9a-f]{32,}["']/i,
  ];
  const found = filesIn('.').filter((file) =>
    credentials.some((pattern) => pattern.test(readFileSync(file, 'utf8'))),
  );
  expect(found).toEqual([]);
});

const left = ['node_modules', 'dist', 'build', '.git'];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (left.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
