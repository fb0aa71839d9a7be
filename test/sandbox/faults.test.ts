// Faults on demand: what goes wrong, in whose words, and that a seed repeats it.
import { type FaultPlan, parseFaults } from '../../sandbox/index';
import { type Ask, openCompany, withLead } from './pipedrive-company';
import { allowLoopback, contactsPath, noon, openPortal, token } from './portal';

type One = FaultPlan['faults'][number];

function portalWith(...faults: One[]) {
  const portal = openPortal();
  portal.sandbox.arm({ faults });
  return portal;
}

function companyWith(...faults: One[]) {
  const company = openCompany();
  company.sandbox.arm({ faults });
  return company;
}

const create = (ask: Ask) => ask('POST', contactsPath, { properties: { firstname: 'Ada' } });
const statuses = (ask: Ask, count: number) =>
  Array.from({ length: count }, () => ask('GET', contactsPath).status);

describe('when a fault strikes', () => {
  test('by script: the ones named, counted among the requests that it is about', () => {
    const on = { vendor: 'hubspot', method: 'GET', path: '/contacts' } as const;
    const { ask } = portalWith({ fault: 'server_error', at: [1, 3], on });
    expect(create(ask).status).toBe(201);
    expect(ask('GET', '/crm/owners/2026-09').status).toBe(200);
    expect(statuses(ask, 4)).toEqual([502, 200, 502, 200]);
  });

  test('by rate: about that share, and the same ones again with the same seed', () => {
    const run = (seed: number) => {
      const { ask, sandbox } = openPortal();
      sandbox.arm({ seed, faults: [{ fault: 'server_error', rate: 0.3 }] });
      return statuses(ask, 200);
    };
    const first = run(7);
    expect(run(7)).toEqual(first);
    expect(run(8)).not.toEqual(first);
    const share = first.filter((status) => status === 502).length / first.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  test('one more fault in the plan leaves the draws of the others as they were', () => {
    const faults: One[] = [{ fault: 'server_error', rate: 0.3 }];
    const { ask, sandbox } = openPortal();
    sandbox.arm({ seed: 7, faults });
    const alone = statuses(ask, 50);
    sandbox.arm({ seed: 7, faults: [...faults, { fault: 'search_lag', rate: 1 }] });
    expect(statuses(ask, 50)).toEqual(alone);
  });

  test('without a seed one is drawn and told; what struck is told in order; a reset begins anew', () => {
    const { ask, sandbox } = portalWith({ fault: 'server_error', at: [1] });
    expect(statuses(ask, 2)).toEqual([502, 200]);
    expect(sandbox.faults.seed).toBeGreaterThanOrEqual(0);
    expect(sandbox.faults.struck).toEqual([{ fault: 'server_error', where: `GET ${contactsPath}` }]);
    sandbox.reset();
    expect(sandbox.faults.struck).toEqual([]);
    expect(statuses(ask, 1)).toEqual([502]);
    sandbox.arm({ faults: [] });
    expect(statuses(ask, 1)).toEqual([200]);
  });
});

describe('what takes effect', () => {
  test.each([
    ['server_error', 502],
    ['html', 502],
    ['dropped', 0],
  ] as const)('%s: nothing before, everything after', (fault, status) => {
    const { ask, hubspot, sandbox } = portalWith({ fault, moment: 'before', at: [1] });
    expect(create(ask).status).toBe(status);
    expect(hubspot.contacts()).toHaveLength(0);
    sandbox.arm({ faults: [{ fault, moment: 'after', at: [1] }] });
    expect(create(ask).status).toBe(status);
    expect(hubspot.contacts()).toHaveLength(1);
  });

  test('a slow answer is the real one, and tells how late it comes', () => {
    const { sandbox, hubspot } = portalWith({ fault: 'slow', at: [1] });
    const body = JSON.stringify({ properties: { firstname: 'Ada' } });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = sandbox.handle('hubspot', { method: 'POST', url: contactsPath, headers, body });
    expect(answer).toMatchObject({ status: 201, passage: { delayMs: 35_000 } });
    expect(hubspot.contacts()).toHaveLength(1);
  });

  test('a truncated answer is the beginning of the real one', () => {
    const { ask, sandbox } = openPortal();
    const whole = ask('GET', '/account-info/2026-09/details').text;
    sandbox.arm({ faults: [{ fault: 'truncated', at: [1] }] });
    const headers = { authorization: `Bearer ${token}` };
    const url = '/account-info/2026-09/details';
    const { status, body } = sandbox.handle('hubspot', { method: 'GET', url, headers, body: '' });
    expect(status).toBe(200);
    expect(whole.startsWith(body)).toBe(true);
    expect(() => JSON.parse(body)).toThrow();
  });
});

describe('in the words of HubSpot (hubspot.md 1.5, 1.6)', () => {
  test('429 with the delay and the limit headers, and without the delay', () => {
    const { ask } = portalWith(
      { fault: 'rate_limit', at: [1] },
      { fault: 'rate_limit', delay_header: false, at: [2] },
    );
    const answer = ask('GET', contactsPath);
    expect(answer.body).toMatchObject({
      status: 'error',
      category: 'RATE_LIMITS',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    });
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'retry-after': '10', 'x-hubspot-ratelimit-remaining': '0' },
    });
    expect(ask('GET', contactsPath).headers).not.toHaveProperty('retry-after');
  });

  test('429 of a search has its own policy and no limit headers; of a day its own policy', () => {
    const { ask } = portalWith(
      { fault: 'rate_limit', on: { path: '/search' }, at: [1] },
      { fault: 'rate_limit', spent: 'day', on: { method: 'GET' }, at: [1] },
    );
    const search = ask('POST', `${contactsPath}/search`, {});
    expect(search.body.policyName).toBe('SECONDLY');
    expect(Object.keys(search.headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
    const day = ask('GET', contactsPath);
    expect(day.body.policyName).toBe('DAILY');
    expect(day.headers).toMatchObject({ 'x-hubspot-ratelimit-daily-remaining': '0' });
    expect(day.headers).not.toHaveProperty('retry-after');
  });

  test('any status of the table, and a page that is no JSON', () => {
    const { ask } = portalWith(
      { fault: 'server_error', status: 524, at: [1] },
      { fault: 'html', status: 200, at: [2] },
    );
    expect(ask('GET', contactsPath)).toMatchObject({ status: 524, body: { status: 'error' } });
    const page = ask('GET', contactsPath);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/^<!DOCTYPE html>/);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
  });
});

