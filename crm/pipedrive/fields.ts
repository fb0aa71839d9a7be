// Custom fields are known by name here and by a 40-character key there, another one in each account; options by a
// number. Both are read once and remembered for ten minutes. (pipedrive.md 3.2, 3.11)
import { createHash } from 'node:crypto';
import {
  array,
  boolean,
  looseObject,
  nullish,
  number,
  object,
  record,
  safeParse,
  string,
  union,
} from 'zod/mini';
import type { parseAnswer } from '../../http';
import type { FieldKey, FieldSpec } from '../crm';
import { matchOption } from '../options';
import type { Pipedrive } from './api';
import { pagesOf } from './pages';
import { plainText } from './plain-text';

const option = looseObject({ id: union([number(), string()]), label: string() });
const wireField = looseObject({
  field_name: string(),
  field_code: string(),
  field_type: string(),
  options: nullish(array(option)),
  is_custom_field: nullish(boolean()),
});
const list = array(wireField);
export type WireField = ReturnType<typeof parseAnswer<typeof wireField>>;

const kept = object({
  code: string(),
  type: string(),
  options: array(object({ id: string(), label: string() })),
});
const keptAll = record(string(), kept);

export interface KnownField {
  code: string;
  type: string;
  options: KnownOption[];
}
export interface KnownOption {
  id: string;
  label: string;
}
export type KnownFields = Partial<Record<FieldKey, KnownField>>;

function memoryKey(fields: readonly FieldSpec[]): string {
  return `fields:${createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 12)}`;
}

export async function fieldsOf(pipedrive: Pipedrive): Promise<KnownFields> {
  return (await pipedrive.memory.get(memoryKey(pipedrive.fields), keptAll)) ?? (await freshFields(pipedrive));
}

export async function freshFields(pipedrive: Pipedrive): Promise<KnownFields> {
  const all = await fetchFields(pipedrive);
  const known: KnownFields = Object.fromEntries(
    pipedrive.fields.flatMap((spec) => {
      const field = findField(all, spec);
      return field ? [[spec.key, keep(field, spec)]] : [];
    }),
  );
  await pipedrive.memory.set(memoryKey(pipedrive.fields), known, 600);
  return known;
}

export const forgetFields = (pipedrive: Pipedrive) => pipedrive.memory.forget(memoryKey(pipedrive.fields));

export function fetchFields(pipedrive: Pipedrive): Promise<WireField[]> {
  return pagesOf(pipedrive, '/api/v2/personFields?limit=500', list);
}

/** By name, ignoring case. Names are not unique: the first one is taken. */
export function findField(all: readonly WireField[], spec: FieldSpec): WireField | undefined {
  const wanted = spec.name.toLowerCase();
  return all.find(
    ({ field_name, is_custom_field }) => is_custom_field && field_name.toLowerCase() === wanted,
  );
}

/** What is missing is looked up anew before it is said to be missing. */
export async function missingFields(pipedrive: Pipedrive, keys: readonly FieldKey[]): Promise<FieldSpec[]> {
  const lacking = (known: KnownFields) =>
    pipedrive.fields.filter(({ key }) => keys.includes(key) && !known[key]);
  const missing = lacking(await fieldsOf(pipedrive));
  return missing.length === 0 ? [] : lacking(await freshFields(pipedrive));
}

/** Options by the names that the relay knows them by: the account may write them otherwise. */
function keep(field: WireField, spec: FieldSpec): KnownField {
  const options = (field.options ?? []).map(({ id, label }) => ({ id: String(id), label }));
  const meanings = new Map(
    (spec.options ?? []).map((name) => [matchOption(asChoices(options), name), name] as const),
  );
  const meant = options.map(({ id, label }) => ({ id, label: meanings.get(label) ?? label }));
  return { code: field.field_code, type: field.field_type, options: meant };
}

const asChoices = (options: readonly KnownOption[]) => options.map(({ label }) => ({ value: label, label }));

const labelled = looseObject({ id: union([number(), string()]), label: nullish(string()) });

/** A value as the relay means it, from what the API or the change log holds: option labels, ids as text. */
export function valueFromWire(field: KnownField | undefined, raw: unknown): string {
  if (raw === null || raw === undefined) return '';
  if (Array.isArray(raw)) return raw.map((item: unknown) => valueFromWire(field, item)).join(',');
  const chosen = safeParse(labelled, raw);
  const { id, label } = chosen.success ? chosen.data : { id: plainText(raw), label: undefined };
  const known = field?.options.find((option) => option.id === String(id));
  // An option newer than what is remembered tells its label; one that was removed left its id on the record.
  return known?.label ?? label ?? String(id);
}

/** The option that is meant; undefined when the field has none such. */
export function optionOf(field: KnownField, meant: string): KnownOption | undefined {
  const label = matchOption(asChoices(field.options), meant);
  return field.options.find((candidate) => candidate.label === label);
}
