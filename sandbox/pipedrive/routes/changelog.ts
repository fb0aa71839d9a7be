// v1 change log of one record (pipedrive.md 4).
import { z } from 'zod';
import { type Answer, type Call, limitOf, ok, type Route } from '../call';
import { changesOf } from '../changelog';
import { allKinds, type Kind } from '../kinds';
import { seal, unseal } from '../list';
import { recordOf } from './records';

export const changelogRoutes: Route[] = allKinds.map((kind) => ({
  method: 'GET',
  pattern: `/api/v1/${kind.name}/:id/changelog`,
  cost: 20,
  run: (call) => changelog(call, kind),
}));

/** The cursor counts from the oldest entry, so that what comes in meanwhile shifts nothing. */
function changelog(call: Call, kind: Kind): Answer {
  const all = changesOf(call.company, kind, recordOf(call, kind));
  const limit = limitOf(call, 500); // its maximum is undocumented
  const cursor = call.query.get('cursor');
  const left = cursor === null ? all.length : unseal(cursor, z.strictObject({ left: z.int() })).left;
  const start = Math.max(0, all.length - left);
  const page = all.slice(start, start + limit);
  const rest = all.length - start - page.length;
  // pipedrive.md 3.1: an empty v1 list can be null
  return ok(page.length > 0 ? page : null, { next_cursor: rest > 0 ? seal({ left: rest }) : null });
}
