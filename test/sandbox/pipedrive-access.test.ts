import { noon, openCompany, persons, pipedriveToken, withLead } from './pipedrive-company';
import { allowLoopback } from './portal';

const me = '/api/v1/users/me';

describe('who may ask', () => {
  test.each([
    ['no token', { 'x-api-token': '' }],
    ['an unknown token', { 'x-api-token': 'f'.repeat(40) }],
    ['a name every object has', { 'x-api-token': 'constructor' }],
    ['the token as a bearer', { 'x-api-token': '', Authorization: `Bearer ${pipedriveToken}` }],
  ])('pipedrive 1.5: %s is 401', (_, headers) => {
    const { ask, pipedrive } = openCompany();
    const reply = ask('GET', persons, undefined, headers);
    const body = { success: false, error: 'unauthorized access', errorCode: 401 };
    expect(reply).toMatchObject({ status: 401, body, headers: { 'x-401-by-gw': 'true' } });
    expect(pipedrive.tokens.spent).toBe(0);
  });

  test('pipedrive 1.2: a token carries its user; a deactivated user’s token dies (unconfirmed)', () => {
    const { ask, pipedrive, zoe } = withLead();
    const token = 'z'.repeat(40);
    pipedrive.apiTokens[token] = zoe.id;
    const asZoe = { 'x-api-token': token };
    expect(ask('GET', me, undefined, asZoe).body.data).toMatchObject({ id: zoe.id, is_you: true });
    expect(ask('POST', persons, { name: 'Bo' }, asZoe).body.data.owner_id).toBe(zoe.id);
    expect(ask('POST', '/api/v2/personFields', {}, asZoe).status).toBe(403);
    pipedrive.deactivateUser(zoe.id);
    expect(ask('GET', me, undefined, asZoe).status).toBe(401);
  });

  test('pipedrive 1.4: users/me tells the company and the admin right', () => {
    const { ask } = openCompany();
    expect(ask('GET', me).body.data).toMatchObject({
      email: 'mara@northgrid.example',
      company_domain: 'northgrid-sandbox',
      company_name: 'Northwind Grid Demo',
      timezone_name: 'Europe/Berlin',
      timezone_offset: '+01:00',
      created: '2026-01-05 08:00:00',
      access: [
        { app: 'sales', admin: true },
        { app: 'global', admin: true },
      ],
    });
  });
});

describe('which paths exist', () => {
  test('pipedrive 1.1: v1 answers under /v1 as well, v2 only under /api/v2', () => {
    const { ask } = openCompany();
    expect(ask('GET', '/v1/users/me').status).toBe(200);
    expect(ask('GET', '/v2/persons').status).toBe(404);
    expect(ask('GET', '/api/v2/users/me').status).toBe(404);
  });

  test('pipedrive 1.5: an unknown path is 404 and a wrong method 405, in the envelope', () => {
    const { ask } = openCompany();
    const envelope = { success: false, data: null, additional_data: null };
    expect(ask('GET', '/api/v2/widgets')).toMatchObject({ status: 404, body: envelope });
    expect(ask('PUT', '/api/v2/persons/1', {})).toMatchObject({ status: 405, body: envelope });
  });

  test.each([
    ['GET', '/api/v1/persons'],
    ['POST', '/v1/persons'],
    ['PUT', '/api/v1/deals/1'],
    ['GET', '/api/v1/organizations/search'],
    ['GET', '/api/v1/pipelines'],
    ['GET', '/api/v1/stages/1'],
    ['POST', '/api/v1/activities'],
  ])('pipedrive 2: %s %s is out of support: 410', (method, path) => {
    const { ask } = openCompany();
    expect(ask(method, path, method === 'GET' ? undefined : {}).status).toBe(410);
  });
});

describe('what it costs', () => {
  test.each([
    ['GET', me, 2],
    ['GET', '/api/v1/users', 20],
    ['GET', '/api/v1/users/2201', 2],
    ['GET', '/api/v1/users/find?term=mara', 40],
    ['GET', persons, 10],
    ['GET', `${persons}?limit=500`, 10],
    ['GET', `${persons}/101`, 1],
    ['PATCH', `${persons}/101`, 5],
    ['DELETE', `${persons}/101`, 3],
    ['GET', `${persons}/search?term=ada`, 20],
    ['GET', '/api/v2/deals/archived', 20],
    ['GET', '/api/v2/pipelines', 5],
    ['GET', '/api/v2/stages', 5],
    ['GET', '/api/v2/personFields', 10],
    ['GET', '/api/v2/personFields/name', 1],
    ['GET', '/api/v1/persons/101/changelog', 20],
    ['GET', '/api/v1/notes', 20],
    ['GET', '/api/v1/webhooks', 10],
    ['GET', '/api/v1/filters', 20],
  ])('pipedrive 1.6: %s %s', (method, path, cost) => {
    const { ask, pipedrive } = withLead();
    expect(ask(method, path, method === 'PATCH' ? {} : undefined).status).toBe(200);
    expect(pipedrive.tokens.spent).toBe(cost);
    expect(pipedrive.tokens.requests).toEqual([{ request: `${method} ${path.split('?')[0]}`, cost }]);
  });

  test('pipedrive 1.6: a refused request costs too (unconfirmed: the harder one)', () => {
    const { ask, pipedrive } = openCompany();
    ask('POST', '/api/v1/notes', {});
    expect(pipedrive.tokens.spent).toBe(10);
    pipedrive.tokens.clear();
    expect(pipedrive.tokens.spent).toBe(0);
  });
});

