// What a person does in the leads inbox, and what it looks like there: labels and custom fields by name.
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import { customByKey, customByName } from './by-name';
import type { Company, Stamp } from './company';
import { customValues } from './custom-values';
import type { LeadInput } from './inputs';
import { leadRecord } from './lead-wire';
import { changeLead, createLead } from './leads';
import type { Fields } from './values';

const stateSchema = z.object({
  id: z.string(),
  title: z.string(),
  owner_id: z.number(),
  creator_id: z.number(),
  person_id: z.number().nullable(),
  organization_id: z.number().nullable(),
  label_ids: z.array(z.string()),
  /** By name. */
  labels: z.array(z.string()),
  value: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  expected_close_date: z.string().nullable(),
  visible_to: z.string(),
  was_seen: z.boolean(),
  is_archived: z.boolean(),
  source_name: z.string(),
  add_time: z.string(),
  update_time: z.string(),
  /** By name of the deals' field, options by label; only what is not empty. */
  custom: z.record(z.string(), z.unknown()),
});
export type LeadState = z.infer<typeof stateSchema>;

export function leadState(company: Company, lead: Ledger): LeadState {
  const record = leadRecord(lead);
  const ids = z.array(z.string()).parse(record.label_ids);
  const labels = ids.map((id) => company.leadLabels.get(id)?.name ?? id);
  return stateSchema.parse({ ...record, labels, custom: customByName(company, 'deals', lead) });
}

/** Also what is archived, or hidden from the tokens' users. */
export const presentLeads = ({ records }: Company): Ledger[] =>
  records.leads.all().filter(({ removedAt }) => removedAt === undefined);

export function leadWith(company: Company, id: string): Ledger {
  const lead = presentLeads(company).find((one) => one.id === id);
  if (!lead) throw new Error(`There is no lead ${id}.`);
  return lead;
}

/** Who makes a lead by hand has seen it. */
export function addLead(company: Company, input: LeadInput, stamp: Stamp): Ledger {
  const { native, custom } = entered(company, input);
  return createLead(company, { was_seen: true, ...native }, custom, stamp);
}

export function editLead(company: Company, lead: Ledger, input: LeadInput, stamp: Stamp): void {
  const { native, custom } = entered(company, input);
  changeLead(company, lead, native, custom, stamp);
}

function entered(company: Company, input: LeadInput): { native: object; custom: Fields } {
  const { custom = {}, labels, ...rest } = input;
  const native = labels ? { ...rest, label_ids: labels.map((name) => labelId(company, name)) } : rest;
  return { native, custom: customValues(company, 'deals', customByKey(company, 'deals', custom)) };
}

function labelId({ leadLabels }: Company, name: string): string {
  const label = [...leadLabels.values()].find((one) => one.name === name);
  if (!label) throw new Error(`There is no lead label ${name}.`);
  return label.id;
}
