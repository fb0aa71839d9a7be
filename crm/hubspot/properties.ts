// The relay's fields and the lead-status options as this portal has them. Admins rename and remove options, so
// nothing is assumed; what was read is remembered for ten minutes. (hubspot.md 3.6, 6)
import { createHash } from 'node:crypto';
import { array, boolean, looseObject, number, object, optional, record, string } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { FieldKey, FieldSpec } from '../crm';
import { matchOption } from '../options';
import { type HubSpot, propertiesPath } from './api';

export const option = looseObject({
  label: string(),
  value: string(),
  displayOrder: optional(number()),
  hidden: optional(boolean()),
  description: optional(string()),
});
export const wireProperty = looseObject({
  name: string(),
  label: string(),
  type: string(),
  options: optional(array(option)),
  hubspotDefined: optional(boolean()),
  externalOptions: optional(boolean()),
});
const list = object({ results: array(wireProperty) });

const kept = object({
  name: string(),
  type: string(),
  external: boolean(),
  options: array(object({ value: string(), label: string() })),
  meanings: record(string(), string()),
});
const keptAll = object({ leadStatus: kept, fields: record(string(), kept) });

export type Property = ReturnType<typeof parseAnswer<typeof wireProperty>>;
export interface KnownProperty {
  name: string;
  type: string;
  /** Its options are kept elsewhere: the portal's users. */
  external: boolean;
  options: { value: string; label: string }[];
  /** What the portal's own option values are called here. */
  meanings: Record<string, string>;
}
export interface KnownProperties {
  leadStatus: KnownProperty;
  fields: Partial<Record<FieldKey, KnownProperty>>;
}

/** The key holds the field list, so that a deployment with other fields does not read a stale answer. */
function memoryKey(fields: readonly FieldSpec[]): string {
  return `properties:${createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 12)}`;
}

export async function propertiesOf(hubspot: HubSpot): Promise<KnownProperties> {
  return (await hubspot.memory.get(memoryKey(hubspot.fields), keptAll)) ?? (await freshProperties(hubspot));
}

export async function freshProperties(hubspot: HubSpot): Promise<KnownProperties> {
  const all = await fetchProperties(hubspot);
  const known: KnownProperties = {
    leadStatus: keep(
      all.find(({ name }) => name === 'hs_lead_status'),
      [],
    ),
    fields: Object.fromEntries(
      hubspot.fields.flatMap((spec) => {
        const property = findProperty(all, spec);
        return property ? [[spec.key, keep(property, spec.options ?? [])]] : [];
      }),
    ),
  };
  await hubspot.memory.set(memoryKey(hubspot.fields), known, 600);
  return known;
}

export async function fetchProperties(hubspot: HubSpot): Promise<Property[]> {
  const answer = await hubspot.send({ method: 'GET', path: propertiesPath });
  return parseAnswer(list, answer, 'HubSpot').results;
}

/** What is missing is looked up anew before it is said to be missing. */
export async function missingFields(hubspot: HubSpot, keys: readonly FieldKey[]): Promise<FieldSpec[]> {
  const lacking = (known: KnownProperties) =>
    hubspot.fields.filter(({ key }) => keys.includes(key) && !known.fields[key]);
  const missing = lacking(await propertiesOf(hubspot));
  return missing.length === 0 ? [] : lacking(await freshProperties(hubspot));
}

/**
 * By internal name, else by exact label: portals may have made the field by hand. HubSpot's own properties are
 * never meant: one of them is called "Time Zone", too.
 */
export function findProperty(all: readonly Property[], spec: FieldSpec): Property | undefined {
  const byLabel = ({ label, hubspotDefined }: Property) => label === spec.label && hubspotDefined !== true;
  return all.find(({ name }) => name === spec.name) ?? all.find(byLabel);
}

export const forgetProperties = (hubspot: HubSpot) => hubspot.memory.forget(memoryKey(hubspot.fields));

function keep(property: Property | undefined, ours: readonly string[]): KnownProperty {
  const options = (property?.options ?? []).map(({ value, label }) => ({ value, label }));
  const meanings = ours.flatMap((name) => {
    const value = matchOption(options, name);
    return value === undefined ? [] : [[value, name]];
  });
  return {
    name: property?.name ?? 'hs_lead_status',
    type: property?.type ?? 'enumeration',
    external: property?.externalOptions === true,
    options,
    meanings: Object.fromEntries(meanings),
  };
}
