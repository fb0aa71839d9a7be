// Which contacts changed, and what their history says. Search lags, cannot return history and refuses result
// 10,001, so pages continue by record id instead of by offset. (hubspot.md 4.2, 4.4, 4.7)
import { array, looseObject, nullable, object, record, string } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Journey, Touched, TouchedPage } from '../crm';
import { contactsPath, type HubSpot } from './api';
import { readBatch } from './batch';
import { propertiesOf } from './properties';
import { historyFromWire, moment } from './wire';

/** HubSpot's cap of ids a batch read when history is asked for. */
export const journeyBatch = 50;
/** Far below 100 requests in ten seconds, the lowest burst limit. */
export const batchesAtOnce = 4;
const pageSize = 200;

const hit = looseObject({ id: string(), properties: record(string(), nullable(string())) });
const hits = object({ results: array(hit) });

export async function touchedSince(hubspot: HubSpot, since: number, after?: string): Promise<TouchedPage> {
  const filters = [
    { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(since) },
    ...(after ? [{ propertyName: 'hs_object_id', operator: 'GT', value: after }] : []),
  ];
  const records = await search(hubspot, {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    limit: pageSize,
  });
  const last = records.at(-1);
  return records.length === pageSize && last ? { records, next: last.id } : { records };
}

export function latestTouched(hubspot: HubSpot, count: number): Promise<Touched[]> {
  return search(hubspot, {
    filterGroups: [],
    sorts: [{ propertyName: 'lastmodifieddate', direction: 'DESCENDING' }],
    limit: Math.min(count, pageSize),
  });
}

async function search(hubspot: HubSpot, query: Record<string, unknown>): Promise<Touched[]> {
  const json = { ...query, properties: ['lastmodifieddate'] };
  const answer = await hubspot.send({
    method: 'POST',
    path: `${contactsPath}/search`,
    json,
    repeatable: true,
  });
  return parseAnswer(hits, answer, 'HubSpot').results.map(({ id, properties }) => ({
    id,
    stamp: moment(properties.lastmodifieddate ?? ''),
  }));
}

export async function ownsWorkedLead(hubspot: HubSpot, ownerId: string): Promise<boolean> {
  const status = (await propertiesOf(hubspot)).fields.connection_status;
  if (!status) return false;
  const filters = [
    { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
    { propertyName: status.name, operator: 'HAS_PROPERTY' },
  ];
  return (await search(hubspot, { filterGroups: [{ filters }], sorts: [], limit: 1 })).length > 0;
}

export async function journeys(hubspot: HubSpot, ids: readonly string[]): Promise<Journey[]> {
  const tracked = ['owner', 'connection_status', 'assigned_assistant', 'resume_on'] as const;
  const { known, found } = await readBatch(hubspot, ids, tracked);
  return found.map(({ wire, lead }) => ({
    lead,
    history: historyFromWire(wire, known),
    stamp: moment(wire.properties.lastmodifieddate ?? ''),
  }));
}
