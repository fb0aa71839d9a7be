// Custom field values as v2 takes them: the JSON type counts, nothing is converted (pipedrive.md 3.2).
import { z } from 'zod';
import { day } from './checks';
import type { Company } from './company';
import type { Field } from './entities';
import type { KindName } from './kinds';
import { notAllowed, schemaViolation } from './refusals';
import { decode, type Fields, type Json } from './values';

const varcharLimit = 255; // pipedrive.md 6
const textLimit = 65_000;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'Expected HH:MM:SS');
const timezone_name = z.string().min(1);
const part = z.string().nullable().default(null);

/** Sub-parts left out become null. */
export const addressSchema = z.strictObject({
  value: z.string().min(1),
  street_number: part,
  route: part,
  subpremise: part,
  locality: part,
  sublocality: part,
  admin_area_level_1: part,
  admin_area_level_2: part,
  country: part,
  postal_code: part,
  formatted_address: part,
});

export interface Checked {
  values: Fields;
  /** Each begins with the field's key. */
  problems: readonly string[];
}

/** Refuses all of them together, and names the keys (pipedrive.md 1.5). */
export function customValues(company: Company, entity: KindName, sent: Record<string, unknown> = {}): Fields {
  const { values, problems } = checkedValues(company, entity, sent);
  if (problems.length > 0) throw schemaViolation(problems.map((problem) => `custom_fields.${problem}`));
  return values;
}

export function checkedValues(company: Company, entity: KindName, sent: Record<string, unknown>): Checked {
  const fields = new Map(company.fieldsOf(entity).map((field) => [field.code, field]));
  const values: Record<string, Json> = {};
  const problems: string[] = [];
  for (const [key, value] of Object.entries(sent)) {
    const field = fields.get(key);
    if (!field?.custom) problems.push(notAllowed(key));
    else if (value === null) values[key] = null;
    else take(company, field, value, values, problems);
  }
  return { values, problems };
}

function take(company: Company, field: Field, value: unknown, into: Record<string, Json>, out: string[]) {
  const result = schemaOf(company, field).safeParse(value);
  if (result.success) into[field.code] = decode(JSON.stringify(result.data));
  else for (const { message } of result.error.issues) out.push(`${field.code}: ${message}`);
}

function schemaOf(company: Company, field: Field): z.ZodType {
  switch (field.type) {
    case 'double':
      return z.number();
    case 'monetary':
      return z.strictObject({ value: z.number(), currency: currencySchema(company) });
    case 'enum':
      return optionSchema(field);
    case 'set':
      return z.array(optionSchema(field)).min(1, 'An empty array is rejected; clear with null');
    case 'date':
      return day;
    case 'daterange':
      return z.strictObject({ value: day, until: day });
    case 'time':
      return z.strictObject({ value: time, timezone_name });
    case 'timerange':
      return z.strictObject({ value: time, until: time, timezone_name });
    case 'address':
      return addressSchema;
    case 'user':
      return z.int().refine((id) => company.users.has(id), 'There is no such user');
    case 'org':
      return recordSchema(company, 'organizations');
    case 'people':
      return recordSchema(company, 'persons');
    case 'text':
      return z.string().max(textLimit);
    default:
      return z.string().max(varcharLimit);
  }
}

/** An unknown code is presumably a 400 (pipedrive.md 6). */
export const currencySchema = ({ settings }: Company) =>
  z.string().refine((code) => settings.currencies.includes(code), 'The currency is not enabled');

const optionSchema = ({ options }: Field) =>
  z.int().refine((id) => options?.some((one) => one.id === id) ?? false, 'There is no such option');

const recordSchema = (company: Company, kind: KindName) =>
  z.int().refine((id) => company.visible(kind, id) !== undefined, 'There is no such record');
