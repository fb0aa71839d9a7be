import { grant, login, openOrganisation } from './assistant-account';
import { allowLoopback, noon } from './portal';

const path = '/oauth2/token';
const list = '/leads/assistant?page=0&size=1';

describe('the login', () => {
  test('assistant 2, Token: a bearer token for an hour, and no refresh token', () => {
    const { send } = openOrganisation();
    const { status, json } = send('POST', path, grant, login);
    expect({ status, json }).toEqual({
      status: 200,
      json: { access_token: expect.stringMatching(/^\S{30,}$/), expires_in: 3600, token_type: 'Bearer' },
    });
  });

  test.each([
    ['a wrong secret', { ...login, Authorization: 'Basic eDp5' }, grant, 'invalid_client'],
    ['another scope', login, 'grant_type=client_credentials&scope=leads/get', 'invalid_scope'],
    ['no scope', login, 'grant_type=client_credentials', 'invalid_scope'],
    ['another grant', login, 'grant_type=password&scope=leads/post', 'unsupported_grant_type'],
    ['JSON', { ...login, 'Content-Type': 'application/json' }, '{}', 'invalid_request'],
  ])('assistant 2, Token: %s is 400, in Cognito’s words', (_, headers, body, error) => {
    const { send } = openOrganisation();
    expect(send('POST', path, body, headers)).toMatchObject({ status: 400, json: { error } });
  });

  test('assistant 2, Token: a token ends when the clock says so, or when it is revoked', () => {
    const { ask, sandbox, service } = openOrganisation();
    sandbox.clock.advance(3_599_000);
    expect(ask('GET', list).status).toBe(200);
    sandbox.clock.advance(1_000);
    expect(ask('GET', list)).toMatchObject({ status: 401, text: 'Unauthorized' });
    const other = openOrganisation();
    other.service.revokeTokens();
    expect(other.ask('GET', list).status).toBe(401);
    expect(service.grantedTokens()).toHaveLength(1);
  });

  test('a test chooses how long a token is good for, and the credential', () => {
    const { send, service } = openOrganisation();
    Object.assign(service.settings, { tokenSeconds: 60 });
    expect(send('POST', path, grant, login).json.expires_in).toBe(60);
    Object.assign(service.settings, { clientSecret: 'another' });
    expect(send('POST', path, grant, login).status).toBe(400);
  });
});

describe('calls', () => {
  test.each([
    ['without a token', { Authorization: '' }],
    ['with a token that nobody granted', { Authorization: 'Bearer sandbox.x.token' }],
    ['of another user', { '7ts-user-identifier': 'somebody' }],
  ])('assistant 2, Headers: %s are 401', (_, headers) => {
    const { ask } = openOrganisation();
    expect(ask('GET', list, '', headers)).toMatchObject({ status: 401, text: 'Unauthorized' });
  });

  test('assistant 2, Not there: other paths are 404, other methods 405', () => {
    const { ask } = openOrganisation();
    expect(ask('GET', '/leads/9001').status).toBe(404);
    expect(ask('GET', '/leads').status).toBe(405);
    expect(ask('DELETE', '/leads').status).toBe(405);
    expect(ask('POST', '/leads/stop/followup', {}).status).toBe(405);
  });
});

describe('the list of assistants', () => {
  test('assistant 2, Endpoints: a bare array of ten a page, from page 0; the address is emailid', () => {
    const { ask, service } = openOrganisation();
    for (let count = 3; count <= 12; count += 1) {
      service.addAssistant({ name: `A ${count}`, emailid: `a${count}@assistants.example` });
    }
    expect(ask('GET', '/leads/assistant').json).toHaveLength(10);
    expect(ask('GET', '/leads/assistant?page=1').json).toHaveLength(2);
    expect(ask('GET', '/leads/assistant?page=2').json).toEqual([]);
    const [zoe] = ask('GET', '/leads/assistant?searchString=zoe&page=0&size=1').json;
    expect(zoe).toMatchObject({ name: 'Zoe', emailid: 'zoe@assistants.example', perDayEmailLimit: 200 });
    expect(zoe.email).toBeUndefined();
  });

  test('assistant 2, Endpoints, unconfirmed: a large page is cut without a word, a search sees names only', () => {
    const { ask, service } = openOrganisation();
    for (let count = 3; count <= 30; count += 1) {
      service.addAssistant({ name: `A ${count}`, emailid: `a${count}@assistants.example` });
    }
    expect(ask('GET', '/leads/assistant?size=100').json).toHaveLength(20);
    expect(ask('GET', '/leads/assistant?searchString=zoe@').json).toEqual([]);
  });

  test('assistant 2, Headers: shows only assistants that the user may use', () => {
    const { ask, service } = openOrganisation();
    service.addAssistant({ name: 'Noor', emailid: 'noor@assistants.example', shared: false });
    expect(ask('GET', '/leads/assistant').json).toHaveLength(2);
  });

  test.each(['page=-1', 'size=0', 'size=x', 'limit=5'])('assistant 2, Endpoints: %s is refused', (query) => {
    const { ask } = openOrganisation();
    expect(ask('GET', `/leads/assistant?${query}`).status).toBe(400);
  });
});

describe('over a port', () => {
  allowLoopback();

  test('the page, the state and the settings show the service, without its secret', async () => {
    const { sandbox, create } = openOrganisation();
    create({ lastName: '<b>Moreau</b>' });
    const { url, close } = await sandbox.listen();
    const settings = { method: 'POST', body: JSON.stringify({ leadLimit: 1 }) };
    await fetch(`${url}/_sandbox/assistant/settings`, settings);
    const state = await (await fetch(`${url}/_sandbox/state`)).text();
    const page = await (await fetch(url)).text();
    await close();
    expect(sandbox.assistant.settings.leadLimit).toBe(1);
    expect(JSON.parse(state).assistant).toMatchObject({
      leadCount: 1,
      leads: [
        { email: 'ada@moreau-optics.example', nextScheduleTime: new Date(noon + 3_600_000).toISOString() },
      ],
      assistants: [{ name: 'Zoe', emailid: 'zoe@assistants.example' }, { name: 'Ravi' }],
    });
    expect(state).not.toContain('sandbox-client-secret');
    expect(page).toMatch(/Ada &lt;b&gt;Moreau&lt;\/b&gt;.*\n.*ada@moreau-optics\.example/);
  });
});
