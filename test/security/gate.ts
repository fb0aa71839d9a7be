// Zapier's own machinery around the integration, and all that leaves it: requests, logs, errors, outputs, the cache.
import nock from 'nock';
import App from '../../index';
import {
  hubspotToken,
  pipedriveToken,
  type Sandbox,
  type SandboxResponse,
  type VendorName,
} from '../../sandbox';

export interface Sent {
  vendor: VendorName;
  host: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Exchange extends Sent {
  answer: string;
}

/** What a vendor answers. */
export type Answering = (sent: Sent) => SandboxResponse;

const hosts: readonly [VendorName, RegExp][] = [
  ['hubspot', /^https:\/\/api\.hubapi\.com/],
  ['pipedrive', /^https:\/\/(acme|api)\.pipedrive\.com/],
  ['clevertap', /^https:\/\/eu1\.api\.clevertap\.com/],
  ['assistant', /^https:\/\/(login|api)\.7targets\.com/],
];

/** Answers each request of the process from here. @returns what was sent, as it grows */
export function openGate(answer: Answering): Exchange[] {
  const all: Exchange[] = [];
  for (const [vendor, host] of hosts)
    for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])
      nock(host)
        .persist()
        .intercept(/.*/, method)
        .reply(function reply(url, body) {
          const headers = Object.fromEntries(
            Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
          );
          const sent = {
            vendor,
            host: headers.host ?? '',
            method,
            url,
            headers,
            body: asText(body, headers),
          };
          const { status, body: text, headers: answered } = answer(sent);
          all.push({ ...sent, answer: text });
          return [status, text, answered];
        });
  return all;
}

/** nock takes bodies apart by their content type. */
function asText(body: nock.Body, headers: Record<string, string>): string {
  if (typeof body === 'string') return body;
  return headers['content-type']?.includes('form-urlencoded')
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body);
}

/** Credentials that the sandbox does not have, in the place of its own. */
export const canaries = {
  hubspot_access_token: 'pat-na1-canary-hubspot',
  pipedrive_api_token: 'canary0pipedrive0canary0pipedrive0canary',
  clevertap_passcode: 'CANARY-CLEVERTAP-PASSCODE',
  assistant_client_secret: 'canary+assistant/secret=',
};

/** Passes a request on as if it bore the sandbox's own credentials. */
export const passTo =
  (sandbox: Sandbox): Answering =>
  ({ vendor, method, url, headers, body }) => {
    const swapped = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value
          .replace(canaries.hubspot_access_token, hubspotToken)
          .replace(canaries.pipedrive_api_token, pipedriveToken),
      ]),
    );
    return sandbox.handle(vendor, { method, url, headers: swapped, body });
  };

type Handler = (event: object, context: object) => Promise<{ results: unknown }>;
const { createAppHandler } = jest.requireActual('zapier-platform-core') as {
  createAppHandler(app: unknown): Handler;
};
const handler = createAppHandler(App);

export interface Left {
  /** undefined where it ended in an error. */
  results: unknown;
  /** The error's name, message and stack. */
  error: string;
  /** Each line that the platform would keep. */
  logs: string[];
}

/** Runs a method of the definition as the platform does; `cache` stands for the platform's. */
export async function execute(method: string, bundle: object, cache: object = {}): Promise<Left> {
  const logs: string[] = [];
  const customLogger = (message: string, data: unknown) => logs.push(JSON.stringify({ message, data }));
  const event = { command: 'execute', method, bundle, zcacheTestObj: cache, customLogger };
  return handler(event, {}).then(
    ({ results }) => ({ results, error: '', logs }),
    (error: Error) => ({
      results: undefined,
      error: `${error.name}: ${error.message}\n${error.stack}`,
      logs,
    }),
  );
}

/** Pauses between tries take no time; what ends a request that hangs stays. */
export function skipPauses(): void {
  const later = globalThis.setTimeout;
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((act: () => void, span = 0) => later(act, span < 2_000 ? 0 : span)) as never);
}
