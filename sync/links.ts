// The company and the contact that another record is about. What cannot be linked is said; the record stands without.
import type { RecordKind, StoredRecord } from '../crm';
import { verdict } from './difference';
import { domainIn, isDomain } from './domain';
import { emailIn } from './email';
import { excludedAnyway } from './exclusion';
import { companiesOf, contactsOf } from './match';
import { domainRules, type Sync } from './sync';
import { twinWarnings } from './twins';
import { planOf } from './wanted';

export interface Link {
  id?: string;
  warnings: string[];
}

/** The rules for companies hold for links too: nobody hangs on a free-mail domain. */
export async function companyLink(sync: Sync, website: string | undefined): Promise<Link> {
  if (!website) return { warnings: [] };
  const domain = domainIn(website, domainRules());
  if (!isDomain(domain)) return unlinked(website, domain.unusable);
  const excluded = excludedAnyway('company', { domain: domain.key, website });
  if (excluded) return unlinked(domain.shown, excluded.reason ?? '');
  const [company, ...others] = await companiesOf(sync, domain, false);
  if (!company) return unlinked(domain.shown, 'Pipedrive has no such organization; push the company first');
  return { id: company.id, warnings: twinWarnings(`the domain ${domain.shown}`, others) };
}

export async function contactLink(sync: Sync, email: string | undefined): Promise<Link> {
  if (!email) return { warnings: [] };
  const [contact, ...others] = await contactsOf(sync, emailIn(email, domainRules()), false);
  if (!contact) return unlinked(email, 'Pipedrive has no such person; push the contact first');
  return { id: contact.id, warnings: twinWarnings(`the email address ${email}`, others) };
}

/** Looks for what a record is to be linked with, but only where the link could be written. */
export async function linkUnlessKept(
  sync: Sync,
  kind: RecordKind,
  key: 'company' | 'contact',
  record: StoredRecord | undefined,
  look: () => Promise<Link>,
): Promise<Link> {
  const field = await sync.records.field(kind, key);
  const kept = verdict(planOf(kind, key), field?.present(record) ?? '', key) === 'keep';
  return kept ? { warnings: [] } : look();
}

const unlinked = (name: string, why: string): Link => ({
  warnings: [`It was not linked with ${name}: ${why}.`],
});
