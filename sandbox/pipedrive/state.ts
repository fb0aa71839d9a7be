// Records as tests, the page and /_sandbox/state see them.
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import { customByName } from './by-name';
import type { Company } from './company';
import { type Kind, kinds } from './kinds';
import { noteAddTime } from './notes';
import { present } from './present';
import { plainTime } from './times';
import { numberIn, textIn } from './values';

const contact = z.object({ value: z.string(), primary: z.boolean(), label: z.string() });
const common = {
  id: z.number(),
  owner_id: z.number(),
  add_time: z.string(),
  update_time: z.string(),
  label_ids: z.array(z.number()),
  visible_to: z.number(),
  is_deleted: z.boolean(),
  /** By field name, options by label; only what is not empty. */
  custom: z.record(z.string(), z.unknown()),
};
const personSchema = z.object({
  ...common,
  name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  org_id: z.number().nullable(),
  emails: z.array(contact),
  phones: z.array(contact),
});
const organizationSchema = z.object({
  ...common,
  name: z.string(),
  address: z.looseObject({ value: z.string() }).nullable(),
  website: z.string().nullish(),
  linkedin: z.string().nullish(),
  industry: z.number().nullish(),
  annual_revenue: z.number().nullish(),
  employee_count: z.number().nullish(),
});
const dealSchema = z.object({
  ...common,
  title: z.string(),
  status: z.string(),
  value: z.number(),
  currency: z.string(),
  person_id: z.number().nullable(),
  org_id: z.number().nullable(),
  pipeline_id: z.number(),
  stage_id: z.number(),
  stage_change_time: z.string().nullable(),
  lost_reason: z.string().nullable(),
  expected_close_date: z.string().nullable(),
  is_archived: z.boolean(),
  /** By its name. */
  stage: z.string(),
});

export type PersonState = z.infer<typeof personSchema>;
export type OrganizationState = z.infer<typeof organizationSchema>;
export type DealState = z.infer<typeof dealSchema>;

export interface NoteState {
  id: number;
  content: string;
  person_id: number | null;
  deal_id: number | null;
  org_id: number | null;
  lead_id: string | null;
  user_id: number | null;
  add_time: string;
  update_time: string;
}

export const personState = (company: Company, ledger: Ledger): PersonState =>
  personSchema.parse(shown(company, kinds.persons, ledger));

export const organizationState = (company: Company, ledger: Ledger): OrganizationState =>
  organizationSchema.parse(shown(company, kinds.organizations, ledger));

export function dealState(company: Company, ledger: Ledger): DealState {
  const stage = company.stages.find(({ id }) => id === numberIn(ledger, 'stage_id'))?.name ?? '';
  return dealSchema.parse({ ...shown(company, kinds.deals, ledger), stage });
}

const shown = (company: Company, kind: Kind, ledger: Ledger) => ({
  ...present(company, kind, ledger),
  custom: customByName(company, kind.name, ledger),
});

export function noteState(note: Ledger): NoteState {
  return {
    id: note.number,
    content: textIn(note, 'content') ?? '',
    person_id: numberIn(note, 'person_id'),
    deal_id: numberIn(note, 'deal_id'),
    org_id: numberIn(note, 'org_id'),
    lead_id: textIn(note, 'lead_id'),
    user_id: numberIn(note, 'user_id'),
    add_time: noteAddTime(note),
    update_time: plainTime(note.stamp),
  };
}
