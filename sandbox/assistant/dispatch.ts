// One request: the login, or a call that bears its token and names its user. (assistant-7targets.md 2)
import type { Incoming, SandboxResponse } from '../core/types';
import { listAssistants } from './assistants';
import { createLead, stopFollowUp, updateLead } from './leads';
import type { Organisation } from './organisation';
import { refused } from './refusals';
import type { Tokens } from './tokens';

type Route = (organisation: Organisation, request: Incoming) => SandboxResponse;

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/leads': { POST: write(createLead), PUT: write(updateLead) },
  '/leads/stop/followup': { PUT: write(stopFollowUp) },
  '/leads/assistant': { GET: listAssistants },
};

export function dispatch(organisation: Organisation, tokens: Tokens, request: Incoming): SandboxResponse {
  const { method, path, headers } = request;
  if (method === 'POST' && path === '/oauth2/token') return tokens.grant(request);
  // How a bad token and a bad user are refused is unconfirmed: that nothing tells the two apart is the harder way.
  const user = headers['7ts-user-identifier'];
  const admitted = tokens.admits(request) && user === organisation.settings.userIdentifier;
  if (!admitted) return refused(401, 'Unauthorized');
  const methods = routes[path];
  if (!methods) return refused(404, 'Not Found');
  return methods[method]?.(organisation, request) ?? refused(405, 'Method Not Allowed');
}

/** A write says that it is JSON; a test may have all of them refused. */
function write(run: Route): Route {
  return (organisation, request) => {
    const { refusal } = organisation.settings;
    if (refusal) return refused(refusal.status, refusal.text);
    const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    return isJson ? run(organisation, request) : refused(415, 'Unsupported Media Type');
  };
}
