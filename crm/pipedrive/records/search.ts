// Finding records by what people know of them. The search lags behind writes and matches loosely, so what it names is
// read again; whoever asked compares. (pipedrive.md 3.4, 3.12)
import { array, looseObject, number, object } from 'zod/mini';
import { parseAnswer, RelayError } from '../../../http';
import type { CompanyField, RecordKind, SearchTerm, StoredRecord } from '../../records';
import type { Envelope, Pipedrive } from '../api';
import { nextCursor } from '../pages';
import { noWebsiteField, websiteDefinition } from './fields';
import { kinds } from './kinds';
import { readAll } from './read';

const hits = object({ items: array(object({ item: looseObject({ id: number() }) })) });
const fieldHits = array(looseObject({ id: number() }));

/** A page holds 100 hits at the most; more pages than these name no record in particular. */
const mostPages = 3;

export async function searchRecords(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
  kind: RecordKind,
  term: SearchTerm,
): Promise<StoredRecord[]> {
  const ids =
    term.by === 'website'
      ? await idsByWebsite(pipedrive, companyFields, term.text)
      : await idsBy(pipedrive, kind, { term: term.text, fields: term.by, exact_match: 'true' });
  return readAll(pipedrive, kind, [...new Set(ids)]);
}

/**
 * A custom field is found by the search without regard to case. Whether the native website is, is unconfirmed: so the
 * search by field is asked as well, which minds the case.
 */
async function idsByWebsite(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
  text: string,
): Promise<number[]> {
  const website = await websiteDefinition(pipedrive, companyFields);
  if (!website) throw noWebsiteField(companyFields.find(({ key }) => key === 'website')?.name ?? 'Website');
  if (website.custom) return idsBy(pipedrive, 'company', { term: text, fields: 'custom_fields' });
  const [byField, byAny] = await Promise.all([
    idsByField(pipedrive, text),
    idsBy(pipedrive, 'company', { term: text }),
  ]);
  return [...byField, ...byAny];
}

async function idsBy(
  pipedrive: Pipedrive,
  kind: RecordKind,
  query: Record<string, string>,
): Promise<number[]> {
  const path = `/api/v2/${kinds[kind].path}/search`;
  return pagedIds(pipedrive, path, query, ({ data }) =>
    parseAnswer(hits, data, 'Pipedrive').items.map(({ item }) => item.id),
  );
}

/** Refused where the account's search does not know the native field: then only the other search speaks. */
function idsByField(pipedrive: Pipedrive, text: string): Promise<number[]> {
  const query = { entity_type: 'organization', field: 'website', match: 'middle', term: text };
  return pagedIds(pipedrive, '/api/v2/itemSearch/field', query, ({ data }) =>
    parseAnswer(fieldHits, data ?? [], 'Pipedrive').map(({ id }) => id),
  ).catch((error: unknown) => {
    if (error instanceof RelayError && error.status === 400) return [];
    throw error;
  });
}

async function pagedIds(
  pipedrive: Pipedrive,
  path: string,
  query: Record<string, string>,
  idsIn: (answer: Envelope) => number[],
): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const parameters = new URLSearchParams({ ...query, limit: '100', ...(cursor && { cursor }) });
    const answer = await pipedrive.send({ method: 'GET', path: `${path}?${parameters}` });
    ids.push(...idsIn(answer));
    cursor = nextCursor(answer);
    if (!cursor) break;
  }
  return ids;
}
