// One test's world: the sandbox behind nock, a standing clock, the platform's cache, and operations called through
// Zapier's own tester.
import nock from 'nock';
import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import App from '../../index';
import { createSandbox, type Sandbox, type SandboxResponse } from '../../sandbox';
import { advance, setTime } from './time';

export const start = '2026-03-02T09:00:00.000Z';
export const token = 'pat-na1-sandbox';

const hosts = {
  hubspot: 'https://api.hubapi.com',
  pipedrive: /https:\/\/(api|acme)\.pipedrive\.com/,
  clevertap: 'https://eu1.api.clevertap.com',
  assistant: /https:\/\/(login|api)\.7targets\.com/,
} as const;

type Perform = (z: ZObject, bundle: Bundle) => unknown;

export interface World {
  sandbox: Sandbox;
  /** Runs an operation with these inputs. */
  run<T = Record<string, unknown>>(
    operation: Runnable,
    inputData: object,
    extra?: Partial<Bundle>,
  ): Promise<T>;
  /** `METHOD path` of the requests that reached a vendor since the last call of this. */
  requests(): string[];
  forget(): void;
}

interface Runnable {
  operation: object;
}

/** Opens a world for each test of the file, and closes it. */
export function useWorld(prepare: (sandbox: Sandbox) => void = () => undefined): World {
  let sandbox = createSandbox();
  let memory = {};
  let seen = 0;
  beforeEach(() => {
    setTime(start);
    sandbox = createSandbox({ now: () => Date.now() });
    memory = {};
    seen = 0;
    prepare(sandbox);
    connect(sandbox);
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const appTester = createAppTester(App);
  return {
    get sandbox() {
      return sandbox;
    },
    run: async ({ operation }, inputData, extra = {}) => {
      Object.assign(appTester, { zcacheTestObj: memory });
      const authData = { crm: 'hubspot', hubspot_access_token: token, ...extra.authData };
      const bundle = { inputData, ...extra, authData };
      const { perform } = operation as { perform: Perform };
      return (await appTester(perform, bundle as Bundle)) as never;
    },
    requests: () => {
      const fresh = sandbox.requests.slice(seen).map(({ method, url }) => `${method} ${url.split('?')[0]}`);
      seen = sandbox.requests.length;
      return fresh;
    },
    forget: () => {
      memory = {};
    },
  };
}

/** Vendors' hosts answer from the sandbox; any other host is an error. */
export function connect(sandbox: Sandbox): void {
  for (const [vendor, host] of Object.entries(hosts)) {
    for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
      nock(host)
        .persist()
        .intercept(/.*/, method)
        .reply(async function answer(url, body) {
          const headers = Object.fromEntries(
            Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
          );
          const response = sandbox.handle(vendor as keyof typeof hosts, {
            method,
            url,
            headers,
            body: asSent(body, headers),
          });
          travel(response);
          return [response.status, response.body, response.headers];
        });
    }
  }
}

/** No request waits longer for its answer (http/send.ts). */
const patience = 12_000;

/**
 * Lets an answer arrive: at once, later by the standing clock, or never.
 * @throws Error as the client meets it
 */
export function travel({ passage }: SandboxResponse): void {
  if (passage === 'dropped') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  if (!passage) return;
  advance(Math.min(passage.delayMs, patience));
  if (passage.delayMs > patience)
    throw Object.assign(new Error('network timeout'), { type: 'request-timeout' });
}

/** nock takes bodies apart by their content type; the sandbox wants them as they came. */
function asSent(body: nock.Body, headers: Record<string, string>): string {
  if (typeof body === 'string') return body;
  if (!headers['content-type']?.includes('form-urlencoded')) return JSON.stringify(body);
  return new URLSearchParams(body as Record<string, string>).toString();
}
