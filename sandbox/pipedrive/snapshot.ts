// What the page and /_sandbox/state show: of each kind so many, the latest changed first.
import type { Ledger } from '../core/ledger';
import { type ChangeEntry, changesOf } from './changelog';
import type { Company } from './company';
import type { Field, User } from './entities';
import type { PipedriveSandbox } from './handle';
import { allKinds, type KindName, kinds } from './kinds';
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

export interface PipedriveSnapshot {
  settings: PipedriveSettings;
  tokensSpent: number;
  users: User[];
  /** Of all; only the latest changed are listed. */
  personCount: number;
  persons: (PersonState & { changes: ChangeEntry[] })[];
  organizations: OrganizationState[];
  deals: DealState[];
  notes: NoteState[];
  customFields: Field[];
}

const shownRecords = 200;
const shownChanges = 40;

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
    notes: latest(company, 'notes').map(noteState),
    customFields: allKinds.flatMap(({ name }) => direct.fields(name).filter(({ custom }) => custom)),
  };
}

const present = (company: Company, kind: KindName | 'notes'): Ledger[] =>
  company.records[kind].all().filter(({ removedAt }) => removedAt === undefined);

const latest = (company: Company, kind: KindName | 'notes'): Ledger[] =>
  present(company, kind)
    .sort((one, other) => other.stamp - one.stamp)
    .slice(0, shownRecords);
