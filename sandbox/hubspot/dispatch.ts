// One request through the account: known path, token, limits, scopes, route, and the answer's envelope.
import { html, json } from '../core/answer';
import { uuid } from '../core/ids';
import { createRouter } from '../core/router';
import type { Incoming, SandboxResponse } from '../core/types';
import type { Answer, Route } from './call';
import type { Limits } from './limits';
import type { Portal } from './portal';
import { missingScopes, Refusal } from './refusals';
import { accountRoutes } from './routes/account';
import { contactRoutes } from './routes/contacts';
import { engagementRoutes } from './routes/engagements';
import { ownerRoutes } from './routes/owners';
import { propertyRoutes } from './routes/properties';

const routes: Route[] = [
  ...accountRoutes,
  ...contactRoutes,
  ...engagementRoutes,
  ...ownerRoutes,
  ...propertyRoutes,
];
const match = createRouter(routes);
const longestUrl = 8192; // the sheet knows the 414 but not the number (hubspot.md 1.6)

export function dispatch(
  portal: Portal,
  limits: Limits,
  random: () => number,
  request: Incoming,
): SandboxResponse {
  const matched = match(request.method, request.path);
  // hubspot.md 1.6: a bad path answers 404, possibly not as JSON
  if (matched === undefined) return html(404, '<html><body><h2>HTTP ERROR 404 Not Found</h2></body></html>');
  if (matched === 'wrong method')
    return html(405, '<html><body><h2>HTTP ERROR 405 Method Not Allowed</h2></body></html>');
  const headers: Record<string, string> = {};
  try {
    if (`${request.path}?${request.query}`.length > longestUrl)
      throw new Refusal(414, { message: 'URI Too Long' });
    const token = authenticate(portal, request);
    Object.assign(headers, limits.take(token, matched.route.search === true));
    authorize(portal, token, matched.route);
    refuseContentType(request);
    const call = { portal, params: matched.params, query: request.query, text: request.body };
    return success(matched.route.run(call), headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, headers, random);
  }
}

function success({ status, body, headers }: Answer, limitHeaders: Record<string, string>): SandboxResponse {
  const all = { ...limitHeaders, ...headers };
  return body === undefined ? { status, headers: all, body: '' } : json(status, body, all);
}

function refused(
  { status, body }: Refusal,
  headers: Record<string, string>,
  random: () => number,
): SandboxResponse {
  const correlationId = uuid(random);
  const all = { ...headers, 'x-hubspot-correlation-id': correlationId };
  return json(status, { status: 'error', ...body, correlationId }, all);
}

/** hubspot.md 1.1, 1.6: the Bearer header and nothing else; a hapikey in the URL is dead. */
function authenticate(portal: Portal, { headers }: Incoming): string {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined && Object.hasOwn(portal.tokens, token)) return token;
  const message =
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview';
  throw new Refusal(401, { message, category: 'INVALID_AUTHENTICATION' });
}

function authorize(portal: Portal, token: string, route: Route): void {
  const held = portal.tokens[token] ?? [];
  const lacking = route.scopes.find((alternatives) => !alternatives.some((scope) => held.includes(scope)));
  if (lacking) throw missingScopes(lacking);
}

/** hubspot.md 1.1: JSON bodies say that they are JSON. */
function refuseContentType({ body, headers }: Incoming): void {
  const type = headers['content-type'] ?? '';
  if (body !== '' && !/^application\/json\b/i.test(type))
    throw new Refusal(415, { message: `Unsupported Media Type: "${type}"; send application/json.` });
}
