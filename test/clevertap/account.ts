// The three actions on a connection with a CleverTap section, and what they sent.
import uploadBatch from '../../creates/upload-clevertap-batch';
import uploadEvent from '../../creates/upload-clevertap-event';
import upsertProfile from '../../creates/upsert-clevertap-profile';
import { clevertapAccount, clevertapPasscode, type SandboxResponse } from '../../sandbox';
import { failure } from '../helpers/failure';
import { start, useWorld, type World } from '../helpers/world';

export const ada = 'ada@moreau-optics.example';
export const startSeconds = Date.parse(start) / 1000;

export interface Result {
  id: string;
  outcome: string;
  messages: { level: string; text: string }[];
  results: { index: number; status: string; code: number | null; text: string | null }[];
  [key: string]: unknown;
}

type Extra = Parameters<World['run']>[2];

export function useCleverTap() {
  const world = useWorld();
  const authData = { clevertap_account_id: clevertapAccount, clevertap_passcode: clevertapPasscode };
  const run = (operation: Parameters<World['run']>[0], inputData: object, extra: Extra = {}) =>
    world.run<Result>(operation, inputData, { ...extra, authData: { ...authData, ...extra.authData } });
  return {
    profile: (inputData: object, extra?: Extra) => run(upsertProfile, inputData, extra),
    event: (inputData: object, extra?: Extra) => run(uploadEvent, inputData, extra),
    batch: (inputData: object, extra?: Extra) => run(uploadBatch, inputData, extra),
    get sandbox() {
      return world.sandbox;
    },
    get clevertap() {
      return world.sandbox.clevertap;
    },
    /** `METHOD path?query` of every request so far. */
    requests: () => world.sandbox.requests.map(({ method, url }) => `${method} ${url}`),
    /** The records of every request so far. */
    sent: () => world.sandbox.requests.map(({ body }) => (body as { d: Record<string, unknown>[] }).d),
    /** CleverTap answers this from now on. */
    answer: (status: number, body: unknown = '', headers: SandboxResponse['headers'] = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      world.sandbox.interceptors.push(() => ({ status, headers, body: text }));
    },
  };
}

export const texts = ({ messages }: Result) => messages.map(({ level, text }) => `${level}: ${text}`);

/** The error in its own words: Zapier's tester adds what happened before it to some. */
export async function refusal(work: Promise<unknown>) {
  const { message, ...rest } = await failure(work);
  return { ...rest, message: message.split('\nWhat happened:')[0] ?? '' };
}
