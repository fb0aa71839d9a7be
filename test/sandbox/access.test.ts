import { contactsPath, noon, openPortal, token } from './portal';

const search = `${contactsPath}/search`;

describe('who may ask', () => {
  test.each([
    ['no header', { Authorization: '' }],
    ['an unknown token', { Authorization: 'Bearer pat-na1-stranger' }],
    ['another scheme', { Authorization: `Basic ${token}` }],
    ['a property name of every object', { Authorization: 'Bearer constructor' }],
  ])('hubspot 1.6: %s is 401 INVALID_AUTHENTICATION', (_, headers) => {
    const { ask } = openPortal();
    const reply = ask('GET', contactsPath, undefined, headers);
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
    expect(reply.body.message).toMatch(/^Authentication credentials not found/);
    expect(reply.headers['x-hubspot-correlation-id']).toBe(reply.body.correlationId);
  });

  test('hubspot 1.1: a token in the URL is no token', () => {
    const { ask } = openPortal();
    expect(ask('GET', `${contactsPath}?hapikey=${token}`, undefined, { Authorization: '' }).status).toBe(401);
  });

  test.each([
    ['GET', contactsPath, undefined, ['crm.objects.contacts.read']],
    ['PATCH', `${contactsPath}/1`, { properties: {} }, ['crm.objects.contacts.write']],
    ['POST', search, {}, ['crm.objects.contacts.read']],
    ['GET', '/crm/owners/2026-09', undefined, ['crm.objects.owners.read']],
    [
      'GET',
      '/crm/properties/2026-09/contacts',
      undefined,
      ['crm.objects.contacts.read', 'crm.schemas.contacts.read'],
    ],
    ['POST', '/crm/properties/2026-09/contacts', {}, ['crm.schemas.contacts.write']],
    ['POST', '/crm/objects/2026-09/notes', {}, ['crm.objects.contacts.write']],
  ])('hubspot 1.2, 1.6: %s %s without its scope is 403 and names it', (method, url, body, scopes) => {
    const { ask, hubspot } = openPortal();
    hubspot.tokens[token] = [];
    const reply = ask(method, url, body);
    expect(reply.status).toBe(403);
    expect(reply.body.category).toBe('MISSING_SCOPES');
    expect(reply.body.errors[0].context.requiredGranularScopes).toEqual(scopes);
  });

  test('hubspot 1.2: e-mails need sales-email-read beside the contacts scope', () => {
    const { ask, hubspot } = openPortal();
    hubspot.tokens[token] = ['crm.objects.contacts.write', 'crm.objects.contacts.read'];
    const reply = ask('POST', '/crm/objects/2026-09/emails', {});
    expect(reply.body.errors[0].context.requiredGranularScopes).toEqual(['sales-email-read']);
  });

  test('hubspot 1.2: account details need no scope', () => {
    const { ask, hubspot } = openPortal();
    hubspot.tokens[token] = [];
    const reply = ask('GET', '/account-info/2026-09/details');
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      portalId: 48120073,
      uiDomain: 'app.hubspot.com',
      utcOffset: '+01:00',
    });
  });

  test('hubspot 1.4: access-token-info tells app and scopes', () => {
    const { ask, sandbox } = openPortal();
    const reply = ask('POST', '/oauth/v2/private-apps/get/access-token-info', { tokenKey: token });
    expect(reply.body).toMatchObject({ hubId: 48120073, appId: 7310442 });
    expect(JSON.stringify(sandbox.requests)).not.toContain(token);
  });
});

describe('which paths exist', () => {
  test.each([
    '/crm/v3/objects/contacts',
    '/crm/objects/v3/contacts',
    '/crm/objects/2025-09/contacts',
    '/crm/objects/2026-09/widgets',
    '/nowhere',
  ])('hubspot 1.6, 2: %s is 404, and not JSON', (path) => {
    const { ask } = openPortal();
    const reply = ask('GET', path);
    expect(reply.status).toBe(404);
    expect(reply.headers['content-type']).toMatch(/^text\/html/);
  });

  test.each(['/crm/objects/2026-03/contacts', '/crm/objects/2026-09/0-1'])('hubspot 2: %s exists', (path) => {
    const { ask } = openPortal();
    expect(ask('GET', path).status).toBe(200);
  });

  test('hubspot 1.6: too long a URL is 414', () => {
    const { ask } = openPortal();
    expect(ask('GET', `${contactsPath}?properties=${'a,'.repeat(5000)}`).status).toBe(414);
  });

  test('hubspot 1.1: a body that does not say it is JSON is 415', () => {
    const { ask } = openPortal();
    expect(ask('POST', contactsPath, '{}', { 'Content-Type': 'text/plain' }).status).toBe(415);
  });
});

describe('limits', () => {
  test('hubspot 1.5: the 11th request in ten seconds is 429 TEN_SECONDLY_ROLLING; another token goes on', () => {
    const { ask, hubspot, sandbox } = openPortal();
    hubspot.tokens.other = ['crm.objects.contacts.read'];
    hubspot.settings.burstLimit = 10;
    sandbox.clock.set(noon);
    const replies = Array.from({ length: 11 }, () => ask('GET', contactsPath));
    expect(replies[0]?.headers).toMatchObject({
      'x-hubspot-ratelimit-max': '10',
      'x-hubspot-ratelimit-remaining': '9',
      'x-hubspot-ratelimit-interval-milliseconds': '10000',
      'x-hubspot-ratelimit-daily': '625000',
    });
    expect(replies[10]).toMatchObject({
      status: 429,
      body: { policyName: 'TEN_SECONDLY_ROLLING', errorType: 'RATE_LIMIT' },
    });
    expect(ask('GET', contactsPath, undefined, { Authorization: 'Bearer other' }).status).toBe(200);
    sandbox.clock.advance(10_000);
    expect(ask('GET', contactsPath).status).toBe(200);
  });

  test('hubspot 1.5: searches have their own limit per account and second, no headers, and no part in the burst', () => {
    const { ask, hubspot, sandbox } = openPortal();
    Object.assign(hubspot.settings, { searchPerSecond: 5, burstLimit: 1 });
    sandbox.clock.set(noon);
    const replies = Array.from({ length: 6 }, () => ask('POST', search, {}));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(Object.keys(replies[0]?.headers ?? {}).join()).not.toContain('ratelimit');
    expect(replies[5]?.body).toMatchObject({
      policyName: 'SECONDLY',
      message: 'You have reached your secondly limit.',
    });
    expect(ask('GET', contactsPath).status).toBe(200);
    sandbox.clock.advance(1000);
    expect(ask('POST', search, {}).status).toBe(200);
  });

  test("hubspot 1.5: the daily limit ends at midnight in the account's time zone", () => {
    const { ask, hubspot, sandbox } = openPortal();
    hubspot.settings.dailyLimit = 2; // the account is in Berlin, an hour ahead of UTC
    sandbox.clock.set('2026-11-20T22:59:59Z');
    expect(ask('GET', contactsPath).headers['x-hubspot-ratelimit-daily-remaining']).toBe('1');
    expect(ask('POST', search, {}).status).toBe(200);
    expect(ask('GET', contactsPath)).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
    sandbox.clock.advance(1000);
    expect(ask('GET', contactsPath).status).toBe(200);
  });

  test('in-process nothing is limited unless set', () => {
    const { ask } = openPortal();
    const replies = Array.from({ length: 300 }, () => ask('POST', search, {}).status);
    expect(new Set(replies)).toEqual(new Set([200]));
  });
});
