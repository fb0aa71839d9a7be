// Contacts as HubSpot sends them, and as the relay sees them. All values are strings; an asked-for empty one is
// null, one that the portal does not have is left out; datetimes lose their milliseconds when zero. (hubspot.md 3.1)
import { array, looseObject, nullable, nullish, object, optional, record, refine, string } from 'zod/mini';
import type { parseAnswer } from '../../http';
import { byKey } from '../by-key';
import { type Change, fieldKeys, type History, type Lead, type TrackedField, trackedFields } from '../crm';
import { type Account, contactUrl } from './account';
import type { KnownProperties, KnownProperty } from './properties';

const isMoment = (text: string) => !Number.isNaN(moment(text));
const entry = looseObject({ value: nullish(string()), timestamp: string().check(refine(isMoment)) });
const associated = object({ results: array(looseObject({ id: string() })) });

export const wireContact = looseObject({
  id: string(),
  properties: record(string(), nullable(string())),
  propertiesWithHistory: optional(record(string(), array(entry))),
  associations: optional(record(string(), associated)),
  createdAt: optional(string()),
});
export type WireContact = ReturnType<typeof parseAnswer<typeof wireContact>>;

export const plainProperties = [
  'email',
  'firstname',
  'lastname',
  'phone',
  'mobilephone',
  'company',
  'country',
  'hs_timezone',
  'hubspot_owner_id',
  'hs_lead_status',
  'hs_object_source_label',
  'createdate',
  'lastmodifieddate',
] as const;

/** Property names to ask for. */
export function askedProperties(known: KnownProperties): string[] {
  return [...plainProperties, ...fieldKeys.flatMap((key) => known.fields[key]?.name ?? [])];
}

/** Property names whose history to ask for. */
export function askedHistory(known: KnownProperties, tracked: readonly TrackedField[]): string[] {
  return tracked.flatMap((field) => trackedName(known, field) ?? []);
}

const trackedName = (known: KnownProperties, field: TrackedField): string | undefined =>
  field === 'owner' ? 'hubspot_owner_id' : known.fields[field]?.name;

export function leadFromWire(wire: WireContact, known: KnownProperties, account: Account | null): Lead {
  const text = (name: string | undefined) => (name === undefined ? '' : (wire.properties[name] ?? ''));
  const name = [text('firstname'), text('lastname')].filter(Boolean).join(' ');
  return {
    id: wire.id,
    name: name || text('email') || `Contact ${wire.id}`,
    firstName: text('firstname'),
    lastName: text('lastname'),
    email: text('email'),
    phone: text('phone') || text('mobilephone'),
    company: text('company'),
    country: text('country'),
    timeZone: zoneName(text('hs_timezone')),
    source: text('hs_object_source_label'),
    ownerId: text('hubspot_owner_id'),
    contactStatus: text('hs_lead_status'),
    fields: byKey(fieldKeys, (key) => meant(known.fields[key], text(known.fields[key]?.name))),
    createdAt: moment(text('createdate') || wire.createdAt || ''),
    updatedAt: moment(text('lastmodifieddate')),
    url: contactUrl(account, wire.id),
  };
}

/** HubSpot's options spell `America/Port-au-Prince` as `america_slash_port_hyphen_au_hyphen_prince`. */
const zoneName = (value: string): string => value.replaceAll('_slash_', '/').replaceAll('_hyphen_', '-');

/** A stored value as the relay means it: the portal may call its options otherwise. */
function meant(property: KnownProperty | undefined, value: string): string {
  return property?.meanings[value] ?? normalise(property?.type, value);
}

/** Moments in one spelling, so that two equal ones compare as equal text. */
export function normalise(type: string | undefined, value: string): string {
  if (value === '' || (type !== 'datetime' && type !== 'date')) return value;
  const at = moment(value);
  if (Number.isNaN(at)) return value;
  const iso = new Date(at).toISOString();
  return type === 'date' ? iso.slice(0, 10) : iso;
}

/** Milliseconds of HubSpot's ISO text or epoch text; NaN when it is neither. */
export const moment = (value: string): number =>
  new Date(/^\d+$/.test(value) ? Number(value) : value).getTime();

/** Entries that HubSpot keeps of a property at the least; the exact depth is unconfirmed. (hubspot.md 3.5) */
const sureDepth = 20;

/** Oldest first; HubSpot sends the newest first. */
export function historyFromWire(wire: WireContact, known: KnownProperties): History {
  const created = moment(wire.properties.createdate || wire.createdAt || '');
  return byKey(trackedFields, (field) => {
    const entries = wire.propertiesWithHistory?.[trackedName(known, field) ?? ''] ?? [];
    const property = field === 'owner' ? undefined : known.fields[field];
    const changes = entries.map(({ value, timestamp }) => ({
      value: meant(property, value ?? ''),
      at: moment(timestamp),
    }));
    return withKnownStart(changes.reverse(), created);
  });
}

/** Where older entries may be cut off, the oldest one left only tells what the next one replaced. */
function withKnownStart(changes: Change[], created: number): Change[] {
  const [first, ...rest] = changes;
  if (!first || changes.length < sureDepth || first.at - created < 60_000) return changes;
  return [{ value: first.value, at: 0 }, ...rest];
}
