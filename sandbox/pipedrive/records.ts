// Writing records: the rules that hold whoever writes, the API, a person or a seed.
import type { Ledger } from '../core/ledger';
import type { Company, Stamp } from './company';
import { changedDeal, newDeal } from './deals';
import type { Kind, KindName } from './kinds';
import { changedOrganization, newOrganization } from './organizations';
import { changedPerson, newPerson } from './persons';
import { differing, encode, type Fields } from './values';

interface Model {
  create(company: Company, body: unknown, stamp: Stamp): Fields;
  change(company: Company, body: unknown, stamp: Stamp, ledger: Ledger): Fields;
}

const models: Readonly<Record<KindName, Model>> = {
  persons: { create: newPerson, change: changedPerson },
  organizations: { create: newOrganization, change: changedOrganization },
  deals: { create: newDeal, change: changedDeal },
};

export function createRecord(company: Company, { name }: Kind, body: unknown, stamp: Stamp): Ledger {
  const values = encode(models[name].create(company, body, stamp));
  return company.records[name].add(company.counters[name].next(), { ...stamp, values });
}

/** Only what differs is written: an edit that changes nothing moves no update_time and leaves no entry. */
export function changeRecord(
  company: Company,
  kind: Kind,
  ledger: Ledger,
  body: unknown,
  stamp: Stamp,
): void {
  const fields = models[kind.name].change(company, body, stamp, ledger);
  const before = ledger.asOf(stamp.at) ?? ledger;
  const values = encode(differing(before.values, fields));
  if (Object.keys(values).length > 0) company.records[kind.name].write(ledger, { ...stamp, values });
}

/** Soft (pipedrive.md 6): out of lists, no more edits. */
export function removeRecord(company: Company, kind: Kind, ledger: Ledger, stamp: Stamp): void {
  company.records[kind.name].write(ledger, { ...stamp, values: {} });
  ledger.removedAt = stamp.at;
}
