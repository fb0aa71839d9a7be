// The search body and its limits (hubspot.md 4.1, 4.2).
import { z } from 'zod';
import { bodyOf, type Call } from '../call';
import { invalid } from '../refusals';

export const operators = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

const filterSchema = z.strictObject({
  propertyName: z.string().min(1),
  operator: z.enum(operators),
  value: z.string().optional(), // every value is a string
  highValue: z.string().optional(),
  values: z.array(z.string()).min(1).optional(),
});

const searchSchema = z.strictObject({
  filterGroups: z
    .array(z.strictObject({ filters: z.array(filterSchema).min(1).max(6) }))
    .max(5)
    .default([]),
  query: z.string().max(3000).default(''),
  sorts: z
    .array(
      z.strictObject({
        propertyName: z.string(),
        direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
      }),
    )
    .max(1)
    .default([]),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(1).max(200).default(10),
  after: z.string().regex(/^\d+$/, 'must be an offset sent as a string').optional(),
});

export type Filter = z.infer<typeof filterSchema>;
export type Sort = { propertyName: string; direction: 'ASCENDING' | 'DESCENDING' };
export type SearchBody = z.infer<typeof searchSchema>;

const mostFilters = 18;
const mostCharacters = 3000;
const mostResults = 10_000;

export function searchBody(call: Call): SearchBody {
  if (call.text.length > mostCharacters)
    throw invalid(
      `The request body is ${call.text.length} characters long; at most ${mostCharacters} are allowed.`,
    );
  const body = bodyOf(call, searchSchema);
  const filters = body.filterGroups.reduce((sum, group) => sum + group.filters.length, 0);
  if (filters > mostFilters)
    throw invalid(`${filters} filters were sent; at most ${mostFilters} are allowed in all.`);
  const last = offsetOf(body) + body.limit;
  if (last > mostResults)
    throw invalid(`Paging to result ${last} is not possible; a query ends at ${mostResults} results.`);
  return body;
}

export const offsetOf = ({ after }: SearchBody): number => (after === undefined ? 0 : Number(after));