describe('in the words of Pipedrive (pipedrive.md 1.5, 1.6)', () => {
  test('429 with and without the headers that say how long, and of a spent day', () => {
    const { ask } = companyWith(
      { fault: 'rate_limit', at: [1] },
      { fault: 'rate_limit', delay_header: false, at: [2] },
      { fault: 'rate_limit', spent: 'day', delay_header: false, at: [3] },
    );
    const [told, untold, day] = [1, 2, 3].map(() => ask('GET', '/api/v2/persons'));
    expect(told).toMatchObject({
      status: 429,
      body: { success: false, error: 'request over limit' },
      headers: { 'x-ratelimit-reset': '2', 'retry-after': '2' },
    });
    expect(untold?.headers).not.toHaveProperty('x-ratelimit-reset');
    expect(untold?.headers).not.toHaveProperty('retry-after');
    expect(day?.headers).toMatchObject({ 'x-daily-ratelimit-token-remaining': '0' });
  });

  test('5xx in both generations, and the page of the edge', () => {
    const { ask } = companyWith({ fault: 'server_error', at: [1, 2] }, { fault: 'html', at: [3] });
    expect(ask('GET', '/api/v2/persons')).toMatchObject({
      status: 500,
      body: { success: false, error: 'Internal Server Error', code: 'ERR_UNKNOWN' },
    });
    expect(ask('GET', '/api/v1/users').body).toMatchObject({ success: false, data: null });
    expect(ask('GET', '/api/v2/persons')).toMatchObject({ status: 403, body: undefined });
  });
});

