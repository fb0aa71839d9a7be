// Contacts by id, many at a time: as they stand now, which a search may not know yet. (hubspot.md 3.3, 4.4)
import { array, object } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Lead, TrackedField } from '../crm';
import { accountOf } from './account';
import { contactsPath, type HubSpot } from './api';
import { type KnownProperties, propertiesOf } from './properties';
import { askedHistory, askedProperties, leadFromWire, type WireContact, wireContact } from './wire';

const contacts = object({ results: array(wireContact) });

export interface Batch {
  known: KnownProperties;
  found: { wire: WireContact; lead: Lead }[];
}

/** @param ids at most 100, or 50 where history is asked for; who is gone is left out */
export async function readBatch(
  hubspot: HubSpot,
  ids: readonly string[],
  tracked: readonly TrackedField[],
): Promise<Batch> {
  const [known, account] = await Promise.all([propertiesOf(hubspot), accountOf(hubspot)]);
  const answer = await hubspot.send({
    method: 'POST',
    path: `${contactsPath}/batch/read`,
    json: {
      inputs: ids.map((id) => ({ id })),
      properties: askedProperties(known),
      propertiesWithHistory: askedHistory(known, tracked),
    },
    repeatable: true,
  });
  const { results } = parseAnswer(contacts, answer, 'HubSpot');
  return { known, found: results.map((wire) => ({ wire, lead: leadFromWire(wire, known, account) })) };
}
