// Writing records: the rules that hold whoever writes, the API, a person or a seed.
import type { Ledger } from '../core/ledger';
import type { Company, Stamp } from './company';
import { changedDeal, newDeal } from './deals';
import type { Kind, KindName } from './kinds';
import { changedOrganization, newOrganization } from './organizations';
import { changedPerson, newPerson } from './persons';
import { differing, encode, type Fields } from './values';
import { alter, begin, end } from './write';

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
  return begin(company, name, encode(models[name].create(company, body, stamp)), stamp);
}

/** Only what differs is written: an edit that changes nothing moves no update_time and leaves no entry. */
export function changeRecord(
  company: Company,
  { name }: Kind,
  ledger: Ledger,
  body: unknown,
  stamp: Stamp,
): void {
  const fields = models[name].change(company, body, stamp, ledger);
  const before = ledger.asOf(stamp.at) ?? ledger;
  const values = encode(differing(before.values, fields));
  if (Object.keys(values).length > 0) alter(company, name, ledger, values, stamp);
}

export const removeRecord = (company: Company, { name }: Kind, ledger: Ledger, stamp: Stamp): void =>
  end(company, name, ledger, stamp);
