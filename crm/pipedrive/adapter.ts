import type { Http, Memory } from '../../http';
import type { Crm, FieldSpec } from '../crm';
import { accountOf, tokenUser } from './account';
import { type Credential, openPipedrive } from './api';
import {
  batchesAtOnce,
  journeyBatch,
  journeys,
  latestTouched,
  ownsWorkedLead,
  touchedSince,
} from './changes';
import { missingFields } from './fields';
import { addNote } from './notes';
import { leadsNow, leadsOf } from './owned';
import { findPerson } from './persons';
import { setUp } from './set-up';
import { fetchOwners, ownerNow, ownersOf } from './users';
import { unwatch, watch } from './webhooks';

/** Pipedrive behind the one interface: a lead is a person. */
export function pipedriveCrm(
  http: Http,
  memory: Memory,
  credential: Credential,
  fields: readonly FieldSpec[],
): Crm {
  const pipedrive = openPipedrive(http, memory, credential, fields);
  return {
    name: 'pipedrive',
    findLead: (ref) => findPerson(pipedrive, ref),
    addNote: (lead, note) => addNote(pipedrive, { person_id: Number(lead.id) }, note),
    owners: () => ownersOf(pipedrive),
    freshOwners: () => fetchOwners(pipedrive),
    missingFields: (keys) => missingFields(pipedrive, keys),
    defaultOwner: () => tokenUser(pipedrive),
    ownerNow: (id) => ownerNow(pipedrive, id),
    touchedSince: (moment, after) => touchedSince(pipedrive, moment, after),
    latestTouched: (count) => latestTouched(pipedrive, count),
    sampleSize: 5,
    // Stamps and log times are whole seconds. (pipedrive.md 3.1, 4)
    stampResolution: 2_000,
    journeys: (ids) => journeys(pipedrive, ids),
    journeyBatch,
    batchesAtOnce,
    leadsOf: (ownerIds, after) => leadsOf(pipedrive, ownerIds, after),
    leadsNow: (ids) => leadsNow(pipedrive, ids),
    // That of the token's user: Pipedrive has none of the company. (pipedrive.md 1.4)
    accountTimeZone: async () => (await accountOf(pipedrive)).timezone_name ?? '',
    ownsWorkedLead: (ownerId) => ownsWorkedLead(pipedrive, ownerId),
    watch: (request) => watch(pipedrive, request),
    unwatch: (id) => unwatch(pipedrive, id),
    setUp: (request) => setUp(pipedrive, request),
  };
}
