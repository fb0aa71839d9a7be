// Which records are meant. The search lags and matches loosely, so every hit is compared by our own keys; before a
// record is made, the newest ones are looked at by list.
import type { DealStatus, RecordKind, StoredRecord } from '../crm';
import { type Domain, namesDomain } from './domain';
import type { Email } from './email';
import { day } from './spans';
import { domainRules, type Sync } from './sync';

interface Links {
  contact: { id?: string };
  company: { id?: string };
}

type Test = (record: StoredRecord) => boolean;

/** Companies whose web address is of this domain, oldest first. */
export async function companiesOf(
  sync: Sync,
  domain: Domain,
  beforeCreate: boolean,
): Promise<StoredRecord[]> {
  const website = await sync.records.websiteField();
  const isMeant: Test = (record) => namesDomain(website.present(record), domain, domainRules());
  // People may have typed the name as it is spoken, or as it is sent.
  const spellings = [...new Set([domain.key, domain.shown])];
  const hits = await Promise.all(
    spellings.map((text) => sync.records.search('company', { by: 'website', text })),
  );
  return withNewest(sync, 'company', hits.flat().filter(isMeant), isMeant, beforeCreate);
}

/** Contacts that bear this e-mail address among others, oldest first. */
export async function contactsOf(sync: Sync, email: Email, beforeCreate: boolean): Promise<StoredRecord[]> {
  const isMeant: Test = ({ emails }) =>
    emails.some(({ value }) => email.spellings.includes(value.trim().toLowerCase()));
  const hits = await Promise.all(
    email.spellings.map((text) => sync.records.search('contact', { by: 'email', text })),
  );
  return withNewest(sync, 'contact', hits.flat().filter(isMeant), isMeant, beforeCreate);
}

async function withNewest(
  sync: Sync,
  kind: RecordKind,
  found: readonly StoredRecord[],
  isMeant: Test,
  beforeCreate: boolean,
): Promise<StoredRecord[]> {
  if (found.length > 0 && !beforeCreate) return oldestFirst(found);
  const newest = (await sync.records.newest(kind)).filter(isMeant);
  const unseen = newest.filter(({ id }) => !found.some((record) => record.id === id));
  // A list tells less of each record than a reading.
  const read = await Promise.all(unseen.map(({ id }) => sync.records.read(kind, id)));
  return oldestFirst([...found, ...read.filter((record) => record !== null).filter(isMeant)]);
}

/** Each record once; the lowest id is the oldest. */
function oldestFirst(records: readonly StoredRecord[]): StoredRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...byId.values()].sort((one, other) => Number(one.id) - Number(other.id));
}

/**
 * Open deals of this title about the same contact or company, oldest first. Where none is open and one is to be won or
 * lost, what became so within a day is meant: an earlier run of the same step may have done it.
 */
export async function dealsOf(
  sync: Sync,
  { title, status }: { title: string; status: DealStatus },
  { contact, company }: Links,
): Promise<StoredRecord[]> {
  const statuses: DealStatus[] = status === 'open' ? ['open'] : ['open', status];
  const lists = await Promise.all([
    contact.id ? sync.records.dealsOf({ contact: contact.id }, statuses) : [],
    company.id ? sync.records.dealsOf({ company: company.id }, statuses) : [],
  ]);
  const named = oldestFirst(lists.flat().filter(({ name }) => sameTitle(name, title)));
  const open = named.filter(({ values }) => values.status === 'open');
  const lately = named.filter(({ closedAt = 0 }) => closedAt >= sync.now() - day);
  return open.length > 0 ? open : lately;
}

export const sameTitle = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (title: string) => title.trim().replace(/\s+/g, ' ').toLowerCase();
