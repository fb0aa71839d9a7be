// GET /leads/assistant: a bare array, 0-based pages of ten. (assistant-7targets.md 2: Endpoints)
import { json } from '../core/answer';
import type { Incoming, SandboxResponse } from '../core/types';
import type { Organisation } from './organisation';
import { wireAssistant } from './present';
import { badRequest } from './refusals';

const parameters = ['searchString', 'page', 'size', 'sort'];
/** The largest page is unconfirmed; that more is cut without a word is the harder way. */
const mostOnPage = 20;

export function listAssistants(organisation: Organisation, { query }: Incoming): SandboxResponse {
  const unknown = [...query.keys()].find((name) => !parameters.includes(name));
  if (unknown) return badRequest(`Unknown parameter ${unknown}`);
  const page = Number(query.get('page') ?? 0);
  const size = Math.min(Number(query.get('size') ?? 10), mostOnPage);
  const isWhole = Number.isInteger(page) && Number.isInteger(size);
  if (!isWhole || page < 0 || size < 1) return badRequest('Invalid page or size');
  // What is searched is unconfirmed: the name alone is the harder way.
  const wanted = (query.get('searchString') ?? '').toLowerCase();
  const all = organisation.assistants.filter(
    ({ name, shared }) => shared && name.toLowerCase().includes(wanted),
  );
  return json(200, all.slice(page * size, (page + 1) * size).map(wireAssistant));
}
