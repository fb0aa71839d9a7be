import { credentials, event, openAccount, profile } from './clevertap-account';
import { allowLoopback, noon } from './portal';

const path = '/1/upload';

describe('who may ask', () => {
  test.each(['X-CleverTap-Account-Id', 'X-CleverTap-Passcode'])('clevertap 2: a wrong %s is 401', (name) => {
    const { ask } = openAccount();
    const reply = ask('POST', `${path}?dryRun=1`, { d: [profile({})] }, { [name]: 'wrong' });
    const body = { status: 'fail', error: expect.stringContaining('is not valid'), code: 401 };
    expect(reply).toMatchObject({ status: 401, body });
  });

  test('clevertap 2: anything else is 404 in the same shape', () => {
    const { ask } = openAccount();
    expect(ask('GET', path)).toMatchObject({ status: 404, body: { status: 'fail', code: 404 } });
    expect(ask('POST', '/1/delete/profiles.json', {})).toMatchObject({ status: 404 });
  });
});

describe('the envelope', () => {
  test.each([
    ['nothing', ''],
    ['half a JSON', '{"d": ['],
    ['a list', []],
    ['no records', { d: [] }],
    ['a record that is no object', { d: ['ada'] }],
    ['a key beside d', { d: [profile({})], dryRun: 1 }],
    ['1,001 records', { d: Array.from({ length: 1001 }, () => profile({})) }],
    ['an undocumented key in a record', { d: [profile({}, { source: 'relay' })] }],
    ['a profile without profileData', { d: [{ type: 'profile', identity: 'a' }] }],
  ])('clevertap 2, 3: %s is 400, and stores nothing', (_, body) => {
    const { ask, clevertap } = openAccount();
    expect(ask('POST', path, body)).toMatchObject({ status: 400, body: { status: 'fail', code: 400 } });
    expect(clevertap.profiles()).toEqual([]);
  });

  test('clevertap 2: a body that does not say that it is JSON is 400', () => {
    const { ask } = openAccount();
    const reply = ask('POST', path, { d: [profile({})] }, { 'Content-Type': 'text/plain' });
    expect(reply.status).toBe(400);
  });

  test('clevertap 3: 1,000 records, profiles and events mixed', () => {
    const { upload, clevertap } = openAccount();
    const d = Array.from({ length: 500 }, (_, count) => profile({}, { identity: `lead-${count}` }));
    const { body } = upload(...d, ...d.map(({ identity }) => event('Won', {}, { identity })));
    expect(body).toEqual({ status: 'success', processed: 1000, unprocessed: [] });
    expect(clevertap.profiles()).toHaveLength(500);
    expect(clevertap.events()).toHaveLength(500);
  });

  test('clevertap 6: bodies may have blanks around their braces', () => {
    expect(openAccount().upload(profile({})).text).toMatch(/^ \{.*\} $/);
  });
});

describe('a dry run', () => {
  test('clevertap 2: it checks credentials and records, and stores nothing', () => {
    const { ask, clevertap } = openAccount();
    const d = [profile({ Name: 'Ada' }), profile({ Email: '1234' }), event('Won')];
    const { body } = ask('POST', `${path}?dryRun=1`, { d });
    expect(body).toMatchObject({ status: 'partial', processed: 2, unprocessed: [{ code: 515 }] });
    expect([clevertap.profiles(), clevertap.events()]).toEqual([[], []]);
  });

  test('clevertap 2: another spelling is no dry run', () => {
    const { ask, clevertap } = openAccount();
    ask('POST', `${path}?dryRun=true`, { d: [profile({})] });
    expect(clevertap.profiles()).toHaveLength(1);
  });
});

describe('how many at the same time', () => {
  test('clevertap 7: the sixteenth upload is 429, without a word on how long', () => {
    const { upload, ask, clevertap, sandbox } = openAccount();
    clevertap.settings.uploadsAtOnce = 15;
    const statuses = Array.from({ length: 16 }, () => upload(profile({})).status);
    expect(statuses).toEqual([...Array(15).fill(200), 429]);
    const reply = upload(profile({}));
    expect(reply.body).toEqual({ status: 'fail', error: 'Too many concurrent requests', code: 429 });
    expect(Object.keys(reply.headers)).toEqual(['content-type']);
    expect(ask('GET', '/1/profile.json?identity=a').status).toBe(200);
    sandbox.clock.advance(200);
    expect(upload(profile({})).status).toBe(200);
  });

  test('clevertap 7: three other requests', () => {
    const { ask, clevertap } = openAccount();
    clevertap.settings.readsAtOnce = 3;
    const statuses = Array.from({ length: 4 }, () => ask('GET', '/1/profile.json?identity=a').status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('one profile', () => {
  test('clevertap 9: by identity, e-mail or object id', () => {
    const { upload, ask, clevertap } = openAccount();
    upload(profile({ Email: 'ada@acme.example' }), event('Won', {}, { ts: 1_700_000_000 }), event('Won'));
    const read = (query: string) => ask('GET', `/1/profile.json?${query}`).body;
    const one = read('identity=ada%40acme.example');
    expect(one).toEqual({
      status: 'success',
      record: {
        email: 'ada@acme.example',
        profileData: { Email: 'ada@acme.example' },
        events: { Won: { count: 2, first_seen: 1_700_000_000, last_seen: noon / 1000 } },
        platformInfo: [expect.objectContaining({ objectId: clevertap.profiles()[0]?.objectId })],
      },
    });
    expect(read('email=ada%40acme.example')).toEqual(one);
    expect(read(`objectId=${clevertap.profiles()[0]?.objectId}`)).toEqual(one);
    expect(read('identity=nobody')).toEqual({ status: 'success', record: null });
  });

  test.each(['', '?identity=a&email=b', '?phone=1'])('clevertap 9: %j is 400', (query) => {
    expect(openAccount().ask('GET', `/1/profile.json${query}`).status).toBe(400);
  });
});

describe('over HTTP', () => {
  allowLoopback();
  test('the real limits are on; page and state show profiles, events and what was lost', async () => {
    const { sandbox, upload, clevertap } = openAccount();
    const server = await sandbox.listen(0);
    try {
      expect(clevertap.settings).toMatchObject({ uploadsAtOnce: 15, readsAtOnce: 3 });
      expect(await (await fetch(server.url)).text()).not.toContain('CleverTap');
      const settings = JSON.stringify({ discardedEvents: ['Old'] });
      await fetch(`${server.url}/_sandbox/clevertap/settings`, { method: 'POST', body: settings });
      upload(
        profile({ City: '<b>Lyon</b>', Notes: 'x'.repeat(513) }),
        event('Won'),
        event('won'),
        event('old'),
      );
      const page = await (await fetch(server.url)).text();
      expect(page).toContain('CleverTap (1 profiles, 2 events)');
      expect(page).toContain('<dt>City</dt><dd>&lt;b&gt;Lyon&lt;/b&gt;</dd>');
      expect(page).toContain('Won × 2');
      const state = await (await fetch(`${server.url}/_sandbox/state`)).json();
      expect(state.clevertap).toMatchObject({
        profileCount: 1,
        eventCount: 2,
        errorStream: [{ identifier: 'ada@acme.example', what: 'Notes: has too long a value' }],
      });
      sandbox.reset();
      expect([clevertap.profiles(), clevertap.errorStream()]).toEqual([[], []]);
      expect(clevertap.settings.discardedEvents).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

test('the log holds no passcode', () => {
  const { upload, sandbox } = openAccount();
  upload(profile({}));
  expect(JSON.stringify(sandbox.requests)).not.toContain(credentials['X-CleverTap-Passcode']);
});