describe('limits', () => {
  function limited(settings: object) {
    const company = openCompany();
    Object.assign(company.pipedrive.settings, settings);
    company.sandbox.clock.set(noon);
    return company;
  }

  test('pipedrive 1.6: a burst per token in two seconds', () => {
    const { ask, pipedrive, sandbox } = limited({ burstLimit: 3 });
    const replies = Array.from({ length: 4 }, () => ask('GET', me));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(replies[0]?.headers).toMatchObject({
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '2',
      'x-ratelimit-reset': '2',
    });
    expect(replies[3]?.headers).not.toHaveProperty('retry-after');
    expect(replies[3]?.headers['x-daily-ratelimit-token-remaining']).not.toBe('0');
    pipedrive.apiTokens.other = 2201;
    expect(ask('GET', me, undefined, { 'x-api-token': 'other' }).status).toBe(200);
    sandbox.clock.advance(2000);
    expect(ask('GET', me).status).toBe(200);
  });

  test('pipedrive 1.6: searches have a limit of their own in addition', () => {
    const { ask } = limited({ searchLimit: 1 });
    const search = () => ask('GET', `${persons}/search?term=ada`).status;
    expect([search(), search(), ask('GET', me).status]).toEqual([200, 429, 200]);
  });

  test('pipedrive 1.6: a spent day says so in its header, until midnight', () => {
    const { ask, sandbox } = limited({ dailyTokens: 12 });
    const first = ask('GET', persons);
    expect(first.headers).toMatchObject({
      'x-daily-ratelimit-token-limit': '12',
      'x-daily-ratelimit-token-remaining': '2',
    });
    expect(ask('GET', persons).status).toBe(200);
    const refused = ask('GET', me);
    expect([refused.status, refused.headers['x-daily-ratelimit-token-remaining']]).toEqual([429, '0']);
    sandbox.clock.advance(12 * 3_600_000);
    expect(ask('GET', me).status).toBe(200);
  });

  test('pipedrive 1.6: the daily headers may be missing, Retry-After may be there', () => {
    const { ask } = limited({ burstLimit: 0, dailyHeaders: false, retryAfter: true });
    const { headers } = ask('GET', me);
    expect(headers).toMatchObject({ 'retry-after': '2' });
    expect(Object.keys(headers).join()).not.toContain('daily');
  });

  test('pipedrive 1.5, 1.6: who ignores 429 is blocked at the edge, in HTML', () => {
    const { ask, pipedrive, sandbox } = limited({ burstLimit: 1, edgeBlockAfter: 2, edgeBlockMs: 60_000 });
    const replies = Array.from({ length: 5 }, () => ask('GET', me));
    expect(replies.map(({ status }) => status)).toEqual([200, 429, 429, 429, 403]);
    expect(replies[4]?.headers['content-type']).toMatch(/^text\/html/);
    pipedrive.apiTokens.other = 2201;
    expect(ask('GET', me, undefined, { 'x-api-token': 'other' }).status).toBe(403);
    sandbox.clock.advance(60_000);
    expect(ask('GET', me).status).toBe(200);
  });

  test('in-process nothing is limited unless set', () => {
    const { ask } = openCompany();
    const replies = Array.from({ length: 300 }, () => ask('GET', `${persons}/search?term=ada`).status);
    expect(new Set(replies)).toEqual(new Set([200]));
  });
});

describe('over a port', () => {
  allowLoopback();

  test('pipedrive 1.6: listening turns the real limits of the plan on; page and state show the company', async () => {
    const { sandbox, pipedrive } = withLead();
    pipedrive.addDeal({ title: 'Big <deal>', person_id: 101, stage: 'Contact Made' });
    pipedrive.addNote(101, 'Called & left word');
    const { url, close } = await sandbox.listen();
    try {
      expect(pipedrive.settings).toMatchObject({ burstLimit: 40, searchLimit: 10, dailyTokens: 300_000 });
      const reply = await fetch(`${url}/pipedrive/api/v1/users/me`, {
        headers: { 'x-api-token': pipedriveToken },
      });
      expect(reply.headers.get('x-ratelimit-limit')).toBe('40');
      const page = await (await fetch(url)).text();
      for (const text of ['Ada Byron', 'Big &lt;deal&gt;: Contact Made', 'Called &amp; left word', 'Zoe'])
        expect(page).toContain(text);
      const state = await (await fetch(`${url}/_sandbox/state`)).text();
      expect(state).toContain('"persons":[{"id":101');
      const made = await fetch(`${url}/_sandbox/pipedrive/persons/101`, {
        method: 'POST',
        body: JSON.stringify({ custom: { Context: 'New' } }),
      });
      expect(await made.json()).toMatchObject({ custom: { Context: 'New' } });
    } finally {
      await close();
    }
  });
});
