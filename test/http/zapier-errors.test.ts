// Which of Zapier's errors each of ours becomes: what waits, what asks to reconnect, what stops, what fails.
import { errorKinds, RelayError, withZapierErrors } from '../../http';
import { inCall } from '../helpers/call';

const told = { what: 'It went wrong.', why: 'Something was missing.', todo: 'Add it.' };

/** The error as Zapier gets it. */
const thrown = (error: unknown, authData = {}) =>
  inCall(
    (call) =>
      withZapierErrors(call, () => Promise.reject(error)).then(
        () => undefined,
        (reason: Error) => ({ name: reason.name, text: reason.message }),
      ),
    { authData },
  );

const expected: Record<(typeof errorKinds)[number], string> = {
  'Invalid API key': 'ExpiredAuthError',
  'Permission denied': 'AppError',
  'Rate limit exceeded': 'AppError',
  'Service unavailable': 'AppError',
  'Duplicate found': 'HaltedError',
  'Required field missing': 'HaltedError',
  'Record not found': 'HaltedError',
  'Invalid input': 'HaltedError',
  'Set-up missing': 'AppError',
  'Rule error': 'AppError',
};

test.each(errorKinds)('%s', async (kind) => {
  const error = await thrown(new RelayError(kind, told));
  expect(error?.name).toBe(expected[kind]);
  expect(error?.text).toContain(`${kind}: It went wrong. Something was missing. Add it.`);
});

test.each(['Rate limit exceeded', 'Service unavailable'] as const)(
  '%s with a delay waits for it',
  async (kind) => {
    const error = await thrown(new RelayError(kind, told, { retryAfter: 7 }));
    expect(error?.name).toBe('ThrottledError');
    expect(JSON.parse(error?.text ?? '')).toMatchObject({
      delay: 7,
      message: expect.stringContaining(`${kind}: `),
    });
  },
);

test('what a person must look at first stops, and is not run again by itself', async () => {
  expect(await thrown(new RelayError('Service unavailable', told, { halts: true }))).toMatchObject({
    name: 'HaltedError',
  });
});

test('a failure tells its name and the status of the answer', async () => {
  const error = await thrown(new RelayError('Service unavailable', told, { status: 503 }));
  expect(JSON.parse(error?.text ?? '')).toMatchObject({ code: 'Service unavailable', status: 503 });
});

test('a mistake in the code stays what it is', async () => {
  expect(await thrown(new TypeError('x is not a function'))).toEqual({
    name: 'TypeError',
    text: 'x is not a function',
  });
});

test('no secret of the connection stands in it, in whatever form a vendor echoes it', async () => {
  const secret = 'hush/hush+42';
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
  const why = `It said ${forms.join(', ')}.`;
  const error = await thrown(new RelayError('Invalid input', { ...told, why }), {
    hubspot_access_token: secret,
  });
  expect(error?.text).toContain('It said [hidden], [hidden], [hidden].');
});

test.each([
  ['Lead not found', 'Lead not found.'],
  ['Wait 3 s', 'Wait 3 s.'],
  ['Why?', 'Why?'],
  ['It said: "no"', '"no"'],
])('what a vendor says without a full stop does not run into the remedy: %s', (why, told) => {
  const { message } = new RelayError('Invalid input', { what: 'It refused.', why, todo: 'Look there.' });
  expect(message).toMatch(/^Invalid input: It refused\. .* Look there\.$/);
  expect(message).toContain(`${told} Look there.`);
});
