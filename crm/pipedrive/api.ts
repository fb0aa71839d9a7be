// Pipedrive answers in one envelope, in two generations: v2 for persons, deals, organizations and fields, v1 for
// users, notes and the change log. v2 refuses unknown keys and wrong types. (pipedrive.md 0, 1.5)
import { array, boolean, looseObject, nullish, optional, record, safeParse, string, unknown } from 'zod/mini';
import {
  type Answer,
  type Http,
  isHtml,
  type Memory,
  type Outgoing,
  parseAnswer,
  plainRefusal,
  RelayError,
  type Vendor,
} from '../../http';
import type { FieldSpec } from '../crm';
import { companyDomain } from './domain';

/** What the parts of this adapter share. */
export interface Pipedrive {
  /** Answers `data` and `additional_data` of a 2xx. */
  send(request: Outgoing): Promise<Envelope>;
  memory: Memory;
  fields: readonly FieldSpec[];
}

export interface Credential {
  token: string;
  /** The company's; without it the general host is asked. */
  domain: string | undefined;
}

export interface Envelope {
  data: unknown;
  additional: unknown;
}

const envelope = looseObject({
  success: optional(boolean()),
  data: optional(unknown()),
  additional_data: optional(unknown()),
});
const failure = looseObject({
  error: optional(string()),
  message: optional(string()),
  // Webhook endpoints tell by key. (pipedrive.md 1.5)
  errors: optional(record(string(), array(string()))),
  error_info: nullish(string()),
});

export function openPipedrive(
  http: Http,
  memory: Memory,
  credential: Credential,
  fields: readonly FieldSpec[],
): Pipedrive {
  const vendor = pipedriveVendor(credential.token, credential.domain);
  let notBefore = 0;
  return {
    memory,
    fields,
    send: async (request) => {
      await http.pause(notBefore - Date.now());
      const answer = await http.send(vendor, request);
      notBefore = Math.max(notBefore, Date.now() + windowPause(answer));
      const { success, data, additional_data } = parseAnswer(envelope, answer.data, 'Pipedrive');
      // A 200 may say that it failed. (pipedrive.md 8)
      if (success === false) throw refusal(answer);
      return { data, additional: additional_data };
    },
  };
}

/** Milliseconds to wait when the burst window is nearly used up: 429s that go on block the company. (pipedrive.md 1.6) */
function windowPause(answer: Answer): number {
  const remaining = Number(answer.header('x-ratelimit-remaining') ?? Number.NaN);
  const reset = Number(answer.header('x-ratelimit-reset') ?? Number.NaN);
  return remaining <= 1 && reset > 0 ? Math.min(reset, 2) * 1_000 : 0;
}

export function pipedriveVendor(token: string, domain: string | undefined): Vendor {
  return {
    name: 'pipedrive',
    label: 'Pipedrive',
    origin: `https://${domain ? companyDomain(domain) : 'api'}.pipedrive.com`,
    headers: { 'x-api-token': token },
    refusal,
  };
}

function refusal(answer: Answer): RelayError {
  if (answer.status === 403 && isHtml(answer)) return blocked();
  if (answer.status === 429) return tooFast(answer);
  const credential = 'Copy your API token from Pipedrive (Personal preferences › API) and reconnect.';
  return plainRefusal({ label: 'Pipedrive', credential, reason }, answer);
}

function reason(answer: Answer): string | undefined {
  const parsed = safeParse(failure, answer.data);
  if (!parsed.success) return undefined;
  const { error, message, errors = {}, error_info } = parsed.data;
  const byKey = Object.entries(errors).map(([key, texts]) => `${key}: ${texts.join(', ')}`);
  return error ?? message ?? (byKey.join('; ') || error_info) ?? undefined;
}

const blocked = () =>
  new RelayError(
    'Rate limit exceeded',
    {
      what: 'Pipedrive has blocked requests of this company for a while.',
      why: 'Too many requests went on after its limit was reached, from this or another integration.',
      todo: 'The step waits and is tried again; find the integration that does not slow down.',
    },
    { status: 403, retryAfter: 900 },
  );

function tooFast(answer: Answer): RelayError {
  const daily = answer.header('x-daily-ratelimit-token-remaining') === '0';
  const told = Number(answer.header('retry-after') ?? answer.header('x-ratelimit-reset') ?? Number.NaN);
  return new RelayError(
    'Rate limit exceeded',
    {
      what: daily
        ? "Pipedrive's daily token budget of this company is spent."
        : 'Pipedrive asks to slow down.',
      why: daily
        ? 'All users and integrations of the company share it; it starts anew at midnight of its server.'
        : 'Too many requests came within two seconds, from this or another integration.',
      todo: daily
        ? 'The step is tried again later; a token top-up or a longer polling interval helps.'
        : 'The step waits and is tried again.',
    },
    { status: 429, retryAfter: daily ? 3600 : Math.max(2, told > 0 ? Math.ceil(told) : 2) },
  );
}
