// What the page and /_sandbox/state show: of each kind so many, the latest changed first.
import type { Ledger } from '../core/ledger';
import { type ChangeEntry, changesOf } from './changelog';
import type { Company } from './company';
import type { Field, LeadLabel, User } from './entities';
import type { PipedriveSandbox } from './handle';
import { allKinds, kinds, type RecordName } from './kinds';
import { type LeadState, leadState } from './lead-screens';
import type { PipedriveSettings } from './settings';
import {
  type DealState,
  dealState,
  type NoteState,
  noteState,
  type OrganizationState,
  organizationState,
  type PersonState,
  personState,
} from './state';
import type { Delivery } from './webhooks/delivery';
import type { RegisteredHook } from './webhooks/desk';

export interface PipedriveSnapshot {
  settings: PipedriveSettings;
  tokensSpent: number;
  users: User[];
  /** Of all; only the latest changed are listed. */
  personCount: number;
  persons: (PersonState & { changes: ChangeEntry[] })[];
  organizations: OrganizationState[];
  deals: DealState[];
  leads: LeadState[];
  leadLabels: LeadLabel[];
  notes: NoteState[];
  webhooks: RegisteredHook[];
  /** The latest, oldest first; without what authenticates them. */
  deliveries: Omit<Delivery, 'headers'>[];
  customFields: Field[];
}

const shownRecords = 200;
const shownChanges = 40;
const shownDeliveries = 40;

export function snapshot(company: Company, direct: PipedriveSandbox): PipedriveSnapshot {
  return {
    settings: direct.settings,
    tokensSpent: direct.tokens.spent,
    users: direct.users(),
    personCount: present(company, 'persons').length,
    persons: latest(company, 'persons').map((ledger) => ({
      ...personState(company, ledger),
      changes: changesOf(company, kinds.persons, ledger).slice(0, shownChanges),
    })),
    organizations: latest(company, 'organizations').map((ledger) => organizationState(company, ledger)),
    deals: latest(company, 'deals').map((ledger) => dealState(company, ledger)),
    leads: latest(company, 'leads').map((lead) => leadState(company, lead)),
    leadLabels: direct.leadLabels(),
    notes: latest(company, 'notes').map(noteState),
    webhooks: direct.webhooks.registered(),
    deliveries: direct.webhooks
      .deliveries()
      .slice(-shownDeliveries)
      .map(({ headers, ...rest }) => rest),
    customFields: allKinds.flatMap(({ name }) => direct.fields(name).filter(({ custom }) => custom)),
  };
}

const present = (company: Company, kind: RecordName): Ledger[] =>
  company.records[kind].all().filter(({ removedAt }) => removedAt === undefined);

const latest = (company: Company, kind: RecordName): Ledger[] =>
  present(company, kind)
    .sort((one, other) => other.stamp - one.stamp)
    .slice(0, shownRecords);
