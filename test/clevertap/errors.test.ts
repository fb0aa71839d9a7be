import { clevertapPasscode } from '../../sandbox';
import { ada, refusal, useCleverTap } from './account';

const relay = useCleverTap();
const won = { identity: ada, event_name: 'Deal Won' };

describe('who it is about', () => {
  test('neither identity nor object ID', async () => {
    const { message } = await refusal(relay.profile({ identity: ' ', object_id: '' }));
    expect(message).toBe(
      'Required field missing: Identity (or Object ID) is empty. This step cannot work without it. Fill in Identity (or Object ID).',
    );
  });

  test('both', async () => {
    const { message } = await refusal(relay.event({ ...won, object_id: 'abc' }));
    expect(message).toBe(
      'Invalid input: Identity and Object ID are both filled in. CleverTap takes one of them for a record. Fill in only one.',
    );
    expect(relay.requests()).toEqual([]);
  });

  test('an event without a name', async () => {
    const { message } = await refusal(relay.event({ identity: ada, event_name: ' ' }));
    expect(message).toMatch(/^Required field missing: Event Name is empty\./);
  });

  test('a switch that is none', async () => {
    const { message } = await refusal(relay.profile({ identity: ada, dry_run: 'perhaps' }));
    expect(message).toMatch(/^Invalid input: "perhaps" in Dry Run is neither yes nor no\./);
    expect(relay.requests()).toEqual([]);
  });
});

describe('the connection', () => {
  test.each([
    ['clevertap_account_id', 'CleverTap account ID'],
    ['clevertap_passcode', 'CleverTap passcode'],
  ])('without %s it says what to add', async (key, name) => {
    const { message } = await refusal(relay.profile({ identity: ada }, { authData: { [key]: '' } }));
    expect(message).toBe(
      `Required field missing: The connection has no ${name}. This step works with that service. Edit the connection and fill in "${name}".`,
    );
    expect(relay.requests()).toEqual([]);
  });

  test.each(['pipedrive', ''])('the CRM may be %j', async (crm) => {
    const result = await relay.profile({ identity: ada }, { authData: { crm } });
    expect(result.outcome).toBe('Success');
  });

  test('a region that is none', async () => {
    const { message } = await refusal(
      relay.profile({ identity: ada }, { authData: { clevertap_region: 'evil.example/' } }),
    );
    expect(message).toMatch(/^Invalid input: "evil\.example\/" is no CleverTap region\./);
    expect(relay.requests()).toEqual([]);
  });

  test('a wrong passcode: all three suspects, and not the passcode', async () => {
    const authData = { clevertap_passcode: 'ROTATED-PASSCODE' };
    const { name, message } = await refusal(relay.event(won, { authData }));
    expect(message).toBe(
      'Invalid API key: CleverTap refused the request. Passcode is not valid. Check the account ID, the passcode (not the SDK token) and the region: one of them is wrong.',
    );
    expect(name).toBe('ExpiredAuthError');
    expect(message).not.toContain('ROTATED');
  });
});

describe('CleverTap’s own answers', () => {
  test.each([
    [401, 'Invalid API key', 'ExpiredAuthError'],
    [403, 'Permission denied', 'AppError'],
    [400, 'Invalid input', 'HaltedError'],
  ])('%i is %s', async (status, kind, name) => {
    const error = `No ${clevertapPasscode} {"identity": "${ada}"}`;
    relay.answer(status, { status: 'fail', error, code: status });
    const told = await refusal(relay.event(won));
    expect(told.message).toMatch(new RegExp(`^${kind}: CleverTap refused the request\\. No \\[hidden\\] `));
    expect(told.message).not.toContain(ada);
    expect(told.name).toBe(name);
    expect(relay.requests()).toHaveLength(1);
  });

  test.each(['profile', 'event'] as const)('429: the step waits ten seconds (%s)', async (kind) => {
    relay.clevertap.settings.uploadsAtOnce = 0;
    const { name, message, delay } = await refusal(relay[kind](won));
    expect(name).toBe('ThrottledError');
    expect(delay).toBe(10);
    expect(message).toMatch(/^Rate limit exceeded: .*Too many concurrent requests/);
    expect(relay.requests()).toHaveLength(1);
  });

  test('429 with a delay of its own', async () => {
    relay.answer(429, { error: 'Too many concurrent requests' }, { 'retry-after': '3' });
    expect(await refusal(relay.batch({ kind: 'event', records: [won] }))).toMatchObject({
      name: 'ThrottledError',
      delay: 3,
    });
  });
});

describe('a 200 alone is no success', () => {
  test('a code of the record: its meaning, and the vendor’s words without the record', async () => {
    relay.clevertap.settings.discardedEvents.push('Deal Won');
    const { name, message } = await refusal(relay.event(won));
    expect(message).toBe(
      'Invalid input: CleverTap did not take the event (code 528: the event was discarded in the CleverTap dashboard). It said: Event was discarded. Correct the value and replay the step; nothing was stored.',
    );
    expect(name).toBe('HaltedError');
    expect(message).not.toContain(ada);
  });

  test('a dry run that finds a fault fails as well', async () => {
    relay.clevertap.settings.discardedEvents.push('Deal Won');
    const { message } = await refusal(relay.event({ ...won, dry_run: true }));
    expect(message).toContain('code 528');
  });

  test('more properties than the account allows', async () => {
    relay.clevertap.settings.eventProperties = 1;
    const { message } = await refusal(relay.event({ ...won, properties: { A: '1', B: '2' } }));
    expect(message).toContain('code 522: the event has more properties than the account allows');
  });

  test.each(['profile', 'event'] as const)('555 is CleverTap’s own problem (%s)', async (kind) => {
    const unprocessed = [{ code: 555, error: 'Oops. Skipped record number : 1', record: { identity: ada } }];
    relay.answer(200, { status: 'fail', processed: 0, unprocessed });
    const { name, message } = await refusal(relay[kind](won));
    expect(message).toBe(
      `Service unavailable: CleverTap did not take the ${kind} (code 555: CleverTap had a problem of its own). It said: Oops. Nothing was stored; try again in a few minutes.`,
    );
    expect(name).toBe('AppError');
    expect(relay.requests()).toHaveLength(1);
  });

  test('an unknown code, without a text: it can only be about the one record', async () => {
    relay.answer(200, { status: 'fail', processed: 0, unprocessed: [{ code: 599, record: { ...won } }] });
    const { message } = await refusal(relay.profile({ identity: ada }));
    expect(message).toMatch(
      /^Invalid input: CleverTap did not take the profile \(code 599\)\. It gave no reason\. /,
    );
  });

  test.each([
    ['partial, though one record was sent', { status: 'partial', processed: 1, unprocessed: [] }],
    ['success, but none processed', { status: 'success', processed: 0, unprocessed: [] }],
    ['success, and two processed', { status: 'success', processed: 2, unprocessed: [] }],
    [
      'success, and a refusal about nobody',
      { status: 'success', processed: 1, unprocessed: [{ code: 515 }] },
    ],
  ])('%s', async (_, body) => {
    relay.answer(200, body);
    for (const kind of ['profile', 'event'] as const) {
      const { name, message } = await refusal(relay[kind](won));
      expect(message).toBe(
        `Service unavailable: CleverTap gave an answer that does not say whether it took the ${kind}. Its status and its counts do not agree. Look in the CleverTap dashboard, and replay this step only if it is not there.`,
      );
      expect(name).toBe('HaltedError');
    }
    expect(relay.requests()).toHaveLength(2);
  });
});
