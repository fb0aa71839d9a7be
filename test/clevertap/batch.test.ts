import { ada, refusal, startSeconds, texts, useCleverTap } from './account';

const relay = useCleverTap();
const bo = 'bo@company.example';
const cy = 'cy@company.example';

const refused = (index: number, code: number, record: unknown = {}) => ({
  status: 'fail',
  code,
  error: `Bad record. Skipped record number : ${index}`,
  record,
});

describe('profiles', () => {
  test('all in one request', async () => {
    const result = await relay.batch({
      kind: 'profile',
      records: [
        { identity: ada, properties_json: '{"Deal Value": 5}', created_at: '2026-03-02T09:00:00Z' },
        { object_id: 'sandbox-77', event_name: '', properties_json: '' },
        { identity: ada, properties: { City: 'Lyon' } },
      ],
    });
    expect(relay.requests()).toEqual(['POST /1/upload']);
    expect(relay.sent()).toEqual([
      [
        { type: 'profile', identity: ada, ts: startSeconds, profileData: { 'Deal Value': 5 } },
        { type: 'profile', objectId: 'sandbox-77', profileData: {} },
        { type: 'profile', identity: ada, profileData: { City: 'Lyon' } },
      ],
    ]);
    expect(result).toMatchObject({
      id: 'clevertap_profile_batch',
      outcome: 'Success',
      updated: 3,
      created: 0,
      skipped: 0,
      results: [0, 1, 2].map((index) => ({ index, status: 'processed', code: null, text: null })),
    });
    expect(texts(result)).toEqual(['info: CleverTap took all 3 records.']);
    expect(relay.clevertap.profile(ada)?.properties).toEqual({ 'Deal Value': 5, City: 'Lyon' });
  });

  test('what cannot be sent, and what CleverTap refuses, does not keep the others back', async () => {
    const result = await relay.batch({
      kind: 'profile',
      records: [
        { identity: ada, properties: { Email: 'nonsense' } },
        { identity: bo, properties: { 'deal.value': '1' } },
        {},
        { object_id: 'not an id' },
        'a text',
        { identity: cy, object_id: 'both' },
      ],
    });
    expect(relay.sent()).toEqual([
      [
        { type: 'profile', identity: bo, profileData: { deal_value: '1' } },
        { type: 'profile', objectId: 'not an id', profileData: {} },
      ],
    ]);
    const renamed =
      'The property "deal.value" is sent as "deal_value": CleverTap does not allow all its characters.';
    const nobody = expect.stringContaining('Required field missing: Identity (or Object ID) is empty.');
    expect(result).toMatchObject({ outcome: 'Warning', updated: 1, skipped: 5 });
    expect(result.results).toEqual([
      {
        index: 0,
        status: 'invalid',
        code: null,
        text: expect.stringContaining('cannot be the value of Email'),
      },
      { index: 1, status: 'processed', code: null, text: renamed },
      { index: 2, status: 'invalid', code: null, text: nobody },
      {
        index: 3,
        status: 'unprocessed',
        code: 526,
        text: 'code 526: the object ID is not valid. Invalid object id.',
      },
      { index: 4, status: 'invalid', code: null, text: nobody },
      { index: 5, status: 'invalid', code: null, text: expect.stringContaining('are both filled in') },
    ]);
    expect(texts(result)).toEqual([
      'warning: CleverTap took 1 of 6 records; see Results.',
      `warning: ${renamed}`,
    ]);
  });

  test('nothing valid: no request, and an Error is returned', async () => {
    const result = await relay.batch({
      kind: 'profile',
      records: [{}, { identity: ada, properties_json: '{' }],
    });
    expect(relay.requests()).toEqual([]);
    expect(result).toMatchObject({ outcome: 'Error', updated: 0, skipped: 2 });
    expect(texts(result)).toEqual(['error: CleverTap took none of 2 records; see Results.']);
    expect(result.results.map(({ status }) => status)).toEqual(['invalid', 'invalid']);
  });

  test('CleverTap refuses all: an Error is returned', async () => {
    const records = [{ object_id: 'not an id' }, { object_id: 'nor this' }];
    const result = await relay.batch({ kind: 'profile', records });
    expect(result).toMatchObject({ outcome: 'Error', updated: 0, skipped: 2 });
    expect(result.results.map(({ code }) => code)).toEqual([526, 526]);
  });

  test('the same warning is told once', async () => {
    const records = [ada, bo].map((identity) => ({ identity, properties: { 'a.b': '1' } }));
    const result = await relay.batch({ kind: 'profile', records });
    expect(result.outcome).toBe('Warning');
    expect(result.messages).toHaveLength(2);
  });

  test('it is tried again, unless something in it counts', async () => {
    relay.answer(503);
    await refusal(relay.batch({ kind: 'profile', records: [{ identity: ada }] }));
    expect(relay.requests()).toHaveLength(3);
    const counting = { identity: bo, properties_json: '{"Score": {"$incr": 1}}' };
    const { message } = await refusal(
      relay.batch({ kind: 'profile', records: [{ identity: ada }, counting] }),
    );
    expect(relay.requests()).toHaveLength(4);
    expect(message).toContain('Whether CleverTap stored these 2 records is unknown.');
  });
});

