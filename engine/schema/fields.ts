import { z } from 'zod';
import { companyFieldKeys, companyFieldTypes, fieldKeys, fieldTypes } from '../words';
import { label, version } from './parts';

const crmField = z.strictObject({ name: label, type: z.enum(fieldTypes) });
const field = z.strictObject({
  label,
  hubspot: crmField,
  pipedrive: crmField,
  options: z.enum(['states', 'schedules']).exactOptional(),
});
const companyField = z.strictObject({
  name: label,
  type: z.enum(companyFieldTypes),
  optional: z.boolean().exactOptional(),
});

export const fieldsFile = z.strictObject({
  version,
  fields: z.record(z.enum(fieldKeys), field),
  company: z.record(z.enum(companyFieldKeys), companyField),
});
