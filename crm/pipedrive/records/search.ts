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
  const exactly = { term: term.text, fields: term.by, exact_match: 'true' };
  const ids =
    term.by === 'website'
      ? await idsByWebsite(pipedrive, companyFields, term.text)
      : (await idsBy(pipedrive, kind, exactly)).ids;
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
  if (website.custom) return idsByCustom(pipedrive, website.code, text);
  const [byField, byAny] = await Promise.all([
    idsByField(pipedrive, website.code, text),
    idsBy(pipedrive, 'company', { term: text }),
  ]);
  return [...byField.ids, ...byAny.ids];
}

/** Other fields may hold the text as well: where too many do, the one that is meant is asked for by itself. */
async function idsByCustom(pipedrive: Pipedrive, code: string, text: string): Promise<number[]> {
  const { ids, whole } = await idsBy(pipedrive, 'company', { term: text, fields: 'custom_fields' });
  return whole ? ids : [...ids, ...(await idsByField(pipedrive, code, text)).ids];
}

interface Hits {
  ids: number[];
  /** Whether these are all that there are. */
  whole: boolean;
}

async function idsBy(pipedrive: Pipedrive, kind: RecordKind, query: Record<string, string>): Promise<Hits> {
  const path = `/api/v2/${kinds[kind].path}/search`;
  return pagedIds(pipedrive, path, query, ({ data }) =>
    parseAnswer(hits, data, 'Pipedrive').items.map(({ item }) => item.id),
  );
}

/** Refused where the account's search does not know the field: then only the other search speaks. */
function idsByField(pipedrive: Pipedrive, code: string, text: string): Promise<Hits> {
  const query = { entity_type: 'organization', field: code, match: 'middle', term: text };
  return pagedIds(pipedrive, '/api/v2/itemSearch/field', query, ({ data }) =>
    parseAnswer(fieldHits, data ?? [], 'Pipedrive').map(({ id }) => id),
  ).catch((error: unknown) => {
    if (error instanceof RelayError && error.status === 400) return { ids: [], whole: false };
    throw error;
  });
}

async function pagedIds(
  pipedrive: Pipedrive,
  path: string,
  query: Record<string, string>,
  idsIn: (answer: Envelope) => number[],
): Promise<Hits> {
  const ids: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const parameters = new URLSearchParams({ ...query, limit: '100', ...(cursor && { cursor }) });
    const answer = await pipedrive.send({ method: 'GET', path: `${path}?${parameters}` });
    ids.push(...idsIn(answer));
    cursor = nextCursor(answer);
    if (!cursor) return { ids, whole: true };
  }
  return { ids, whole: false };
}
