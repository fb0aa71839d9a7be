// One request through the account: who asks, how many ask at once, and which path. (clevertap.md 2, 7)
import type { Incoming, SandboxResponse } from '../core/types';
import type { Account } from './account';
import type { Kind, Limits } from './limits';
import { readProfile } from './read-profile';
import { badRequest, refused } from './refusals';
import { upload } from './upload';

export const clevertapAccount = 'TEST-4RW-KZ8-6W7Z';
export const clevertapPasscode = 'SANDBOX-PASSCODE';

export function dispatch(account: Account, limits: Limits, request: Incoming): SandboxResponse {
  const answer = run(account, limits, request);
  // clevertap.md 6: bodies may have blanks around their braces.
  return { ...answer, body: ` ${answer.body} ` };
}

function run(account: Account, limits: Limits, request: Incoming): SandboxResponse {
  const { headers, method, path } = request;
  if (headers['x-clevertap-account-id'] !== clevertapAccount) return refused(401, 'Account ID is not valid');
  // The words for a wrong passcode are unconfirmed.
  if (headers['x-clevertap-passcode'] !== clevertapPasscode) return refused(401, 'Passcode is not valid');
  const route = routes[`${method} ${path}`];
  if (!route) return refused(404, 'Not found');
  // No Retry-After and no other header tells how long. (clevertap.md 7)
  if (!limits.take(route.kind)) return refused(429, 'Too many concurrent requests');
  return route.run(account, request);
}

interface Route {
  kind: Kind;
  run(account: Account, request: Incoming): SandboxResponse;
}

const routes: Readonly<Record<string, Route>> = {
  'POST /1/upload': { kind: 'upload', run: needJson(upload) },
  'GET /1/profile.json': { kind: 'read', run: readProfile },
};

/** clevertap.md 2: a body says that it is JSON. */
function needJson(run: Route['run']): Route['run'] {
  return (account, request) => {
    const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    return isJson ? run(account, request) : badRequest('Content-Type is not application/json');
  };
}
