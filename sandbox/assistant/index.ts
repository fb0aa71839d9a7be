// The assistant's service, as far as a credential check goes (assistant-7targets.md 2): a token, the assistants.
import { z } from 'zod';
import { json } from '../core/answer';
import type { Clock } from '../core/clock';
import { uuid } from '../core/ids';
import type { Incoming, SandboxResponse, Vendor } from '../core/types';

export const assistantClientId = 'sandbox-client';
export const assistantClientSecret = 'sandbox-client-secret';
export const assistantUserIdentifier = 'sandbox-user';

const lifetimeSeconds = 3600;

export const assistantSeedSchema = z.strictObject({
  assistants: z.array(z.strictObject({ name: z.string(), emailid: z.email() })).default([]),
});
type Assistant = { name: string; emailid: string };

export interface AssistantVendor extends Vendor {
  assistants: Assistant[];
}

export function createAssistant(clock: Clock, random: () => number): AssistantVendor {
  const expiries = new Map<string, number>();
  const assistants: Assistant[] = [];
  return {
    assistants,
    reset: () => {
      expiries.clear();
      assistants.length = 0;
    },
    handle: (request) => {
      if (request.method === 'POST' && request.path === '/oauth2/token') {
        const refusal = refusedGrant(request);
        if (refusal) return json(400, { error: refusal });
        const token = `sandbox.${uuid(random)}.token`;
        expiries.set(token, clock.now() + lifetimeSeconds * 1000);
        return json(200, { access_token: token, expires_in: lifetimeSeconds, token_type: 'Bearer' });
      }
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      return answer(request, (expiries.get(token) ?? 0) > clock.now(), assistants);
    },
  };
}

/** Cognito's words, with status 400. */
function refusedGrant({ headers, body }: Incoming): string | undefined {
  const basic = Buffer.from(`${assistantClientId}:${assistantClientSecret}`).toString('base64');
  if (headers.authorization !== `Basic ${basic}`) return 'invalid_client';
  const form = new URLSearchParams(body);
  if (!/^application\/x-www-form-urlencoded\b/.test(headers['content-type'] ?? '')) return 'invalid_request';
  if (form.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
  return form.get('scope') === 'leads/post' ? undefined : 'invalid_scope';
}

/** Statuses and bodies of its errors are unconfirmed: some text is all that is known. */
function answer(
  request: Incoming,
  authenticated: boolean,
  assistants: readonly Assistant[],
): SandboxResponse {
  if (!authenticated || request.headers['7ts-user-identifier'] !== assistantUserIdentifier)
    return text(401, 'Unauthorized');
  if (request.path !== '/leads/assistant') return text(404, 'Not Found');
  if (request.method !== 'GET') return text(405, 'Method Not Allowed');
  const wanted = (request.query.get('searchString') ?? '').toLowerCase();
  const size = Number(request.query.get('size') ?? 10);
  const start = Number(request.query.get('page') ?? 0) * size;
  const all = assistants
    .map(wire)
    .filter(({ name, emailid }) => `${name} ${emailid}`.toLowerCase().includes(wanted));
  return json(200, all.slice(start, start + size));
}

const text = (status: number, body: string): SandboxResponse => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});

function wire({ name, emailid }: Assistant, index: number) {
  return {
    id: 501 + index,
    name,
    organisationId: 77,
    completeSignature: `<p>${name}</p>`,
    emailid,
    description: null,
    role: 'Sales Assistant',
    defaultScheduleId: 1,
    defaultScheduleIdForEmailCC: 2,
    perDayEmailLimit: 200,
  };
}