test.each([
  ['clevertap', 429, 503, 'Too many concurrent requests'], // clevertap.md 6, 7
  ['assistant', 429, 500, 'Too Many Requests'], // assistant-7targets.md 2
] as const)('in the words of %s', (vendor, limited, failing, words) => {
  const { sandbox } = openPortal();
  sandbox.arm({
    faults: [
      { fault: 'rate_limit', delay_header: false, at: [1] },
      { fault: 'server_error', at: [2] },
      { fault: 'html', at: [3] },
    ],
  });
  const ask = () => sandbox.handle(vendor, { method: 'GET', url: '/', headers: {}, body: '' });
  const first = ask();
  expect(first).toMatchObject({ status: limited, body: expect.stringContaining(words) });
  expect(first.headers).not.toHaveProperty('retry-after');
  expect(ask().status).toBe(failing);
  expect(ask().headers['content-type']).toMatch(/^text\/html/);
});

describe('what people do meanwhile', () => {
  test('HubSpot: a user is deactivated, a field deleted, the lead edited, just before the write', () => {
    const { ask, hubspot, sandbox } = openPortal();
    hubspot.addOwner({ email: 'pat@sales.example' });
    const quinn = hubspot.addOwner({ email: 'quinn@sales.example' });
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    const on = { method: 'PATCH' } as const;
    sandbox.arm({
      faults: [
        { fault: 'user_deactivated', user: 'pat@sales.example', at: [1], on },
        { fault: 'field_deleted', field: 'country', at: [1], on },
        {
          fault: 'concurrent_edit',
          changes: { company: 'Moreau', owner: 'quinn@sales.example' },
          at: [1],
          on,
        },
      ],
    });
    expect(ask('GET', `${contactsPath}/${id}`).status).toBe(200);
    expect(hubspot.owners().map(({ archived }) => archived)).toEqual([false, false]);
    expect(ask('PATCH', `${contactsPath}/${id}`, { properties: { firstname: 'Ben' } }).status).toBe(200);
    expect(hubspot.owners().map(({ archived }) => archived)).toEqual([true, false]);
    expect(hubspot.property('country')).toBeUndefined();
    expect(hubspot.contact(id)?.properties).toMatchObject({
      firstname: 'Ben',
      company: 'Moreau',
      hubspot_owner_id: quinn.id,
    });
  });

  test('Pipedrive: the same', () => {
    const { ask, pipedrive, sandbox, lead, path, zoe } = withLead();
    const on = { method: 'PATCH' } as const;
    sandbox.arm({
      faults: [
        { fault: 'field_deleted', field: 'Context', at: [2], on },
        {
          fault: 'concurrent_edit',
          changes: { owner: zoe.email, 'Lead Connection Status': 'Hot' },
          at: [1],
          on,
        },
        { fault: 'user_deactivated', user: zoe.email, at: [2], on },
      ],
    });
    expect(ask('PATCH', path, { name: 'Ben' }).status).toBe(200);
    expect(pipedrive.person(lead.id)).toMatchObject({
      name: 'Ben',
      owner_id: zoe.id,
      custom: { 'Lead Connection Status': 'Hot' },
    });
    expect(ask('PATCH', path, { name: 'Cleo' }).status).toBe(200);
    expect(pipedrive.field('persons', 'Context')).toBeUndefined();
    expect(pipedrive.users().find(({ id }) => id === zoe.id)?.active).toBe(false);
  });

  test('a user who is not there is a mistake of the plan, and told', () => {
    const { ask } = portalWith({ fault: 'user_deactivated', user: 'nobody@sales.example', at: [1] });
    expect(() => ask('GET', contactsPath)).toThrow('names nobody@sales.example, but there is no such user');
  });

  test('a search lags for one request (hubspot.md 4.4)', () => {
    let now = noon;
    const { ask, hubspot, sandbox } = openPortal();
    sandbox.clock.set(now);
    hubspot.addContact({ firstname: 'Ada' });
    now += 10_000;
    sandbox.clock.set(now);
    sandbox.arm({ faults: [{ fault: 'search_lag', at: [1] }] });
    const total = () => ask('POST', `${contactsPath}/search`, {}).body.total;
    expect(ask('GET', contactsPath).body.results).toHaveLength(1);
    expect([total(), total()]).toEqual([0, 1]);
    expect(hubspot.settings.searchLagMs).toBe(0);
  });
});

