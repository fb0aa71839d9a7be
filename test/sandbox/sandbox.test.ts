import { createSandbox, demoSeed, parseSeed, pipedriveToken } from '../../sandbox/index';
import { allowLoopback, contactsPath, noon, openPortal, token } from './portal';

describe('the whole', () => {
  test('reset resets everything', () => {
    const { ask, hubspot, sandbox } = openPortal();
    const fresh = JSON.stringify(hubspot.settings);
    const firstError = ask('GET', '/account-info/2026-09/details', undefined, { Authorization: '' }).body;
    const owner = hubspot.addOwner({ email: 'mara@acme.example' });
    const { id } = hubspot.addContact({ email: 'ada@acme.example' });
    hubspot.addNote(id, 'Hello');
    hubspot.removeOption('hs_lead_status', 'NEW');
    hubspot.removeProperty('country');
    hubspot.tokens.other = [];
    delete hubspot.tokens[token];
    Object.assign(hubspot.settings, {
      burstLimit: 1,
      searchLagMs: 9,
      portalName: 'X',
      requiredProperties: ['email'],
    });
    sandbox.interceptors.push(() => ({ status: 500, headers: {}, body: '' }));
    sandbox.clock.set(0);
    sandbox.reset();

    expect(JSON.stringify(hubspot.settings)).toBe(fresh);
    expect(Object.keys(hubspot.tokens)).toEqual([token]);
    expect([hubspot.contacts(), hubspot.notes(), hubspot.owners(), sandbox.requests]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(hubspot.property('country')).toBeDefined();
    expect(hubspot.property('hs_lead_status')?.options).toHaveLength(8);
    expect(sandbox.clock.now()).toBe(noon);
    expect(ask('GET', '/account-info/2026-09/details', undefined, { Authorization: '' }).body).toEqual(
      firstError,
    );
    expect(hubspot.addOwner({ email: 'mara@acme.example' }).id).toBe(owner.id);
    expect(hubspot.addContact({ email: 'ada@acme.example' }).id).toBe(id);
  });

  test('rate counters do not outlive a reset', () => {
    const { ask, hubspot, sandbox } = openPortal();
    hubspot.settings.burstLimit = 1;
    ask('GET', contactsPath);
    sandbox.reset();
    hubspot.settings.burstLimit = 1;
    expect(ask('GET', contactsPath).status).toBe(200);
  });

  test('an interceptor answers instead of the vendor, and is logged', () => {
    const { ask, sandbox } = openPortal();
    sandbox.interceptors.push((vendor, { url }) =>
      vendor === 'hubspot' && url.includes('contacts')
        ? { status: 503, headers: {}, body: 'busy' }
        : undefined,
    );
    expect(ask('GET', contactsPath).status).toBe(503);
    expect(ask('GET', '/crm/owners/2026-09').status).toBe(200);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([503, 200]);
  });

  test('the log is bounded, keeps bodies and no secret', () => {
    const { ask, sandbox } = openPortal();
    for (let count = 0; count < 5001; count += 1) ask('GET', contactsPath);
    expect(sandbox.requests).toHaveLength(5000);
    ask('POST', contactsPath, { properties: { firstname: 'Ada' } });
    sandbox.handle('assistant', {
      method: 'POST',
      url: '/oauth2/token?api_token=hush',
      headers: {},
      body: 'client_secret=hush',
    });
    const [create, grant] = sandbox.requests.slice(-2);
    expect(create).toMatchObject({
      vendor: 'hubspot',
      method: 'POST',
      status: 201,
      body: { properties: { firstname: 'Ada' } },
    });
    expect(JSON.stringify(grant)).not.toContain('hush');
  });

  test('the clock stands once set, and is moved by hand', () => {
    let real = 1000;
    const { clock } = createSandbox({ now: () => real });
    clock.advance(500);
    real = 2000;
    expect(clock.now()).toBe(2500);
    clock.set('2026-11-20T12:00:00Z');
    real = 9000;
    expect(clock.now()).toBe(noon);
    expect(() => clock.set('soon')).toThrow('"soon" is not a moment');
  });

  test('a person cannot enter what the portal does not have', () => {
    const { hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    expect(() => hubspot.edit(id, { hs_lead_status: 'new' })).toThrow('not one of the allowed options');
    expect(() => hubspot.edit('5', {})).toThrow('There is no contact 5');
    expect(() => hubspot.removeOption('hs_lead_status', 'HOT')).toThrow('There is no option HOT');
  });
});

describe('seeds', () => {
  test('the demo portal has people, assistants and leads under .example', () => {
    const { hubspot } = createSandbox({ seed: demoSeed, now: () => noon });
    expect(hubspot.owners()).toHaveLength(5);
    expect(hubspot.contacts().length).toBeGreaterThanOrEqual(8);
    expect(hubspot.contacts().every(({ properties }) => /\.example$/.test(properties.email ?? ''))).toBe(
      true,
    );
    expect(hubspot.contacts().every(({ createdAt }) => Date.parse(createdAt) < noon)).toBe(true);
  });

  test('reset brings the seed back', () => {
    const sandbox = createSandbox({ seed: demoSeed, now: () => noon });
    const before = sandbox.hubspot.contacts();
    sandbox.hubspot.deleteContact(before[0]?.id ?? '');
    sandbox.reset();
    expect(sandbox.hubspot.contacts()).toEqual(before);
  });

  test.each([
    [{ hubspot: { owners: [{ email: 'mara' }] } }, 'hubspot.owners.0.email'],
    [{ hubspot: { contacts: [{ properties: { email: 5 } }] } }, 'hubspot.contacts.0.properties.email'],
    [{ hubspt: {} }, 'hubspt'],
  ])('a fault in a seed is told by its path: %j', (seed, path) => {
    expect(() => parseSeed(seed)).toThrow(path);
  });

  test('a seed whose content the portal refuses says which contact', () => {
    const seed = {
      hubspot: { contacts: [{ properties: { firstname: 'Ada' } }, { properties: { shoe_size: '5' } }] },
    };
    expect(() => createSandbox({ seed })).toThrow(/hubspot\.contacts\.1.*shoe_size/s);
  });
});

describe('over HTTP', () => {
  allowLoopback();
  async function withServer(run: (url: string, sandbox: ReturnType<typeof createSandbox>) => Promise<void>) {
    const sandbox = createSandbox({ seed: demoSeed, now: () => noon });
    const server = await sandbox.listen(0);
    try {
      await run(server.url, sandbox);
    } finally {
      await server.close();
    }
  }
  const post = (url: string, body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

  test('a vendor answers under its prefix, and the page shows it', () =>
    withServer(async (url, { hubspot, requests }) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const properties = { firstname: '<b>Eve</b>', email: 'eve@acme.example' };
      const reply = await fetch(`${url}/hubspot${contactsPath}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ properties }),
      });
      expect(reply.status).toBe(201);
      expect(reply.headers.get('x-hubspot-ratelimit-max')).toBe('190');
      expect(requests.at(-1)).toMatchObject({ url: contactsPath, status: 201 });
      const { id } = hubspot.contacts().at(-1) ?? { id: '' };
      hubspot.addNote(id, 'Said "hi" & <script>');
      const page = await fetch(url);
      const text = await page.text();
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(text).toContain('&lt;b&gt;Eve&lt;/b&gt;');
      expect(text).toContain('Said &quot;hi&quot; &amp; &lt;script&gt;');
      expect(text).not.toContain('<script>');
      for (const told of ['Ines Okafor', 'Mara Lindqvist', 'IN', contactsPath, 'http-equiv="refresh"'])
        expect(text).toContain(told);
    }));

  test("HubSpot's real limits are on, in real time, whatever the sandbox clock does", () =>
    withServer(async (url, { hubspot, clock }) => {
      expect(hubspot.settings).toMatchObject({ searchPerSecond: 5, burstLimit: 190, dailyLimit: 625_000 });
      clock.set(noon);
      hubspot.settings.searchPerSecond = 0;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const reply = await fetch(`${url}/hubspot${contactsPath}/search`, {
        method: 'POST',
        headers,
        body: '{}',
      });
      expect(reply.status).toBe(429);
    }));

  test('it is steered under /_sandbox/', () =>
    withServer(async (url, sandbox) => {
      const made = await (
        await post(`${url}/_sandbox/hubspot/contacts`, { properties: { firstname: 'Eve' } })
      ).json();
      await post(`${url}/_sandbox/clock`, { now: '2026-11-21T00:00:00Z' });
      expect(await (await post(`${url}/_sandbox/clock`, { advance_ms: 1000 })).json()).toEqual({
        now: noon + 43_201_000,
      });
      await post(`${url}/_sandbox/hubspot/contacts/${made.id}`, { properties: { hs_lead_status: 'NEW' } });
      expect(sandbox.hubspot.contact(made.id)).toMatchObject({ updatedAt: '2026-11-21T00:00:01Z' });
      await post(`${url}/_sandbox/hubspot/settings`, { searchLagMs: 700 });
      const state = await (await fetch(`${url}/_sandbox/state`)).json();
      expect(state.hubspot.settings.searchLagMs).toBe(700);
      expect(state.hubspot.contacts[0]).toMatchObject({
        id: made.id,
        history: [{ property: 'hs_lead_status', value: 'NEW' }, {}],
      });
      await post(`${url}/_sandbox/reset`, {});
      expect(sandbox.hubspot.contact(made.id)).toBeUndefined();
    }));

  test.each([
    ['clock', { now: 'soon' }, 'is not a moment'],
    ['clock', {}, 'Invalid'],
    ['hubspot/settings', { searchLag: 5 }, 'searchLag'],
    ['hubspot/contacts', { properties: { shoe_size: '5' } }, 'shoe_size'],
    ['hubspot/contacts/5', { properties: {} }, 'no contact 5'],
  ])('an order to %s that makes no sense is 400: %j', (path, body, words) =>
    withServer(async (url) => {
      const reply = await post(`${url}/_sandbox/${path}`, body);
      expect(reply.status).toBe(400);
      expect((await reply.json()).error).toContain(words);
    }),
  );

  test('an unknown path says which prefixes there are', () =>
    withServer(async (url) => {
      const reply = await fetch(`${url}/salesforce/leads`);
      expect(reply.status).toBe(404);
      expect((await reply.json()).error).toContain('/hubspot, /pipedrive, /clevertap, /assistant');
    }));

  test('a taken port is an error', () =>
    withServer(async (url) => {
      const port = Number(new URL(url).port);
      await expect(createSandbox().listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    }));

  test('pipedrive answers under its own prefix', () =>
    withServer(async (url) => {
      const reply = await fetch(`${url}/pipedrive/api/v1/users/me`, {
        headers: { 'x-api-token': pipedriveToken },
      });
      expect((await reply.json()).data.company_domain).toBe('northgrid-sandbox');
    }));
});
