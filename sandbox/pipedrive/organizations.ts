// Organizations as they are written (pipedrive.md 3.4).
import { z } from 'zod';
import { checkCommon, commonDefaults, commonShape, moment, parsed, title } from './checks';
import type { Company, Stamp } from './company';
import { addressSchema, customValues } from './custom-values';
import { industries } from './system-fields';
import { type Fields, given } from './values';

// The address is an object; a plain text breaks the typed schema. formatted_address is of custom fields only.
const address = addressSchema.omit({ formatted_address: true });
const base = { ...commonShape, name: title, address: address.nullable() };
/** Only where the account has the company-data feature. */
const companyData = {
  website: z.string().nullable(),
  linkedin: z.string().nullable(),
  industry: z
    .int()
    .refine((id) => industries.some((one) => one.id === id), 'There is no such industry')
    .nullable(),
  annual_revenue: z.number().nullable(),
  employee_count: z.int().nullable(),
};

const fullPatch = z.strictObject({ ...base, ...companyData }).partial();
const plainPatch = z.strictObject(base).partial();
const required = { name: title, add_time: moment.optional() };
const fullCreate = z.strictObject({ ...fullPatch.shape, ...required });
const plainCreate = z.strictObject({ ...plainPatch.shape, ...required });

export function newOrganization(company: Company, body: unknown, { source }: Stamp): Fields {
  const schema = company.settings.companyData ? fullCreate : plainCreate;
  const { add_time, ...sent } = parsed<z.output<typeof fullCreate>>(schema, body);
  const fields = organizationFields(company, sent);
  return { ...commonDefaults(source.userId), address: null, ...fields, ...given({ add_time }) };
}

export function changedOrganization(company: Company, body: unknown): Fields {
  const schema = company.settings.companyData ? fullPatch : plainPatch;
  return organizationFields(company, parsed<z.output<typeof fullPatch>>(schema, body));
}

function organizationFields(company: Company, sent: z.output<typeof fullPatch>): Fields {
  const { custom_fields, ...rest } = sent;
  const native = given({ ...rest, ...checkCommon(company, 'organizations', sent) });
  return { ...native, ...customValues(company, 'organizations', custom_fields) };
}

export const companyDataKeys = Object.keys(companyData);
