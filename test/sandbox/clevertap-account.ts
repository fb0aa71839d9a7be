// One test's CleverTap account: a standing clock and a way to upload something.
import { clevertapAccount, clevertapPasscode, createSandbox } from '../../sandbox/index';
import { noon, type Reply } from './portal';

export { noon };

export const credentials = {
  'X-CleverTap-Account-Id': clevertapAccount,
  'X-CleverTap-Passcode': clevertapPasscode,
  'Content-Type': 'application/json',
};

export function openAccount() {
  const sandbox = createSandbox({ now: () => noon });
  const ask = (method: string, url: string, body: unknown = '', headers: object = {}): Reply => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = sandbox.handle('clevertap', {
      method,
      url,
      headers: { ...credentials, ...headers },
      body: text,
    });
    return { ...answer, text: answer.body, body: JSON.parse(answer.body) };
  };
  const upload = (...d: object[]) => ask('POST', '/1/upload', { d });
  return { sandbox, clevertap: sandbox.clevertap, ask, upload };
}

export const profile = (profileData: object, more: object = {}) => ({
  type: 'profile',
  identity: 'ada@acme.example',
  profileData,
  ...more,
});

export const event = (evtName: unknown, evtData: unknown = {}, more: object = {}) => ({
  type: 'event',
  identity: 'ada@acme.example',
  evtName,
  evtData,
  ...more,
});

/** The codes of what was not taken. */
export const refusals = ({ body }: Reply): number[] =>
  body.unprocessed.map(({ code }: { code: number }) => code);
