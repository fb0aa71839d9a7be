// Persons as they are written (pipedrive.md 3.3).
import { z } from 'zod';
import { checkCommon, checkLink, commonDefaults, commonShape, id, moment, parsed, title } from './checks';
import type { Company, Stamp } from './company';
import { customValues } from './custom-values';
import { type Fields, given, type Json } from './values';

const contact = z.strictObject({
  value: z.string().min(1),
  primary: z.boolean().optional(),
  label: z.string().optional(),
});
const contacts = z
  .array(contact)
  .refine((list) => list.filter(({ primary }) => primary).length <= 1, 'At most one entry can be primary');

// org_id: null to unlink is unconfirmed (typed as a plain int): refused.
const shape = { ...commonShape, name: title, org_id: id, emails: contacts, phones: contacts };
const patchSchema = z.strictObject(shape).partial();
const createSchema = z.strictObject({ ...patchSchema.shape, name: title, add_time: moment.optional() });
type Patch = z.output<typeof patchSchema>;

export function newPerson(company: Company, body: unknown, { source }: Stamp): Fields {
  const { add_time, ...sent } = parsed(createSchema, body);
  const empty = { org_id: null, emails: [], phones: [] };
  return {
    ...commonDefaults(source.userId),
    ...empty,
    ...personFields(company, sent),
    ...given({ add_time }),
  };
}

export const changedPerson = (company: Company, body: unknown): Fields =>
  personFields(company, parsed(patchSchema, body));

function personFields(company: Company, sent: Patch): Fields {
  const { name, org_id, emails, phones, custom_fields } = sent;
  const common = checkCommon(company, 'persons', sent);
  const native = given({
    ...nameParts(name),
    ...common,
    org_id: checkLink(company, 'organizations', org_id, 'org_id'),
    emails: emails && stored(emails),
    phones: phones && stored(phones),
  });
  return { ...native, ...customValues(company, 'persons', custom_fields) };
}

function nameParts(name: string | undefined): Record<string, Json | undefined> {
  if (name === undefined) return {};
  const [first = '', ...rest] = name.split(/\s+/);
  return { name, first_name: first, last_name: rest.join(' ') || null };
}

/** The array replaces; with no primary the first becomes it; the label is `work` unless said. */
function stored(list: z.output<typeof contacts>): Json {
  const chosen = Math.max(
    0,
    list.findIndex(({ primary }) => primary),
  );
  return list.map(({ value, label = 'work' }, index) => ({ value, primary: index === chosen, label }));
}
