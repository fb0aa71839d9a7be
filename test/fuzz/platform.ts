// Zapier's side of a call without its machinery, so that thousands fit into a minute: requests go straight to the
// sandbox, which a test may spoil on the way, and nothing waits in real time.
import { type Bundle, errors, type ZObject } from 'zapier-platform-core';
import type { Sandbox, SandboxResponse, VendorName } from '../../sandbox';
import {
  assistantClientId,
  assistantClientSecret,
  assistantUserIdentifier,
  clevertapAccount,
  clevertapPasscode,
  hubspotToken,
  pipedriveToken,
} from '../../sandbox';
import { advance } from '../helpers/time';
import type { Callable } from './callables';

/** Every section of the connection is filled. */
export const authData = (crm: 'hubspot' | 'pipedrive') => ({
  crm,
  hubspot_access_token: hubspotToken,
  pipedrive_api_token: pipedriveToken,
  pipedrive_domain: 'acme',
  clevertap_account_id: clevertapAccount,
  clevertap_passcode: clevertapPasscode,
  clevertap_region: 'eu1',
  assistant_client_id: assistantClientId,
  assistant_client_secret: assistantClientSecret,
  assistant_user_identifier: assistantUserIdentifier,
});

const vendors: Readonly<Record<string, VendorName>> = {
  'api.hubapi.com': 'hubspot',
  'acme.pipedrive.com': 'pipedrive',
  'eu1.api.clevertap.com': 'clevertap',
  'login.7targets.com': 'assistant',
  'api.7targets.com': 'assistant',
};

/** What becomes of an answer on its way; throws as a broken connection does. */
export type Way = (answer: SandboxResponse) => SandboxResponse;

/** What Zapier hands over; inputs of any kind. */
export interface Given {
  authData?: Record<string, string>;
  inputData?: object | undefined;
  meta?: object;
  targetUrl?: string;
  subscribeData?: object;
}

interface Options {
  method: string;
  headers: Record<string, string>;
  body?: Buffer | string;
}

/** A connection that remembers, and `z` as the relay uses it. */
export function openPlatform(sandbox: Sandbox, way: Way = (answer) => answer) {
  const memory = new Map<string, string>();
  const cache = {
    get: async (key: string) => JSON.parse(memory.get(key) ?? 'null'),
    set: async (key: string, value: unknown) => memory.set(key, JSON.stringify(value)) && true,
    delete: async (key: string) => memory.delete(key),
  };
  const request = async (address: string, { method, headers, body = '' }: Options) => {
    const { host, pathname, search } = new URL(address);
    const vendor = vendors[host];
    if (!vendor) throw new Error(`A request went to ${host}.`);
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const answer = way(
      sandbox.handle(vendor, { method, url: pathname + search, headers: lower, body: String(body) }),
    );
    return {
      status: answer.status,
      getHeader: (name: string) => answer.headers[name] ?? null,
      content: answer.body,
      text: async () => answer.body,
    };
  };
  const z = { errors, cache, request, console: { log: () => undefined } } as unknown as ZObject;
  return (callable: Callable, given: Given) =>
    Promise.resolve(callable.perform(z, { inputData: {}, meta: {}, ...given } as unknown as Bundle));
}

/** Waiting costs the standing clock, and no time. */
export function skipWaiting(): void {
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((act: () => void, span = 0) => {
    advance(span);
    return setImmediate(act);
  }) as never);
}
