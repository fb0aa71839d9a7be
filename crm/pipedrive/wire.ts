// Persons as Pipedrive sends them, and as the relay sees them. Ids are numbers there; custom fields go by key, and
// option labels come with them when asked for. (pipedrive.md 3.2, 3.3)
import { array, boolean, looseObject, nullish, number, record, string, unknown } from 'zod/mini';
import type { parseAnswer } from '../../http';
import { byKey } from '../by-key';
import { fieldKeys, type Lead } from '../crm';
import { type Account, personUrl } from './account';
import { type KnownFields, valueFromWire } from './fields';
import { momentOf, timeText } from './times';

const contact = looseObject({ value: nullish(string()), primary: nullish(boolean()) });
type Contact = ReturnType<typeof parseAnswer<typeof contact>>;

export const wirePerson = looseObject({
  id: number(),
  name: nullish(string()),
  first_name: nullish(string()),
  last_name: nullish(string()),
  owner_id: nullish(number()),
  org_id: nullish(number()),
  emails: nullish(array(contact)),
  phones: nullish(array(contact)),
  add_time: timeText,
  update_time: nullish(timeText),
  is_deleted: nullish(boolean()),
  is_archived: nullish(boolean()),
  custom_fields: nullish(record(string(), unknown())),
});
export type WirePerson = ReturnType<typeof parseAnswer<typeof wirePerson>>;

/** Our custom fields and no others, with the options' labels. (pipedrive.md 3.2: at most 15 keys) */
export function askedFields(known: KnownFields): string {
  const codes = fieldKeys.flatMap((key) => known[key]?.code ?? []);
  return new URLSearchParams({
    ...(codes.length > 0 && { custom_fields: codes.join(',') }),
    include_option_labels: 'true',
  }).toString();
}

/** Company and country are in another record; a person has no status of its own and does not say where it is from. */
export function leadFromWire(wire: WirePerson, known: KnownFields, account: Account): Lead {
  const email = chosen(wire.emails);
  const id = String(wire.id);
  return {
    id,
    name: wire.name || email || `Person ${id}`,
    firstName: wire.first_name ?? '',
    lastName: wire.last_name ?? '',
    email,
    phone: chosen(wire.phones),
    company: '',
    country: '',
    timeZone: '',
    source: '',
    ownerId: ownerText(wire.owner_id),
    contactStatus: '',
    fields: byKey(fieldKeys, (key) => {
      const field = known[key];
      return field ? valueFromWire(field, wire.custom_fields?.[field.code]) : '';
    }),
    createdAt: momentOf(wire.add_time),
    updatedAt: stampOf(wire),
    url: personUrl(account, id),
  };
}

/** The primary entry, else the first. */
const chosen = (entries: readonly Contact[] | null | undefined): string =>
  (entries?.find(({ primary }) => primary) ?? entries?.[0])?.value ?? '';

/** 0 is nobody: what no user made. */
export const ownerText = (id: unknown): string => {
  const text = id === null || id === undefined ? '' : String(id);
  return text === '0' ? '' : text;
};

export const hasEmail = (wire: WirePerson, email: string): boolean =>
  wire.emails?.some(({ value }) => value?.toLowerCase() === email.toLowerCase()) ?? false;

/** A record that nobody edited yet may lack its update time. */
export const stampOf = (wire: Pick<WirePerson, 'add_time' | 'update_time'>): number =>
  momentOf(wire.update_time ?? wire.add_time);
