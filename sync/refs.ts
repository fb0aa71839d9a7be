// Records as people name them in a step: by id, by e-mail or web address, by name.
import { type RecordKind, RelayError, type StoredRecord } from '../crm';
import { domainIn, isDomain } from './domain';
import { emailIn } from './email';
import { companiesOf, contactsOf, sameTitle } from './match';
import { domainRules, type Sync } from './sync';
import { twinWarnings } from './twins';

const isId = (ref: string) => /^\d{1,15}$/.test(ref.trim());

/** Companies by id, web domain or exact name, oldest first; empty only when there is none. */
export async function findCompanies(sync: Sync, ref: string): Promise<StoredRecord[]> {
  const found = isId(ref) ? await byId(sync, 'company', ref) : await byDomain(sync, ref);
  return found.length > 0 ? found : byName(sync, 'company', 'name', ref);
}

/** Contacts by id or e-mail address, oldest first. */
export async function findContacts(sync: Sync, ref: string): Promise<StoredRecord[]> {
  return isId(ref) ? byId(sync, 'contact', ref) : contactsOf(sync, emailIn(ref, domainRules()), false);
}

/** Deals by id or exact title, oldest first. */
export async function findDeals(sync: Sync, ref: string): Promise<StoredRecord[]> {
  const found = isId(ref) ? await byId(sync, 'deal', ref) : [];
  return found.length > 0 ? found : byName(sync, 'deal', 'title', ref);
}

async function byId(sync: Sync, kind: RecordKind, ref: string): Promise<StoredRecord[]> {
  const record = await sync.records.read(kind, ref);
  return record ? [record] : [];
}

async function byDomain(sync: Sync, ref: string): Promise<StoredRecord[]> {
  const domain = domainIn(ref, domainRules());
  return isDomain(domain) ? companiesOf(sync, domain, false) : [];
}

async function byName(
  sync: Sync,
  kind: RecordKind,
  by: 'name' | 'title',
  text: string,
): Promise<StoredRecord[]> {
  const hits = await sync.records.search(kind, { by, text: text.trim() });
  return hits.filter(({ name }) => sameTitle(name, text));
}

/** A record that a person named, with a warning where several go by that name. */
export interface Named {
  id: string;
  warnings: string[];
}

/** @throws RelayError `Record not found` */
export const companyRef = async (sync: Sync, ref: string): Promise<Named> =>
  named(await findCompanies(sync, ref), 'organization', ref);

/** @throws RelayError `Record not found`; `Invalid input` for what is neither an id nor an e-mail address */
export const contactRef = async (sync: Sync, ref: string): Promise<Named> =>
  named(await findContacts(sync, ref), 'person', ref);

function named([record, ...others]: readonly StoredRecord[], what: string, ref: string): Named {
  if (record) return { id: record.id, warnings: twinWarnings(`"${ref}"`, others) };
  throw new RelayError('Record not found', {
    what: `Pipedrive has no ${what} "${ref}".`,
    why: 'It does not exist, or the user of the connection may not see it.',
    todo: `Map an existing ${what}, or push it in a step before this one.`,
  });
}
