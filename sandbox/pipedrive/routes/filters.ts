// Saved filters, read-only here (pipedrive.md 6).
import { type Answer, type Call, ok, type Route } from '../call';
import type { SavedFilter } from '../company';
import { kinds } from '../kinds';
import { badRequest } from '../refusals';
import { plainTime } from '../times';

export const filterRoutes: Route[] = [{ method: 'GET', pattern: '/api/v1/filters', cost: 20, run: list }];

const types = ['people', 'org', 'deals', 'leads', 'activity', 'products', 'projects'];

function list(call: Call): Answer {
  const type = call.query.get('type');
  if (type !== null && !types.includes(type)) throw badRequest('Bad request', `type '${type}' is unknown`);
  const all = [...call.company.filters.values()];
  const asked = all.filter(({ kind }) => type === null || kinds[kind].filterType === type);
  return ok(asked.length > 0 ? asked.map((filter) => wire(call, filter)) : null);
}

const wire = ({ company }: Call, { id, name, kind }: SavedFilter) => ({
  id,
  name,
  active_flag: true,
  type: kinds[kind].filterType,
  temporary_flag: null,
  visible_to: 3,
  add_time: plainTime(company.clock.now()),
});
