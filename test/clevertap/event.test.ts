import nock from 'nock';
import { ada, refusal, startSeconds, texts, useCleverTap } from './account';

const relay = useCleverTap();

test('one request, and the event is there once', async () => {
  const result = await relay.event({
    identity: ada,
    event_name: ' Deal Won ',
    properties: { Stage: 'Won', 'Close Date': '2026-03-02' },
    number_properties: { Seats: '12' },
    properties_json: '{"Value": 1200}',
    created_at: '2026-03-02T08:30:00Z',
  });
  expect(relay.requests()).toEqual(['POST /1/upload']);
  expect(relay.sent()).toEqual([
    [
      {
        type: 'event',
        identity: ada,
        evtName: 'Deal Won',
        ts: startSeconds - 1_800,
        evtData: { Stage: 'Won', 'Close Date': `$D_${startSeconds - 32_400}`, Seats: 12, Value: 1200 },
      },
    ],
  ]);
  expect(result).toMatchObject({ id: ada, outcome: 'Success', created: 1, updated: 0, changed_fields: [] });
  expect(texts(result)).toEqual(['info: CleverTap took the event.']);
  expect(relay.clevertap.events()).toHaveLength(1);
});

test('without a moment and properties', async () => {
  await relay.event({ object_id: 'sandbox-77', event_name: 'Visit' });
  expect(relay.sent()).toEqual([[{ type: 'event', objectId: 'sandbox-77', evtName: 'Visit', evtData: {} }]]);
});

test('a dry run asks CleverTap, and stores nothing', async () => {
  const result = await relay.event({ identity: ada, event_name: 'Deal Won', dry_run: true });
  expect(relay.requests()).toEqual(['POST /1/upload?dryRun=1']);
  expect(result).toMatchObject({ outcome: 'Success', created: 0, unchanged: 1 });
  expect(relay.clevertap.events()).toEqual([]);
});

test('lists and objects become text', async () => {
  const json = { Tags: ['a', 1], Deal: { id: 7 }, Operator: { $incr: 1 }, Nothing: null };
  await relay.event({ identity: ada, event_name: 'Deal Won', properties_json: JSON.stringify(json) });
  expect(relay.clevertap.events()).toMatchObject([
    { data: { Tags: '["a",1]', Deal: '{"id":7}', Operator: '{"$incr":1}' } },
  ]);
});

test('a purchase keeps its items', async () => {
  const items = [{ Name: 'Lens', Price: 150.5, 'Made.In': 'FR', Size: { mm: 5 }, Note: null }];
  const properties_json = JSON.stringify({ Amount: 300, Items: items });
  const result = await relay.event({ identity: ada, event_name: 'charged', properties_json });
  expect(relay.clevertap.events()).toMatchObject([
    { data: { Amount: 300, Items: [{ Name: 'Lens', Price: 150.5, Made_In: 'FR', Size: '{"mm":5}' }] } },
  ]);
  expect(texts(result)).toContain(
    'warning: The property "Made.In" is sent as "Made_In": CleverTap does not allow all its characters.',
  );
});

test('items that are no list of objects are refused before any request', async () => {
  const input = { identity: ada, event_name: 'Charged', properties: { Items: 'Lens' } };
  const { message } = await refusal(relay.event(input));
  expect(message).toMatch(/^Invalid input: Items of a Charged event is no list of objects\./);
  expect(relay.requests()).toEqual([]);
});

test.each([
  ['App Launched', 'CleverTap keeps this name for itself.'],
  ['app  launched', 'CleverTap keeps this name for itself.'],
  ['Web Page Viewed', 'CleverTap keeps this name for itself.'],
  ['Deal: Won', 'CleverTap does not allow : in it.'],
  ['x'.repeat(121), 'It is longer than 120 bytes.'],
])('the name %j is refused before any request', async (event_name, why) => {
  const { name, message } = await refusal(relay.event({ identity: ada, event_name }));
  expect(message).toMatch(/^Invalid input: "[^"]+" cannot be the name of an event\. /);
  expect(message).toContain(why);
  expect(name).toBe('HaltedError');
  expect(relay.requests()).toEqual([]);
});

test.each([
  ['2026-03-02T06:59:59Z', 'warning: The event is more than two hours old: live campaigns do not see it.'],
  [
    '2026-03-02T09:02:01Z',
    'warning: The event lies more than two minutes ahead: live campaigns do not see it.',
  ],
])('an event of %s is stored, with a warning', async (created_at, text) => {
  const result = await relay.event({ identity: ada, event_name: 'Deal Won', created_at });
  expect(result).toMatchObject({ outcome: 'Warning', created: 1 });
  expect(texts(result)).toContain(text);
});

test.each(['2026-03-02T07:00:00Z', '2026-03-02T09:02:00Z'])('one of %s has none', async (created_at) => {
  const result = await relay.event({ identity: ada, event_name: 'Deal Won', created_at });
  expect(result.outcome).toBe('Success');
});

describe('an event is never sent a second time', () => {
  const won = { identity: ada, event_name: 'Deal Won' };
  const unknown =
    'Whether CleverTap stored it is unknown. It was not sent again, because CleverTap counts twice what arrives twice. Look in the CleverTap dashboard, and replay this step only if it is not there.';

  test.each([500, 502, 503, 302])('after a %i', async (status) => {
    relay.answer(status);
    const { name, message } = await refusal(relay.event(won));
    expect(relay.requests()).toEqual(['POST /1/upload']);
    expect(message).toBe(
      `Service unavailable: CleverTap answered with an error of its own (${status}). ${unknown}`,
    );
    // Zapier runs a failed step again by itself where its owner wants that, but never a halted one.
    expect(name).toBe('HaltedError');
  });

  test('after a connection that broke', async () => {
    nock.cleanAll();
    let tries = 0;
    nock('https://eu1.api.clevertap.com')
      .persist()
      .post('/1/upload', () => {
        tries += 1;
        return true;
      })
      .replyWithError('socket hang up');
    const { name, message } = await refusal(relay.event(won));
    expect(message).toBe(`Service unavailable: CleverTap did not answer. ${unknown}`);
    expect(name).toBe('HaltedError');
    expect(tries).toBe(1);
  });

  test.each(['', '<html>', '{"status": "success"}', '[]'])('after the answer %j', async (body) => {
    relay.answer(200, body);
    const { message } = await refusal(relay.event(won));
    expect(message).toBe(`Service unavailable: CleverTap gave an answer that cannot be read. ${unknown}`);
    expect(relay.requests()).toHaveLength(1);
  });

  test('a dry run may be: it stores nothing', async () => {
    relay.answer(503);
    const { message } = await refusal(relay.event({ ...won, dry_run: true }));
    expect(relay.requests()).toHaveLength(3);
    expect(message).not.toContain('unknown');
  });
});
