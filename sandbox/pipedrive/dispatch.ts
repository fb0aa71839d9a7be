// One request through the company: edge, token, route, limits, body, and the answer's envelope (pipedrive.md 1.5).
import { html, json } from '../core/answer';
import { createRouter } from '../core/router';
import type { Incoming, SandboxResponse } from '../core/types';
import type { Route } from './call';
import type { Company } from './company';
import type { User } from './entities';
import type { Limits } from './limits';
import { badRequest, failure, Refusal, unauthorized } from './refusals';
import { changelogRoutes } from './routes/changelog';
import { currencyRoutes } from './routes/currencies';
import { fieldRoutes } from './routes/fields';
import { filterRoutes } from './routes/filters';
import { goneRoutes } from './routes/gone';
import { leadLabelRoutes } from './routes/lead-labels';
import { leadRoutes } from './routes/leads';
import { noteRoutes } from './routes/notes';
import { pipelineRoutes } from './routes/pipelines';
import { recordRoutes } from './routes/records';
import { searchRoutes } from './routes/search';
import { userRoutes } from './routes/users';
import { webhookRoutes } from './routes/webhooks';

const routes: Route[] = [
  ...searchRoutes, // before /:id
  ...userRoutes,
  ...recordRoutes,
  ...fieldRoutes,
  ...pipelineRoutes,
  ...leadRoutes,
  ...leadLabelRoutes,
  ...noteRoutes,
  ...changelogRoutes,
  ...webhookRoutes,
  ...filterRoutes,
  ...currencyRoutes,
  ...goneRoutes,
];
const match = createRouter(routes);

export function dispatch(company: Company, limits: Limits, request: Incoming): SandboxResponse {
  if (limits.isBlocked())
    return html(403, '<!DOCTYPE html><html><body><h1>Sorry, you have been blocked</h1></body></html>');
  const headers: Record<string, string> = {};
  try {
    const answer = run(company, limits, request, headers);
    return json(answer.status, answer.body, headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return json(error.status, error.body, { ...headers, ...error.headers });
  }
}

function run(company: Company, limits: Limits, request: Incoming, headers: Record<string, string>) {
  const { token, user } = authenticate(company, request);
  const path = request.path.replace(/^\/v1(?=\/)/, '/api/v1'); // v1 answers under both (pipedrive.md 1.1)
  const matched = match(request.method, path);
  if (matched === undefined) throw failure(404, 'Unknown method .');
  if (matched === 'wrong method') throw failure(405, 'Method not allowed');
  const { route, params } = matched;
  Object.assign(headers, limits.take(token, route.cost, route.search === true, `${request.method} ${path}`));
  refuseContentType(request);
  const agent = request.headers['user-agent'] ?? '';
  return route.run({ company, user, params, query: request.query, text: request.body, agent });
}

/** The header only: the query form is no longer in the specs. A deactivated user's token presumably dies (1.2). */
function authenticate({ apiTokens, users }: Company, { headers }: Incoming): { token: string; user: User } {
  const token = headers['x-api-token'] ?? '';
  const user = Object.hasOwn(apiTokens, token) ? users.get(apiTokens[token] ?? 0) : undefined;
  if (!user?.active) throw unauthorized();
  return { token, user };
}

/** pipedrive.md 1.1: JSON bodies say that they are JSON. */
function refuseContentType({ body, headers }: Incoming): void {
  const type = headers['content-type'] ?? '';
  if (body !== '' && !/^application\/json\b/i.test(type))
    throw badRequest('Bad request', `Content-Type "${type}"; send application/json.`);
}
