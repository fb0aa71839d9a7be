// Custom fields as webhooks tell them: typed wrappers, unlike REST (pipedrive.md 5.2).
import type { Company } from '../company';
import type { Field } from '../entities';
import type { KindName } from '../kinds';
import { timezoneId } from '../times';
import { decode, type Fields, type Json, type View } from '../values';

export type Wrapped = Readonly<Record<string, Json>>;

/** Every custom field of the account, null where empty. */
export function wrappedFields(company: Company, entity: KindName, { values }: Pick<View, 'values'>): Fields {
  const fields = company.fieldsOf(entity).filter(({ custom }) => custom);
  return Object.fromEntries(fields.map((field) => [field.code, wrap(field, decode(values[field.code]))]));
}

function wrap({ type }: Field, value: Json): Wrapped | null {
  if (value === null) return null;
  if (type === 'enum' || type === 'user' || type === 'org' || type === 'people') return { type, id: value };
  if (Array.isArray(value)) return { type, values: value.map((id) => ({ id })) };
  if (typeof value !== 'object' || !('value' in value)) return { type, value };
  const { value: main = null, timezone_name, ...parts } = value;
  const zone = typeof timezone_name === 'string' ? { timezone_id: timezoneId(timezone_name) } : {};
  const named = 'until' in parts ? { from: main } : { value: main };
  return { type, ...named, ...parts, ...zone };
}
