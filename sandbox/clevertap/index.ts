// CleverTap, as far as a credential check goes (clevertap.md 2): a dry run of one upload, or one profile read.
import { z } from 'zod';
import { json } from '../core/answer';
import type { Incoming, SandboxResponse, Vendor } from '../core/types';

export const clevertapAccount = 'TEST-4RW-KZ8-6W7Z';
export const clevertapPasscode = 'SANDBOX-PASSCODE';

const uploadSchema = z.strictObject({ d: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) });

export function createCleverTap(): Vendor {
  return { handle, reset: () => undefined };
}

function handle(request: Incoming): SandboxResponse {
  const { headers, method, path, query } = request;
  if (headers['x-clevertap-account-id'] !== clevertapAccount) return fail(401, 'Account ID is not valid');
  // The words for a wrong passcode are unconfirmed.
  if (headers['x-clevertap-passcode'] !== clevertapPasscode) return fail(401, 'Passcode is not valid');
  // Only the dry run: a stand-in that took real uploads without their checks would prove nothing.
  if (method === 'POST' && path === '/1/upload' && query.get('dryRun') === '1') return dryRun(request.body);
  if (method === 'GET' && path === '/1/profile.json') return json(200, { status: 'success' });
  return fail(404, 'Not found');
}

function dryRun(text: string): SandboxResponse {
  const parsed = parse(text);
  if (parsed === undefined) return fail(400, 'Malformed request');
  return json(200, { status: 'success', processed: parsed.d.length, unprocessed: [] });
}

function parse(text: string): z.infer<typeof uploadSchema> | undefined {
  try {
    return uploadSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // answered with 400 by the caller
  }
}

function fail(code: number, error: string): SandboxResponse {
  return json(code, { status: 'fail', error, code });
}
