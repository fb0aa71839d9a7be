// What a property definition may look like (hubspot.md 6).
import { z } from 'zod';
import { isoShort } from '../../core/clock';
import { type PropertyDefinition, type PropertyType, propertyTypes } from '../entities';
import { invalid } from '../refusals';

const optionSchema = z.strictObject({
  label: z.string().min(1),
  value: z.string().min(1),
  displayOrder: z.int(),
  hidden: z.boolean(),
  description: z.string().optional(),
});

const optional = {
  description: z.string().optional(),
  displayOrder: z.int().min(-1).optional(),
  hidden: z.boolean().optional(),
  formField: z.boolean().optional(),
  options: z.array(optionSchema).optional(),
};

const fieldTypes = [
  'text',
  'textarea',
  'number',
  'select',
  'radio',
  'checkbox',
  'booleancheckbox',
  'date',
  'file',
  'html',
  'phonenumber',
  'calculation_equation',
] as const;

export const createPropertySchema = z.strictObject({
  ...optional,
  name: z.string(),
  label: z.string().min(1),
  type: z.enum(propertyTypes),
  fieldType: z.enum(fieldTypes),
  groupName: z.string(),
  hasUniqueValue: z.boolean().optional(),
  externalOptions: z.boolean().optional(),
  referencedObjectType: z.string().optional(),
  dataSensitivity: z.enum(['non_sensitive', 'sensitive', 'highly_sensitive']).optional(),
});

/** Name, uniqueness, sensitivity and owner flags are immutable: their keys are refused. */
export const updatePropertySchema = z.strictObject({
  ...optional,
  label: z.string().min(1).optional(),
  type: z.enum(propertyTypes).optional(),
  fieldType: z.enum(fieldTypes).optional(),
  groupName: z.string().optional(),
});

export type CreateProperty = z.infer<typeof createPropertySchema>;
export type UpdateProperty = z.infer<typeof updatePropertySchema>;

const pairs: Readonly<Record<PropertyType, readonly string[]>> = {
  string: ['text', 'textarea', 'html', 'phonenumber', 'file'],
  number: ['number'],
  bool: ['booleancheckbox'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox'],
  date: ['date'],
  datetime: ['date'],
  phone_number: ['phonenumber'],
};

export function refuseMismatch(type: PropertyType, fieldType: string): void {
  if (!pairs[type].includes(fieldType))
    throw invalid(
      `fieldType ${fieldType} does not go with type ${type}; it takes ${pairs[type].join(', ')}.`,
    );
}

export function refuseName(name: string): void {
  if (!/^[a-z][a-z0-9_]*$/.test(name) || name.startsWith('hs_'))
    throw invalid(`"${name}" is no name for a property: lower-case letters, digits, underscores, not hs_…`);
}

export function refuseOptions(
  type: PropertyType,
  options: CreateProperty['options'],
  external: boolean,
): void {
  if (type === 'enumeration' && !external && (options ?? []).length === 0)
    throw invalid('An enumeration property needs options.');
  if (type !== 'enumeration' && type !== 'bool' && (options ?? []).length > 0)
    throw invalid(`A property of type ${type} takes no options.`);
  const values = (options ?? []).map(({ value }) => value);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw invalid(`The option value "${twice}" is there twice.`);
}

export function wireProperty(definition: PropertyDefinition): Record<string, unknown> {
  const { readOnlyValue, createdAt, updatedAt, referencedObjectType, hubspotDefined, ...rest } = definition;
  const stamps = hubspotDefined ? {} : { createdAt: isoShort(createdAt), updatedAt: isoShort(updatedAt) };
  return {
    ...rest,
    ...stamps,
    ...(referencedObjectType ? { referencedObjectType } : {}),
    hubspotDefined,
    dataSensitivity: 'non_sensitive',
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue,
      ...(definition.type === 'enumeration' ? { readOnlyOptions: definition.externalOptions } : {}),
    },
  };
}
