// Making and unmaking custom fields: the rules that hold whoever does it (pipedrive.md 3.11).
import { z } from 'zod';
import type { Company } from './company';
import { type Field, type FieldOption, fieldTypes } from './entities';
import type { KindName } from './kinds';
import { badRequest, forbidden } from './refusals';

const optionsPerField = 10_000;
export const optionLabel = z.string().trim().min(1).max(255);
export const fieldName = z.string().trim().min(1).max(255);

export const newFieldSchema = z
  .strictObject({
    field_name: fieldName,
    field_type: z.enum(fieldTypes),
    options: z.array(z.strictObject({ label: optionLabel })).optional(),
    description: z.string().optional(),
    ui_visibility: z.record(z.string(), z.unknown()).optional(),
    important_fields: z.record(z.string(), z.unknown()).optional(),
    required_fields: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((field) => !takesOptions(field.field_type) || (field.options?.length ?? 0) > 0, {
    path: ['options'],
    message: 'needed for enum and set',
  })
  .refine((field) => takesOptions(field.field_type) || field.options === undefined, {
    path: ['options'],
    message: 'only for enum and set',
  });

export type NewField = z.input<typeof newFieldSchema>;

const takesOptions = (type: Field['type']): boolean => type === 'enum' || type === 'set';

/** Names are not unique; the key cannot be chosen. */
export function makeField(
  company: Company,
  entity: KindName,
  { field_name, field_type, options, description }: NewField,
): Field {
  refuseBeyondPlan(company);
  const field: Field = {
    entity,
    code: newCode(company),
    name: field_name,
    type: field_type,
    options: takesOptions(field_type) ? (options ?? []).map(({ label }) => makeOption(company, label)) : null,
    custom: true,
    description,
    removed: false,
  };
  company.fields[entity].set(field.code, field);
  return field;
}

/** All labels or none. */
export function addOptions(company: Company, field: Field, labels: readonly string[]): FieldOption[] {
  if (!takesOptions(field.type)) throw badRequest(`Field type ${field.type} has no options`);
  const present = field.options ?? [];
  if (present.length + labels.length > optionsPerField)
    throw badRequest(`At most ${optionsPerField} options`);
  const made = labels.map((label) => makeOption(company, label));
  field.options = [...present, ...made];
  return made;
}

const makeOption = (company: Company, label: string): FieldOption => ({
  id: company.counters.options.next(),
  label,
});

function refuseBeyondPlan({ fields, settings }: Company): void {
  const all = Object.values(fields).flatMap((map) => [...map.values()]);
  const used = all.filter(({ custom, removed }) => custom && !removed).length;
  if (settings.customFieldLimit !== null && used >= settings.customFieldLimit)
    throw forbidden('The limit of custom fields is reached', { code: 'feature_capping_custom_fields_limit' });
}

function newCode({ random }: Company): string {
  return Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('');
}
