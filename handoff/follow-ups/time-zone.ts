// By which clock a lead is written to. Decided when it is assigned, and kept in the field Time Zone: a person who
// knows better writes it there.
import { getAllTimezones } from 'countries-and-timezones';
import { IANAZone } from 'luxon';
import type { Lead } from '../../crm';
import type { Relay } from '../relay';
import { zoneOfCountry } from './countries';

/** Where even the account does not say. */
const lastResort = 'UTC';

/**
 * The CRM's own field of the lead, else what stands in Time Zone, else the country's where it has one time, else the
 * account's. @param lead with its country
 */
export async function decideTimeZone(relay: Relay, lead: Lead): Promise<string> {
  const zone = knownZone(lead.timeZone) ?? knownZone(lead.fields.time_zone) ?? zoneOfCountry(lead.country);
  return zone ?? accountZone(relay);
}

/** What was decided; for a lead that has nothing usable there, what is known without its country. */
export async function timeZoneOf(relay: Relay, lead: Lead): Promise<string> {
  return knownZone(lead.fields.time_zone) ?? knownZone(lead.timeZone) ?? accountZone(relay);
}

const accountZone = async (relay: Relay): Promise<string> =>
  knownZone(await relay.crm.accountTimeZone()) ?? lastResort;

let spellings: Map<string, string> | undefined;

/** A name of the time-zone database in its own spelling; undefined for anything that is no zone. */
export function knownZone(name: string): string | undefined {
  spellings ??= new Map(
    Object.keys(getAllTimezones({ deprecated: true })).map((zone) => [zone.toLowerCase(), zone]),
  );
  const zone = spellings.get(name.trim().toLowerCase());
  return zone !== undefined && IANAZone.isValidZone(zone) ? zone : undefined;
}
