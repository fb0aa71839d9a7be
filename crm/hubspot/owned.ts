// The contacts that some users own. A page goes on by record id, as result 10,001 is refused. (hubspot.md 4.2, 4.7)
import { array, object } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Lead, LeadPage } from '../crm';
import { accountOf } from './account';
import { contactsPath, type HubSpot } from './api';
import { readBatch } from './batch';
import { propertiesOf } from './properties';
import { askedProperties, leadFromWire, wireContact } from './wire';

const pageSize = 200;
const contacts = object({ results: array(wireContact) });

/** @param ownerIds about a hundred fit into a search, whose body ends at 3,000 characters */
export async function leadsOf(
  hubspot: HubSpot,
  ownerIds: readonly string[],
  after?: string,
): Promise<LeadPage> {
  const [known, account] = await Promise.all([propertiesOf(hubspot), accountOf(hubspot)]);
  const filters = [
    { propertyName: 'hubspot_owner_id', operator: 'IN', values: ownerIds },
    ...(after ? [{ propertyName: 'hs_object_id', operator: 'GT', value: after }] : []),
  ];
  const json = {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties: askedProperties(known),
    limit: pageSize,
  };
  const path = `${contactsPath}/search`;
  const answer = await hubspot.send({ method: 'POST', path, json, repeatable: true });
  const { results } = parseAnswer(contacts, answer, 'HubSpot');
  const leads = results.map((wire) => leadFromWire(wire, known, account));
  const last = leads.at(-1);
  return leads.length === pageSize && last ? { leads, next: last.id } : { leads };
}

export async function leadsNow(hubspot: HubSpot, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const { found } = await readBatch(hubspot, ids, []);
  return found.map(({ lead }) => lead);
}