describe('events', () => {
  const won = (identity: string) => ({ identity, event_name: 'Deal Won' });

  test('all in one request', async () => {
    const records = [won(ada), { ...won(bo), created_at: '2026-03-02T06:00:00Z' }];
    const result = await relay.batch({ kind: 'event', records });
    expect(relay.requests()).toEqual(['POST /1/upload']);
    expect(result).toMatchObject({ id: 'clevertap_event_batch', outcome: 'Warning', created: 2, updated: 0 });
    const old = 'The event is more than two hours old: live campaigns do not see it.';
    expect(result.results.map(({ text }) => text)).toEqual([null, old]);
    expect(texts(result)).toEqual(['info: CleverTap took all 2 records.', `warning: ${old}`]);
    expect(relay.clevertap.events()).toHaveLength(2);
  });

  test('a record without an event name is not sent', async () => {
    const result = await relay.batch({ kind: 'event', records: [{ identity: ada }, won(bo)] });
    expect(result.results[0]).toMatchObject({
      status: 'invalid',
      text: expect.stringContaining('Required field missing: Event Name is empty.'),
    });
    expect(relay.clevertap.events()).toHaveLength(1);
  });

  test('a discarded event has the vendor’s code', async () => {
    relay.clevertap.settings.discardedEvents.push('dealwon');
    const result = await relay.batch({
      kind: 'event',
      records: [won(ada), { identity: bo, event_name: 'Lost' }],
    });
    expect(result.results).toMatchObject([{ status: 'unprocessed', code: 528 }, { status: 'processed' }]);
  });

  test('a dry run stores nothing', async () => {
    const records = [won(ada), { identity: bo }];
    const result = await relay.batch({ kind: 'event', records, dry_run: 'yes' });
    expect(relay.requests()).toEqual(['POST /1/upload?dryRun=1']);
    expect(result).toMatchObject({ outcome: 'Warning', created: 0, unchanged: 1, skipped: 1 });
    expect(texts(result)).toContain('info: CleverTap only checked this: a dry run stores nothing.');
    expect(relay.clevertap.events()).toEqual([]);
  });

  test('after a 5xx their fate is unknown, and they are not sent again', async () => {
    relay.answer(500);
    const { name, message } = await refusal(relay.batch({ kind: 'event', records: [won(ada), won(bo)] }));
    expect(relay.requests()).toHaveLength(1);
    expect(message).toContain('Whether CleverTap stored these 2 records is unknown. It was not sent again');
    expect(name).toBe('HaltedError');
  });
});

