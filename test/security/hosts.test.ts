// A token goes to its vendor's own host, over TLS, and nowhere else: not where a redirect points, not where a field of the
// connection or of the environment would lead.
import nock from 'nock';
import { companyDomain } from '../../crm/pipedrive/domain';
import { RelayError } from '../../http';
import { originOf } from '../../http/hosts';
import { authData } from '../fuzz/platform';
import { canaries, execute, openGate, skipPauses } from './gate';

const bundleFor = (inputData: object, more: object = {}) => ({
  authData: { ...authData('hubspot'), ...canaries, ...more },
  inputData,
});

const calls = [
  ['hubspot', 'searches.find_lead.operation.perform', { lead: '151' }],
  ['pipedrive', 'searches.find_company.operation.perform', { company: 'moreau-optics.example' }],
  [
    'clevertap',
    'creates.upsert_clevertap_profile.operation.perform',
    { identity: 'ada', properties: { Plan: 'gold' } },
  ],
  ['assistant', 'authentication.test', {}],
] as const;

describe.each(calls)('%s', (vendor, method, inputData) => {
  test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
    skipPauses();
    const elsewhere: string[] = [];
    nock(/evil\.example|localhost/)
      .persist()
      .intercept(/.*/, 'GET')
      .reply((url) => {
        elsewhere.push(url);
        return [200, {}];
      });
    const sent = openGate(() => ({ status, headers: { location: 'https://evil.example/steal' }, body: '' }));
    const { error } = await execute(method, bundleFor(inputData));
    expect(error).toContain('Service unavailable: ');
    expect(sent.map((one) => one.vendor)).toContain(vendor);
    expect(elsewhere).toEqual([]);
  });
});

test.each([
  ['acme', 'acme'],
  ['  ACME.pipedrive.com ', 'acme'],
  ['https://acme.pipedrive.com/pipeline?a=b#c', 'acme'],
])('the company domain %j is %s', (text, domain) => {
  expect(companyDomain(text)).toBe(domain);
});

test.each([
  ...[
    'acme.evil.example',
    'evil.example/acme.pipedrive.com',
    'acme.pipedrive.com@evil.example',
    'acme:80@evil',
    'acme:1',
  ],
  ...[
    'acme.pipedrive.com.evil.example',
    'acme%2eevil',
    'acme\\evil',
    'аcme',
    'acme\u0000',
    '-acme',
    'acme-',
    '.',
    '',
  ],
  ...[
    'http://http://acme',
    'acme\nevil',
    '{{process.env.HOST}}',
    'javascript:alert(1)',
    '127.0.0.1',
    '[::1]',
  ],
])('the company domain %j leads to no request', async (pipedrive_domain) => {
  expect(() => companyDomain(pipedrive_domain)).toThrow(RelayError);
  const sent = openGate(() => ({ status: 200, headers: {}, body: '{}' }));
  const bundle = bundleFor(
    { company: 'moreau-optics.example' },
    { pipedrive_domain: pipedrive_domain || '.' },
  );
  const { error } = await execute('searches.find_company.operation.perform', bundle);
  expect(error).toContain('Invalid input: ');
  expect(sent).toEqual([]);
});

test.each(['eu1.evil.example', 'eu1/../..', 'EU1@evil', '__proto__', 'constructor'])(
  'the CleverTap region %j leads to no request',
  async (clevertap_region) => {
    const sent = openGate(() => ({ status: 200, headers: {}, body: '{}' }));
    const bundle = bundleFor({ identity: 'ada' }, { clevertap_region });
    const { error } = await execute('creates.upsert_clevertap_profile.operation.perform', bundle);
    expect(error).toContain('is no CleverTap region');
    expect(sent).toEqual([]);
  },
);

describe('RELAY_SANDBOX_URL', () => {
  afterEach(() => {
    delete process.env.RELAY_SANDBOX_URL;
  });

  test.each([
    ...[
      'http://127.0.0.1@evil.example',
      'http://127.0.0.1:4010@evil.example',
      'http://user@127.0.0.1',
      'http://u:p@localhost:1',
    ],
    ...[
      'http://127.1',
      'http://2130706433',
      'http://0x7f.0.0.1',
      'http://0177.0.0.1',
      'http://0.0.0.0',
      'http://[::]',
    ],
    ...[
      'http://[::1%25eth0]',
      'http://[::ffff:127.0.0.1]',
      'http://[::1].evil.example',
      'http://[0:0:0:0:0:0:0:1]',
    ],
    ...[
      'http://localhost.',
      'http://localhost.evil.example',
      'http://evil.example/127.0.0.1',
      'http://127.0.0.1/../x',
    ],
    ...[
      'http://127.0.0.1:4010/path',
      'http://127.0.0.1:4010?x',
      'http://127.0.0.1:4010#x',
      'http://127.0.0.1:999999',
    ],
    ...[
      'https://localhost',
      'HTTP://LOCALHOST',
      'ftp://127.0.0.1',
      'file:///etc/passwd',
      '//127.0.0.1',
      ' http://127.0.0.1',
    ],
    ...[
      'http://127.0.0.1\n.evil.example',
      'http://127.0.0.1\n',
      'http:\\\\127.0.0.1',
      'http://127.0.0.1\\@evil.example',
    ],
    ...[
      'http://127.0.0.999',
      'http://127.0.0.1,evil.example',
      'http://127.0.0.1 evil.example',
      'http://１２７.0.0.1',
    ],
  ])('%j is refused', (url) => {
    process.env.RELAY_SANDBOX_URL = url;
    expect(() => originOf('hubspot', 'https://api.hubapi.com')).toThrow(
      /RELAY_SANDBOX_URL is not a loopback address/,
    );
  });

  test.each(['http://127.0.0.1:4010', 'http://localhost', 'http://127.255.0.9:1/', 'http://[::1]:65535'])(
    '%j is taken',
    (url) => {
      process.env.RELAY_SANDBOX_URL = url;
      expect(originOf('hubspot', 'https://api.hubapi.com')).toBe(`${url.replace(/\/$/, '')}/hubspot`);
    },
  );
});
