import { type Bundle, createAppTester } from 'zapier-platform-core';
import App from '../../index';
import {
  assistantClientId,
  assistantClientSecret,
  assistantUserIdentifier,
  clevertapAccount,
  clevertapPasscode,
  pipedriveToken,
} from '../../sandbox';
import { token, useWorld } from '../helpers/world';

const world = useWorld();
const appTester = createAppTester(App);

const test_ = (authData: Record<string, string>) =>
  appTester(App.authentication?.test as never, { authData } as Bundle) as Promise<Record<string, string>>;

const all = {
  crm: 'hubspot',
  hubspot_access_token: token,
  pipedrive_api_token: pipedriveToken,
  clevertap_account_id: clevertapAccount,
  clevertap_passcode: clevertapPasscode,
  clevertap_region: 'eu1',
  assistant_client_id: assistantClientId,
  assistant_client_secret: assistantClientSecret,
  assistant_user_identifier: assistantUserIdentifier,
};

test('a connection with the CRM alone is labelled with the account', async () => {
  const result = await test_({ crm: 'hubspot', hubspot_access_token: token });
  expect(result.label).toBe('Lead Relay Sandbox');
  expect(result.hubspot_portal_id).toBe('48120073');
  expect(world.requests().sort()).toEqual([
    'GET /account-info/2026-09/details',
    'GET /crm/objects/2026-09/contacts',
    'GET /crm/owners/2026-09',
  ]);
});

test('every filled section is tried', async () => {
  const result = await test_(all);
  expect(result).toMatchObject({
    pipedrive_company: expect.any(String),
    clevertap_account: `${clevertapAccount} (eu1)`,
    assistant_service: expect.stringContaining(assistantUserIdentifier),
  });
  expect(result.label).toContain('CleverTap');
  expect(JSON.stringify(result)).not.toContain(assistantClientSecret);
});

test('it fails once, naming each section that failed, why, and what to do', async () => {
  const wrong = { ...all, hubspot_access_token: 'pat-na1-wrong', clevertap_passcode: 'not-the-passcode' };
  const error: Error = await test_(wrong).then(
    () => {
      throw new Error('The connection test did not fail.');
    },
    (reason: Error) => reason,
  );
  const { message } = JSON.parse(error.message) as { message: string };
  expect(message).toMatch(/^Invalid API key: 2 sections of this connection failed\./);
  expect(message).toContain('HubSpot: Invalid API key: HubSpot does not know this access token.');
  expect(message).toContain('CleverTap: Invalid API key:');
  expect(message).toContain('region');
  expect(message).not.toContain('pat-na1-wrong');
});

test('a missing scope shows when connecting, by its name', async () => {
  world.sandbox.hubspot.tokens[token] = ['crm.objects.contacts.read', 'crm.objects.contacts.write'];
  await expect(test_({ crm: 'hubspot', hubspot_access_token: token })).rejects.toThrow(
    /Permission denied: .*crm\.objects\.owners\.read/,
  );
});

test('the chosen CRM without its key says which field is missing', async () => {
  await expect(test_({ crm: 'hubspot' })).rejects.toThrow(
    /Required field missing: .*The connection has no HubSpot access token\./,
  );
});

test.each(['acme', 'acme.pipedrive.com', 'https://acme.pipedrive.com/deals?x=1'])(
  'the Pipedrive domain may be pasted as %s',
  async (pipedrive_domain) => {
    expect(await test_({ ...all, pipedrive_domain })).toMatchObject({
      pipedrive_company: expect.any(String),
    });
  },
);

test.each(['acme.evil.example', 'acme.pipedrive.com.evil.example', 'user@evil', 'acme b'])(
  'a Pipedrive domain that would lead elsewhere is refused before any request: %s',
  async (pipedrive_domain) => {
    await expect(
      test_({
        crm: 'hubspot',
        hubspot_access_token: token,
        pipedrive_api_token: pipedriveToken,
        pipedrive_domain,
      }),
    ).rejects.toThrow('is no Pipedrive company domain');
    expect(world.sandbox.requests.filter(({ vendor }) => vendor === 'pipedrive')).toEqual([]);
  },
);
