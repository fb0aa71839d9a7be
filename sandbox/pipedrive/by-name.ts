// Custom fields as people read them: by field name and option label, not by key and id.
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import type { Field } from './entities';
import type { KindName } from './kinds';
import { decode, type Json } from './values';

export function fieldNamed(company: Company, entity: KindName, name: string): Field {
  const fields = company.fieldsOf(entity).filter((field) => field.name === name);
  const field = fields.find(({ custom }) => custom) ?? fields[0];
  if (!field) throw new Error(`There is no field ${name} of ${entity}.`);
  return field;
}

export function customByKey(company: Company, entity: KindName, named: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(named).map(([name, value]) => {
    const field = fieldNamed(company, entity, name);
    return [field.code, withIds(company, field, value)];
  });
  return Object.fromEntries(entries);
}

/** Options by label and users by e-mail address become ids; anything else stays. */
export function withIds(company: Company, field: Field, value: unknown): unknown {
  if (field.type === 'set' && Array.isArray(value)) return value.map((label) => optionId(field, label));
  if (field.type === 'enum' && value !== null) return optionId(field, value);
  if (field.type !== 'user' || typeof value !== 'string') return value;
  return [...company.users.values()].find(({ email }) => email === value)?.id ?? value;
}

/** A label, or an id as it is: what is neither is refused by the field. */
const optionId = ({ options }: Field, label: unknown): unknown =>
  options?.find((option) => option.label === label)?.id ?? label;

/** Only what is not empty. */
export function customByName(company: Company, entity: KindName, ledger: Ledger): Record<string, Json> {
  const fields = company.fieldsOf(entity).filter(({ custom }) => custom);
  const filled = fields.flatMap((field) => {
    const value = decode(ledger.values[field.code]);
    return value === null ? [] : [[field.name, withLabels(field, value)] as const];
  });
  return Object.fromEntries(filled);
}

function withLabels({ type, options }: Field, value: Json): Json {
  if (type !== 'enum' && type !== 'set') return value;
  const label = (id: Json): Json => options?.find((option) => option.id === id)?.label ?? id;
  return Array.isArray(value) ? value.map(label) : label(value);
}
