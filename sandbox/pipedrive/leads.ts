// Leads as they are written, in v1 (pipedrive.md 3.6).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import { checkCommon, checkLink, day, id, title } from './checks';
import type { Company, Stamp } from './company';
import { currencySchema } from './custom-values';
import { badRequest } from './refusals';
import { parsedV1 } from './v1';
import { differing, encode, type Fields, flagIn, given, numberIn } from './values';
import { alter, begin, end } from './write';

const shape = {
  title,
  owner_id: id,
  label_ids: z.array(z.uuid()),
  person_id: id.nullable(),
  organization_id: id.nullable(), // not org_id
  value: z.strictObject({ amount: z.number(), currency: z.string() }).nullable(), // both or nothing
  expected_close_date: day.nullable(),
  visible_to: z.enum(['1', '3', '5', '7']), // a text, unlike v2
  was_seen: z.boolean(),
  channel: z.int().nullable(),
  channel_id: z.string().nullable(),
};
const patchSchema = z.strictObject({ ...shape, is_archived: z.boolean() }).partial();
const createSchema = z.strictObject({
  ...z.strictObject({ ...shape, origin_id: z.string().nullable() }).partial().shape,
  title,
});
type Patch = z.output<typeof patchSchema>;

const nothing: Fields = {
  label_ids: [],
  person_id: null,
  organization_id: null,
  value: null,
  expected_close_date: null,
  was_seen: false,
  origin_id: null,
  channel: null,
  channel_id: null,
  is_archived: false,
  archive_time: null,
  visible_to: 3,
};

/** `custom` as v2 keeps it, checked already. */
export function createLead(company: Company, native: unknown, custom: Fields, stamp: Stamp): Ledger {
  const { origin_id, ...sent } = parsedV1(createSchema, native);
  const { userId, type } = stamp.source;
  const fresh: Fields = { ...nothing, owner_id: userId, creator_id: userId, made_through: type };
  const fields = { ...fresh, ...given({ origin_id }), ...leadFields(company, sent, stamp), ...custom };
  refuseAlone(fields.person_id, fields.organization_id);
  return begin(company, 'leads', encode(fields), stamp, company.uuid());
}

/** Only what differs is written. */
export function changeLead(
  company: Company,
  lead: Ledger,
  native: unknown,
  custom: Fields,
  stamp: Stamp,
): void {
  const sent = parsedV1(patchSchema, native);
  refuseArchived(lead, { ...sent, ...custom });
  const fields = { ...leadFields(company, sent, stamp), ...custom };
  const after = (key: 'person_id' | 'organization_id') => (key in fields ? fields[key] : numberIn(lead, key));
  refuseAlone(after('person_id'), after('organization_id'));
  const values = encode(differing(lead.values, fields));
  if (Object.keys(values).length > 0) alter(company, 'leads', lead, values, stamp);
}

export const removeLead = (company: Company, lead: Ledger, stamp: Stamp): void =>
  end(company, 'leads', lead, stamp);

function refuseAlone(...parents: unknown[]): void {
  if (parents.every((parent) => parent === null || parent === undefined))
    throw badRequest('One of person_id or organization_id must be set');
}

/** pipedrive.md 6: un-archived in a call of its own; what else it may carry is unconfirmed: nothing. */
function refuseArchived(lead: Ledger, sent: Readonly<Record<string, unknown>>): void {
  if (!flagIn(lead, 'is_archived')) return;
  if (sent.is_archived === false && Object.keys(sent).length === 1) return;
  throw badRequest('The lead is archived', 'Send {"is_archived": false} by itself first.');
}

function leadFields(company: Company, sent: Patch, { at }: Stamp): Fields {
  const { owner_id, visible_to, label_ids, value, is_archived } = sent;
  checkLabels(company, label_ids ?? []);
  if (value) parsedV1(z.object({ currency: currencySchema(company) }), value);
  const common = { owner_id, visible_to: visible_to === undefined ? undefined : Number(visible_to) };
  const archive_time = is_archived ? new Date(at).toISOString() : null;
  return given({
    ...sent,
    ...checkCommon(company, 'deals', common),
    label_ids,
    person_id: checkLink(company, 'persons', sent.person_id, 'person_id'),
    organization_id: checkLink(company, 'organizations', sent.organization_id, 'organization_id'),
    ...(is_archived === undefined ? {} : { archive_time }),
  });
}

/** Lead labels are uuids of their own (pipedrive.md 6: an unknown one presumably fails). */
function checkLabels({ leadLabels }: Company, labels: readonly string[]): void {
  const unknown = labels.find((label) => !leadLabels.has(label));
  if (unknown !== undefined) throw badRequest(`Label ${unknown} does not exist`);
}
