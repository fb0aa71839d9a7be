import { createSandbox, demoSeed, pipedriveToken, type VendorName } from '../../sandbox/index';
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
