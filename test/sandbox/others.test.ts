import {
  assistantClientId,
  assistantClientSecret,
  assistantUserIdentifier,
  createSandbox,
  demoSeed,
  pipedriveToken,
  type VendorName,
} from '../../sandbox/index';
import { noon } from './portal';

function open() {
  const sandbox = createSandbox({ seed: demoSeed, now: () => noon });
  const ask = (
    vendor: VendorName,
    method: string,
    url: string,
    headers: Record<string, string>,
    body = '',
  ) => {
    const answer = sandbox.handle(vendor, { method, url, headers, body });
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    return { ...answer, json: isJson ? JSON.parse(answer.body) : undefined };
  };
  return { sandbox, ask };
}

describe('pipedrive', () => {
  const me = '/api/v1/users/me';
  test('pipedrive 1.4: the token’s user and company', () => {
    const { ask } = open();
    expect(pipedriveToken).toHaveLength(40);
    const { status, json } = ask('pipedrive', 'GET', me, { 'X-API-Token': pipedriveToken });
    expect([status, json.success, json.data.is_you]).toEqual([200, true, true]);
  });
  test('pipedrive 1.5: a bad or absent token is 401, also in the query', () => {
    const { ask } = open();
    const reply = ask('pipedrive', 'GET', `${me}?api_token=${pipedriveToken}`, {});
    expect(reply).toMatchObject({
      status: 401,
      json: { success: false, error: 'unauthorized access', errorCode: 401 },
    });
    expect(reply.headers['x-401-by-gw']).toBe('true');
  });
  test('pipedrive 1.5: anything else is 404 in its envelope', () => {
    const { ask } = open();
    const { status, json } = ask('pipedrive', 'GET', '/api/v2/widgets', { 'x-api-token': pipedriveToken });
    expect([status, json.success]).toEqual([404, false]);
  });
});

describe('assistant', () => {
  const basic = Buffer.from(`${assistantClientId}:${assistantClientSecret}`).toString('base64');
  const form = { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' };
  const grant = 'grant_type=client_credentials&scope=leads/post';

  test('assistant 2: a token, then the assistants; the token lives an hour', () => {
    const { ask, sandbox } = open();
    const { json } = ask('assistant', 'POST', '/oauth2/token', form, grant);
    expect(json).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    const headers = {
      Authorization: `Bearer ${json.access_token}`,
      '7ts-user-identifier': assistantUserIdentifier,
    };
    const list = () => ask('assistant', 'GET', '/leads/assistant?page=0&size=1', headers);
    expect(list().json).toMatchObject([{ name: 'Zoe', emailid: 'zoe@assistants.example' }]);
    sandbox.clock.advance(3_600_000);
    expect(list().status).toBe(401);
  });

  test.each([
    ['a wrong secret', { ...form, Authorization: 'Basic eDp5' }, grant, 'invalid_client'],
    ['another scope', form, 'grant_type=client_credentials&scope=leads/get', 'invalid_scope'],
    ['another grant', form, 'grant_type=password&scope=leads/post', 'unsupported_grant_type'],
    ['JSON', { ...form, 'Content-Type': 'application/json' }, '{}', 'invalid_request'],
  ])('assistant 2: %s is 400', (_, headers, body, error) => {
    const { ask } = open();
    expect(ask('assistant', 'POST', '/oauth2/token', headers, body)).toMatchObject({
      status: 400,
      json: { error },
    });
  });

  test('assistant 2: the user identifier is checked by the second call', () => {
    const { ask } = open();
    const { json } = ask('assistant', 'POST', '/oauth2/token', form, grant);
    expect(
      ask('assistant', 'GET', '/leads/assistant', { Authorization: `Bearer ${json.access_token}` }).status,
    ).toBe(401);
  });
});
