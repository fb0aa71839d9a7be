import type { Http, Memory } from '../../http';
import type { Crm, FieldSpec } from '../crm';
import { accountOf } from './account';
import { openHubSpot } from './api';
import {
  batchesAtOnce,
  journeyBatch,
  journeys,
  latestTouched,
  ownsWorkedLead,
  touchedSince,
} from './changes';
import { findContact } from './contacts';
import { addNote } from './notes';
import { leadsNow, leadsOf } from './owned';
import { fetchOwners, ownerNow, ownersOf } from './owners';
import { missingFields } from './properties';
import { setUp } from './set-up';
import { watch } from './watch';

/** HubSpot behind the one interface. */
export function hubSpotCrm(http: Http, memory: Memory, token: string, fields: readonly FieldSpec[]): Crm {
  const hubspot = openHubSpot(http, memory, token, fields);
  return {
    name: 'hubspot',
    findLead: (ref) => findContact(hubspot, ref),
    addNote: (lead, note) => addNote(hubspot, lead, note),
    owners: () => ownersOf(hubspot),
    freshOwners: () => fetchOwners(hubspot),
    missingFields: (keys) => missingFields(hubspot, keys),
    defaultOwner: async () => null,
    ownerNow: (id) => ownerNow(hubspot, id),
    touchedSince: (moment, after) => touchedSince(hubspot, moment, after),
    latestTouched: (count) => latestTouched(hubspot, count),
    sampleSize: 50,
    stampResolution: 1,
    journeys: (ids) => journeys(hubspot, ids),
    journeyBatch,
    batchesAtOnce,
    leadsOf: (ownerIds, after) => leadsOf(hubspot, ownerIds, after),
    leadsNow: (ids) => leadsNow(hubspot, ids),
    accountTimeZone: async () => (await accountOf(hubspot))?.timeZone ?? '',
    ownsWorkedLead: (ownerId) => ownsWorkedLead(hubspot, ownerId),
    watch,
    // Nothing was ever watched here.
    unwatch: async () => {},
    setUp: (request) => setUp(hubspot, request),
  };
}
