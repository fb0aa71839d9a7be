// HubSpot answers errors in one envelope with every field optional; the burst limits name no delay, and the limit
// of its search is shared by every integration of the account. (hubspot.md 1.5, 1.6)
import { array, looseObject, optional, record, safeParse, string } from 'zod/mini';
import {
  type Answer,
  askedDelay,
  type Http,
  type Memory,
  type Outgoing,
  RelayError,
  type Vendor,
} from '../../http';
import type { FieldSpec } from '../crm';

/** The dated API version, in this one place. If admin rules block writes, 2026-03 is the documented way back. */
export const apiVersion = '2026-09';

export const contactsPath = `/crm/objects/${apiVersion}/contacts`;
export const propertiesPath = `/crm/properties/${apiVersion}/contacts`;
export const ownersPath = `/crm/owners/${apiVersion}`;
export const notesPath = `/crm/objects/${apiVersion}/notes`;
export const accountPath = `/account-info/${apiVersion}/details`;

/** What the parts of this adapter share. */
export interface HubSpot {
  /** Answers the parsed JSON of a 2xx. */
  send(request: Outgoing): Promise<unknown>;
  memory: Memory;
  fields: readonly FieldSpec[];
}

export function openHubSpot(
  http: Http,
  memory: Memory,
  token: string,
  fields: readonly FieldSpec[],
): HubSpot {
  const vendor = hubSpotVendor(token);
  return { memory, fields, send: async (request) => (await http.send(vendor, request)).data };
}

export function hubSpotVendor(token: string): Vendor {
  return {
    name: 'hubspot',
    label: 'HubSpot',
    origin: 'https://api.hubapi.com',
    headers: { authorization: `Bearer ${token}` },
    refusal,
  };
}

const detail = looseObject({
  code: optional(string()),
  message: optional(string()),
  context: optional(record(string(), array(string()))),
});
const envelope = looseObject({
  message: optional(string()),
  category: optional(string()),
  subCategory: optional(string()),
  policyName: optional(string()),
  correlationId: optional(string()),
  errors: optional(array(detail)),
});

interface Told {
  message: string;
  code: string | undefined;
  policy: string;
  scopes: string[];
  reference: string;
}

function refusal(answer: Answer): RelayError {
  const told = read(answer);
  const byStatus: Record<number, () => RelayError> = {
    401: () => wrongToken(told),
    403: () => missingScope(told),
    404: () => notThere(told),
    409: () => conflict(told),
    423: () => busy(answer, 2),
    429: () => tooFast(answer, told),
    477: () => busy(answer, 3600),
  };
  return (byStatus[answer.status] ?? (() => invalid(answer, told)))();
}

function read(answer: Answer): Told {
  const parsed = safeParse(envelope, answer.data);
  const body = parsed.success ? parsed.data : {};
  const first = body.errors?.[0];
  const id = body.correlationId ?? answer.header('x-hubspot-correlation-id');
  return {
    message: (body.message ?? 'no reason given').slice(0, 400),
    code: first?.code ?? body.subCategory ?? body.category,
    policy: body.policyName ?? '',
    scopes: first?.context?.requiredGranularScopes ?? [],
    reference: id ? ` (HubSpot's reference: ${id})` : '',
  };
}

const wrongToken = (told: Told) =>
  new RelayError(
    'Invalid API key',
    {
      what: 'HubSpot does not know this access token.',
      why: `It is mistyped, was rotated or was deleted${told.reference}.`,
      todo: 'Copy the service key from HubSpot (Development › Keys › Service keys) and reconnect.',
    },
    { status: 401 },
  );

const missingScope = (told: Told) =>
  new RelayError(
    'Permission denied',
    {
      what: 'The HubSpot key may not do this.',
      why: told.scopes.length > 0 ? `It lacks the scope ${told.scopes.join(' or ')}.` : told.message,
      todo: 'Add the scope to the service key in HubSpot; the key itself stays the same.',
    },
    { status: 403 },
  );

const notThere = (told: Told) =>
  new RelayError(
    'Record not found',
    {
      what: 'HubSpot has no such record.',
      why: `It was deleted, merged or never existed${told.reference}.`,
      todo: 'Check the id or e-mail address that this step was given.',
    },
    { status: 404 },
  );

const conflict = (told: Told) =>
  new RelayError(
    'Duplicate found',
    { what: 'HubSpot already has this.', why: told.message, todo: 'Use the existing one.' },
    { status: 409, ...(told.code && { code: told.code }) },
  );

function busy(answer: Answer, seconds: number): RelayError {
  return new RelayError(
    'Service unavailable',
    {
      what: 'HubSpot has locked the record or the account for a moment.',
      why: 'Another change is under way.',
      todo: 'The step waits and is tried again.',
    },
    { status: answer.status, retryAfter: askedDelay(answer) ?? seconds },
  );
}

function tooFast(answer: Answer, told: Told): RelayError {
  const daily = told.policy === 'DAILY';
  const fallback = daily ? 3600 : told.policy === 'SECONDLY' ? 2 : 10;
  return new RelayError(
    'Rate limit exceeded',
    {
      what: daily ? "HubSpot's daily request budget of this account is spent." : 'HubSpot asks to slow down.',
      why: daily
        ? 'All integrations of the account share it; it starts anew at midnight in the account’s time zone.'
        : 'Too many requests came in a short time, from this or another integration.',
      todo: daily
        ? 'The step is tried again later; raise the limit if this happens often.'
        : 'The step waits and is tried again.',
    },
    { status: 429, retryAfter: askedDelay(answer) ?? fallback, code: told.policy },
  );
}

const invalid = (answer: Answer, told: Told) =>
  new RelayError(
    'Invalid input',
    {
      what: 'HubSpot refused the values.',
      why: `${told.message}${told.reference}`,
      todo: 'Mend the value, or relax the rule that an admin set for this property in HubSpot.',
    },
    { status: answer.status, ...(told.code && { code: told.code }) },
  );
