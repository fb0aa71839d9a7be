// The one place a request leaves from. Zapier's client is used raw: bodies go out as bytes, because it edits
// `{{double curly braces}}` in anything else; answers are judged here, not by its middleware.
import type { HttpResponse } from 'zapier-platform-core';
import type { Call } from './call';
import { RelayError } from './errors';
import { originOf, type VendorName } from './hosts';
import { isHtml } from './html';
import { redact, secretsOf } from './redact';
import { pauseBefore } from './retry';

/** Zapier ends an operation after 30 seconds; what we do is over before. */
const callBudget = 25_000;
const requestTimeout = 12_000;

export interface Vendor {
  name: VendorName;
  /** As people call it: "HubSpot". */
  label: string;
  origin: string;
  headers: Record<string, string>;
  /** The vendor's own error answer, in our words. */
  refusal(answer: Answer): RelayError;
  /** For a vendor whose error answers are mere text: its words, which explain its 404 and 5xx as well. */
  words?(answer: Answer): string | undefined;
  /** Its answers may hold tokens made at run time, which the platform's logs do not know: they see no body of it. */
  unlogged?: true;
}

export interface Outgoing {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path and query, percent-encoded. */
  path: string;
  json?: unknown;
  form?: Record<string, string>;
  /** Sent again after a 5xx or a dropped connection. Default: only a GET. */
  repeatable?: boolean;
}

export interface Answer {
  status: number;
  header(name: string): string | undefined;
  /** The parsed JSON, or undefined where the body is no JSON. */
  data: unknown;
  /** The body as it came. */
  text: string;
}

export interface Http {
  /** @throws RelayError for every answer that is not 2xx, and for none at all */
  send(vendor: Vendor, request: Outgoing): Promise<Answer>;
  /** Milliseconds that are left of this call's time. */
  timeLeft(): number;
  /** Waits, but never past the end of this call's time; not at all when there is nothing to wait for. */
  pause(milliseconds: number): Promise<void>;
}