describe('how many', () => {
  const records = (count: number) => Array.from({ length: count }, (_, n) => ({ identity: `lead-${n}` }));

  test('1,000 go in one request', async () => {
    const result = await relay.batch({ kind: 'profile', records: records(1_000) });
    expect(result).toMatchObject({ outcome: 'Success', updated: 1_000 });
    expect(relay.requests()).toHaveLength(1);
  });

  test('1,001 are refused before any request', async () => {
    const { message } = await refusal(relay.batch({ kind: 'profile', records: records(1_001) }));
    expect(message).toBe(
      'Invalid input: 1,001 records are too many. CleverTap takes 1,000 in one request; nothing was sent. Send them in several runs of this step.',
    );
    expect(relay.requests()).toEqual([]);
  });

  test.each([undefined, '', []])('none is refused: %j', async (none) => {
    const { message } = await refusal(relay.batch({ kind: 'profile', records: none }));
    expect(message).toMatch(/^Required field missing: Records is empty\./);
  });

  test('another kind is refused', async () => {
    const { message } = await refusal(relay.batch({ kind: 'token', records: records(1) }));
    expect(message).toMatch(/^Invalid input: "token" is no Kind\. It can be profile or event\./);
  });
});

describe('which record CleverTap means', () => {
  const records = [ada, bo, cy].map((identity) => ({ identity }));
  const statuses = async () => {
    const { results, outcome } = await relay.batch({ kind: 'profile', records });
    return { outcome, results: results.map(({ status, code }) => [status, code]) };
  };

  test('the number in its text', async () => {
    relay.answer(200, { status: 'partial', processed: 1, unprocessed: [refused(3, 515), refused(1, 516)] });
    expect((await statuses()).results).toEqual([
      ['unprocessed', 516],
      ['processed', null],
      ['unprocessed', 515],
    ]);
  });

  test('without a number, the record that it echoes', async () => {
    const record = { profileData: {}, identity: bo, type: 'profile' };
    const item = { status: 'fail', code: 515, error: 'Invalid.', record };
    relay.answer(200, { status: 'partial', processed: 2, unprocessed: [item] });
    expect((await statuses()).results).toEqual([
      ['processed', null],
      ['unprocessed', 515],
      ['processed', null],
    ]);
  });

  test('a number that cannot be right is not taken', async () => {
    const unprocessed = [refused(1, 515), refused(1, 516), refused(9, 517)];
    relay.answer(200, { status: 'partial', processed: 1, unprocessed });
    expect((await statuses()).results).toEqual([
      ['unprocessed', 515],
      ['unknown', null],
      ['unknown', null],
    ]);
  });

  test('all refused: what is left goes by its order', async () => {
    const record = { type: 'profile', identity: cy, profileData: {} };
    const unprocessed = [refused(1, 515), { code: 516 }, refused(9, 517, record)];
    relay.answer(200, { status: 'fail', processed: 0, unprocessed });
    expect((await statuses()).results).toEqual([
      ['unprocessed', 515],
      ['unprocessed', 516],
      ['unprocessed', 517],
    ]);
  });

  test.each([
    ['counts that do not add up', { status: 'success', processed: 2, unprocessed: [] }],
    ['a word that does not fit the counts', { status: 'queued', processed: 3, unprocessed: [] }],
    ['a refusal about nobody', { status: 'partial', processed: 2, unprocessed: [refused(7, 515)] }],
  ])('%s: the fate is unknown, which is a Warning', async (_, body) => {
    relay.answer(200, body);
    const { outcome, results } = await statuses();
    expect(outcome).toBe('Warning');
    expect(results).toEqual(Array(3).fill(['unknown', null]));
  });

  test('none taken, and no word about which', async () => {
    relay.answer(200, { status: 'fail', processed: 0, unprocessed: [], error: 'Project is paused' });
    const result = await relay.batch({ kind: 'profile', records });
    expect(result.outcome).toBe('Error');
    expect(result.results[2]).toEqual({
      index: 2,
      status: 'unprocessed',
      code: null,
      text: 'without a code. Project is paused',
    });
  });

  test('neither the passcode nor the echoed record is in the result', async () => {
    const error =
      'Bad SANDBOX-PASSCODE {"identity":"ada"} Skipped record number : 1 {"Email":"secret@x.example"}';
    relay.answer(200, { status: 'partial', processed: 2, unprocessed: [{ code: 515, error }] });
    const { results } = await relay.batch({ kind: 'profile', records });
    expect(results[0]?.text).toBe('code 515: Email is not valid. Bad [hidden]');
  });
});
