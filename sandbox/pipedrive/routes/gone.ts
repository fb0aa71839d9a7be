// v1 operations that have a v2 twin are out of support since 2026-08-01 (pipedrive.md 2): no lenient stand-in.
import type { Route } from '../call';
import { failure } from '../refusals';

const entities = 'persons|deals|organizations|activities|products|pipelines|stages';
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const patterns = [
  `/api/v1/${entities}`,
  `/api/v1/${entities}/:id`,
  '/api/v1/itemSearch',
  '/api/v1/itemSearch/field',
];

export const goneRoutes: Route[] = patterns.flatMap((pattern) =>
  methods.map((method) => ({ method, pattern, cost: 0, run: gone })),
);

function gone(): never {
  throw failure(410, 'This endpoint is gone. Use API v2.', {}, 'Resource permanently removed.');
}