export function openHttp(call: Call, started = Date.now()): Http {
  const timeLeft = () => started + callBudget - Date.now();
  return {
    timeLeft,
    send: (vendor, request) => trySend(call, vendor, request, timeLeft),
    pause: async (milliseconds) => {
      const span = Math.min(milliseconds, timeLeft());
      if (span > 0) await sleep(span);
    },
  };
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function trySend(
  call: Call,
  vendor: Vendor,
  request: Outgoing,
  timeLeft: () => number,
): Promise<Answer> {
  const repeatable = request.repeatable ?? request.method === 'GET';
  for (let attempt = 1; ; attempt += 1) {
    const result = await sendOnce(call, vendor, request, timeLeft());
    if (!(result instanceof RelayError)) return result;
    const passing = result.kind === 'Service unavailable' && result.retryAfter === undefined;
    const pause = pauseBefore(attempt + 1, { repeatable: repeatable && passing, timeLeft: timeLeft() });
    if (pause === undefined) throw result;
    await sleep(pause);
  }
}

async function sendOnce(
  call: Call,
  vendor: Vendor,
  request: Outgoing,
  timeLeft: number,
): Promise<Answer | RelayError> {
  const url = addressOf(vendor, request);
  let answer: Answer;
  try {
    answer = await exchange(call, vendor, url, optionsFor(vendor, request, timeLeft));
  } catch (cause) {
    return unreachable(vendor, cause);
  }
  if (answer.status >= 200 && answer.status < 300) {
    return answer.data === undefined && answer.text.trim() !== '' ? unreadable(vendor, answer) : answer;
  }
  // A redirect is not followed, and is nothing that a vendor's API answers by itself.
  if (answer.status >= 500 || answer.status < 400) return failing(vendor, answer);
  if (answer.status === 404 && !isItsOwn(vendor, answer)) return notItsOwn(vendor);
  return vendor.refusal(answer);
}

/** Read raw, a body stays out of the platform's logs, and out of what it appends to errors. */
async function exchange(
  call: Call,
  vendor: Vendor,
  url: string,
  options: ReturnType<typeof optionsFor>,
): Promise<Answer> {
  const secrets = secretsOf(call.bundle.authData);
  if (vendor.unlogged) {
    const response = await call.z.request(url, { ...options, raw: true });
    return toAnswer(response, await response.text(), secrets);
  }
  const response = await call.z.request(url, options);
  return toAnswer(response, response.content, secrets);
}

function addressOf(vendor: Vendor, request: Outgoing): string {
  const origin = originOf(vendor.name, vendor.origin);
  if (decodeURIComponent(request.path).includes('{{')) {
    throw new RelayError('Invalid input', {
      what: 'The value to look for contains double curly braces.',
      why: 'Zapier rewrites such text in web addresses, so it would not be looked for as it is.',
      todo: 'Look for it by another field, or by its id.',
    });
  }
  return origin + request.path;
}

function optionsFor(vendor: Vendor, request: Outgoing, timeLeft: number) {
  const body = bodyOf(request);
  return {
    method: request.method,
    headers: {
      accept: 'application/json',
      'user-agent': 'Zapier',
      ...vendor.headers,
      ...(body && { 'content-type': body.type }),
    },
    ...(body && { body: body.bytes }),
    // A redirect could carry the token to another host.
    redirect: 'manual' as const,
    timeout: Math.max(1_000, Math.min(requestTimeout, timeLeft)),
    // Else the client copies the whole definition of the integration for each request. (bench/README.md)
    merge: false,
    skipThrowForStatus: true,
    throwForThrottlingEarly: false,
  };
}

function bodyOf(request: Outgoing): { bytes: Buffer | string; type: string } | undefined {
  if (request.json !== undefined) {
    return { bytes: Buffer.from(JSON.stringify(request.json)), type: 'application/json' };
  }
  if (request.form) {
    // As text: bytes of this type are taken for an object and encoded once more. No user's text goes this way.
    return {
      bytes: new URLSearchParams(request.form).toString(),
      type: 'application/x-www-form-urlencoded',
    };
  }
  return undefined;
}

/** What went wrong is told with the vendor's words, shortened even: secrets go out of them before anybody reads them. */
function toAnswer(
  response: Pick<HttpResponse, 'status' | 'getHeader'>,
  body: string,
  secrets: readonly string[],
): Answer {
  const { status } = response;
  const text = status >= 400 ? redact(body, secrets) : body;
  return { status, header: (name) => response.getHeader(name) ?? undefined, data: parseJson(text), text };
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: what that means is for the reader of `data`, who finds it undefined.
    return undefined;
  }
}

function unreachable(vendor: Vendor, cause: unknown): RelayError {
  return new RelayError(
    'Service unavailable',
    {
      what: `${vendor.label} did not answer.`,
      why: 'The connection failed or took too long.',
      todo: 'Try again in a few minutes.',
    },
    { cause },
  );
}

/** A success that is no JSON: a page of what stands between, or an answer that was cut. Nobody knows what was done. */
const unreadable = (vendor: Vendor, { status }: Answer): RelayError =>
  new RelayError(
    'Service unavailable',
    {
      what: `${vendor.label} gave an answer that cannot be read.`,
      why: 'It was cut off, or something between answered in its place.',
      todo: 'Try again in a few minutes.',
    },
    { status },
  );

/** A gateway's or a path's 404 says nothing about the record: it has no JSON, or is a page. */
const isItsOwn = (vendor: Vendor, answer: Answer): boolean =>
  vendor.words ? !isHtml(answer) : answer.data !== undefined;

function notItsOwn(vendor: Vendor): RelayError {
  return new RelayError(
    'Service unavailable',
    {
      what: `${vendor.label} gave an answer that is not its own (404).`,
      why: 'Something between may have answered in its place.',
      todo: 'Try again in a few minutes.',
    },
    { status: 404 },
  );
}

function failing(vendor: Vendor, answer: Answer): RelayError {
  const { status } = answer;
  return new RelayError(
    'Service unavailable',
    {
      what: `${vendor.label} answered with an error of its own (${status}).`,
      why: vendor.words?.(answer) ?? 'The service has a problem at the moment.',
      todo: 'Try again in a few minutes.',
    },
    { status },
  );
}
