import type { StoredRecord } from '../crm';
import { needText } from '../inputs';
import type { Outcome } from '../outcome';
import { emailIn } from './email';
import { factsGiven } from './exclusion';
import { companyLink, linkUnlessKept } from './links';
import { contactsOf } from './match';
import { pushRecord } from './push';
import { domainRules, type Sync } from './sync';
import { both, type WantedFields, wantedCustom, wantedNative } from './wanted';

export interface ContactPush {
  name: string | undefined;
  email: string | undefined;
  phone?: string | undefined;
  companyWebsite?: string | undefined;
  owner?: string | undefined;
  custom: Readonly<Record<string, string>>;
}

/**
 * Finds the contact by e-mail, creates or updates it, and links it with its company.
 * @throws RelayError `Required field missing` (name, e-mail), `Invalid input`, `Record not found` (owner)
 */
export async function pushContact(sync: Sync, request: ContactPush): Promise<Outcome> {
  const name = needText(request.name, 'Name').trim();
  const email = emailIn(needText(request.email, 'Email'), domainRules());
  const { mailbox, domain, address } = email;
  return pushRecord(sync, {
    kind: 'contact',
    name,
    key: `the email address ${address}`,
    duplicates: undefined,
    input: factsGiven({ name, email: address, mailbox, domain, phone: request.phone }),
    matches: (beforeCreate) => contactsOf(sync, email, beforeCreate),
    wanted: (record) => wantedOf(sync, { ...request, name, email: address }, record),
  });
}

async function wantedOf(
  sync: Sync,
  request: ContactPush,
  record: StoredRecord | undefined,
): Promise<WantedFields> {
  const company = await linkUnlessKept(sync, 'contact', 'company', record, () =>
    companyLink(sync, request.companyWebsite),
  );
  const native = await wantedNative(sync, 'contact', [
    { key: 'name', text: request.name, essential: true },
    { key: 'email', text: record ? undefined : request.email, essential: true },
    { key: 'phone', text: request.phone },
    { key: 'company', text: company.id },
    { key: 'owner', text: request.owner },
  ]);
  const custom = await wantedCustom(sync, 'contact', request.custom);
  return both({ ...native, warnings: [...native.warnings, ...company.warnings] }, custom);
}