describe('webhooks (pipedrive.md 5.3)', () => {
  const hook = {
    subscription_url: 'https://hooks.example/1',
    event_action: '*',
    event_object: 'person',
    name: 'Relay',
    version: '2.0',
  };
  function hooked(...faults: One[]) {
    const company = companyWith(...faults);
    company.ask('POST', '/api/v1/webhooks', hook);
    const names = ['Ada', 'Ben', 'Cleo'].map((name) => company.pipedrive.addPerson({ name }).name);
    const { webhooks } = company.pipedrive;
    const sent = async () => (await webhooks.flush()).map(({ payload }) => payload.data?.name);
    return { ...company, names, sent };
  }

  test('one comes twice, one later and so behind others, one never', async () => {
    const { sandbox, sent } = hooked(
      { fault: 'webhook_doubled', at: [3] },
      { fault: 'webhook_late', delay_ms: 60_000, at: [1] },
      { fault: 'webhook_lost', at: [2] },
    );
    expect(await sent()).toEqual(['Cleo', 'Cleo']);
    sandbox.clock.advance(59_999);
    expect(await sent()).toEqual([]);
    sandbox.clock.advance(1);
    expect(await sent()).toEqual(['Ada']);
  });
});

describe('over HTTP', () => {
  allowLoopback();
  const plan = {
    faults: [
      { fault: 'dropped', at: [1] },
      { fault: 'slow', delay_ms: 30, at: [2] },
    ],
  };

  test('a connection drops, an answer is late, the seed is in the state, and the server still stops', async () => {
    const { sandbox } = openPortal();
    const { url, close } = await sandbox.listen();
    const armed = await fetch(`${url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(plan) });
    const { seed } = await armed.json();
    await expect(fetch(`${url}/hubspot/nowhere`)).rejects.toThrow();
    const began = performance.now();
    expect((await fetch(`${url}/hubspot/nowhere`)).status).toBe(404);
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
    const state = await (await fetch(`${url}/_sandbox/state`)).json();
    expect(state.faults).toMatchObject({ seed, struck: [{ fault: 'dropped' }, { fault: 'slow' }] });
    const refused = await fetch(`${url}/_sandbox/faults`, { method: 'POST', body: '{"faults":[{}]}' });
    expect(refused.status).toBe(400);
    await close();
  });
});

test.each([
  [{}, 'faults: '],
  [{ faults: [{ fault: 'earthquake', rate: 1 }] }, 'faults.0.fault: '],
  [{ faults: [{ fault: 'dropped', rate: 2 }] }, 'faults.0.rate: '],
  [{ faults: [{ fault: 'dropped', rate: 0.1, at: [1] }] }, 'faults.0: needs either "rate" or "at"'],
  [{ faults: [{ fault: 'dropped' }] }, 'faults.0: needs either "rate" or "at"'],
  [{ faults: [{ fault: 'dropped', at: [0] }] }, 'faults.0.at.0: '],
  [{ faults: [{ fault: 'dropped', at: [1], on: { vendor: 'salesforce' } }] }, 'faults.0.on.vendor: '],
  [{ faults: [{ fault: 'html', at: [1], moment: 'during' }] }, 'faults.0.moment: '],
  [{ faults: [{ fault: 'webhook_lost', at: [1], on: {} }] }, 'Unrecognized key: "on"'],
])('%j is not valid, and told by its path', (plan, words) => {
  expect(() => parseFaults(plan)).toThrow(words);
});
