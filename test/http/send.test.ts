import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { type Outgoing, openHttp, RelayError, type Vendor } from '../../http';
import { inCall } from '../helpers/call';

const vendor: Vendor = {
  name: 'hubspot',
  label: 'HubSpot',
  origin: 'https://api.hubapi.com',
  headers: { authorization: 'Bearer secret-token' },
  refusal: ({ status }) =>
    new RelayError('Invalid input', { what: `Refused ${status}.`, why: '-', todo: '-' }),
};

const send = (request: Outgoing) => inCall((call) => openHttp(call).send(vendor, request));

/** What went wrong, in one word. */
const failure = (request: Outgoing) =>
  inCall(async (call) => {
    try {
      await openHttp(call).send(vendor, request);
    } catch (error) {
      return error instanceof RelayError
        ? { kind: error.kind, message: error.message }
        : { kind: 'other', message: String(error) };
    }
    return { kind: 'none', message: '' };
  });

afterEach(() => {
  delete process.env.RELAY_SANDBOX_URL;
});

test('a body arrives byte for byte, double curly braces and all', async () => {
  let body = '';
  nock('https://api.hubapi.com')
    .post('/x', (sent) => {
      body = JSON.stringify(sent);
      return true;
    })
    .reply(200, { ok: true });
  const json = { text: 'hi {{first}} {{bundle.authData.x}} — ünï', deep: { more: '{{process.env.PATH}}' } };
  const answer = await send({ method: 'POST', path: '/x', json });
  expect(JSON.parse(body)).toEqual(json);
  expect(answer.data).toEqual({ ok: true });
});

test('a dropped connection of a read is tried three times, of a write once', async () => {
  let tries = 0;
  const server = createServer((request) => {
    tries += 1;
    request.socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  nock.enableNetConnect('127.0.0.1');
  process.env.RELAY_SANDBOX_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const words = { kind: 'Service unavailable', message: expect.stringContaining('HubSpot did not answer.') };
  expect(await failure({ method: 'GET', path: '/x' })).toMatchObject(words);
  expect(tries).toBe(3);
  expect(await failure({ method: 'POST', path: '/x', json: {} })).toMatchObject(words);
  expect(tries).toBe(4);
  server.close();
});

test('a redirect is not followed: it could carry the token to another host', async () => {
  nock('https://api.hubapi.com')
    .persist()
    .get('/x')
    .reply(302, '', { location: 'https://elsewhere.example/x' });
  const elsewhere = nock('https://elsewhere.example').get('/x').reply(200, {});
  expect((await failure({ method: 'GET', path: '/x' })).kind).toBe('Service unavailable');
  expect(elsewhere.isDone()).toBe(false);
});

test.each(['<html>OK</html>', '{"id": "1", "prop'])(
  'a success that is no JSON is none, and a write is not sent again: %s',
  async (body) => {
    let tries = 0;
    nock('https://api.hubapi.com')
      .persist()
      .intercept('/x', 'POST')
      .reply(() => {
        tries += 1;
        return [200, body];
      });
    expect(await failure({ method: 'POST', path: '/x', json: {} })).toMatchObject({
      kind: 'Service unavailable',
      message: expect.stringContaining('HubSpot gave an answer that cannot be read.'),
    });
    expect(tries).toBe(1);
  },
);

test('a refusal is not tried again', async () => {
  let tries = 0;
  nock('https://api.hubapi.com')
    .persist()
    .get('/x')
    .reply(() => {
      tries += 1;
      return [400, {}];
    });
  expect(await failure({ method: 'GET', path: '/x' })).toMatchObject({
    message: expect.stringContaining('Refused 400'),
  });
  expect(tries).toBe(1);
});

describe('RELAY_SANDBOX_URL', () => {
  test.each(['http://127.0.0.1:4010', 'http://localhost:4010/', 'http://[::1]:4010'])(
    '%s gets every request',
    async (url) => {
      process.env.RELAY_SANDBOX_URL = url;
      const { origin } = new URL(url);
      nock(origin)
        .get('/hubspot/x?y=1')
        .matchHeader('authorization', 'Bearer secret-token')
        .reply(200, { here: true });
      expect((await send({ method: 'GET', path: '/x?y=1' })).data).toEqual({ here: true });
    },
  );

  test.each([
    'https://127.0.0.1:4010',
    'http://192.168.0.7:4010',
    'http://127.0.0.1.evil.example',
    'http://localhost@evil.example',
    'http://evil.example#127.0.0.1',
    'nonsense',
  ])('%s is refused before any request', async (url) => {
    process.env.RELAY_SANDBOX_URL = url;
    expect(await failure({ method: 'GET', path: '/x' })).toMatchObject({
      kind: 'Invalid input',
      message: expect.stringContaining('RELAY_SANDBOX_URL is not a loopback address'),
    });
  });
});
