// Saved filters, read-only here (pipedrive.md 6).
import { type Answer, type Call, ok, type Route } from '../call';
import type { SavedFilter } from '../company';
import { searchables } from '../kinds';
import { badRequest } from '../refusals';
import { plainTime } from '../times';

export const filterRoutes: Route[] = [{ method: 'GET', pattern: '/api/v1/filters', cost: 20, run: list }];

const types = ['people', 'org', 'deals', 'leads', 'activity', 'products', 'projects'];

function list(call: Call): Answer {
  const type = call.query.get('type');
  if (type !== null && !types.includes(type)) throw badRequest('Bad request', `type '${type}' is unknown`);
  const all = [...call.company.filters.values()];
  const asked = all.filter((filter) => type === null || typeOf(filter) === type);
  return ok(asked.length > 0 ? asked.map(wire) : null); // pipedrive.md 3.1: an empty v1 list can be null
}

const typeOf = ({ kind }: SavedFilter): string | undefined =>
  searchables.find(({ name }) => name === kind)?.filterType;

const wire = (filter: SavedFilter) => ({
  id: filter.id,
  name: filter.name,
  active_flag: true,
  type: typeOf(filter),
  temporary_flag: null,
  visible_to: 3,
  add_time: plainTime(filter.addedAt),
});
