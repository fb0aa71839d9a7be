// What include_fields adds (pipedrive.md 3.3-3.5). Counters of what the stand-in does not keep are 0, moments null.
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import type { Kind } from './kinds';
import { numberIn, textIn } from './values';

const shared = [
  ...[
    'next_activity_id',
    'last_activity_id',
    'email_messages_count',
    'activities_count',
    'done_activities_count',
  ],
  ...['undone_activities_count', 'files_count', 'notes_count', 'followers_count', 'smart_bcc_email'],
];
const dealCounts = ['open', 'closed', 'won', 'lost'].flatMap((status) => [
  `${status}_deals_count`,
  `related_${status}_deals_count`,
]);
const marketing = ['marketing_status', 'doi_status'];
const mail = ['last_incoming_mail_time', 'last_outgoing_mail_time'];

export const includable: Readonly<Record<Kind['name'], readonly string[]>> = {
  persons: [
    ...[...shared, ...dealCounts, ...marketing, ...mail],
    ...['participant_open_deals_count', 'participant_closed_deals_count'],
  ],
  organizations: [...shared, ...dealCounts, 'people_count'],
  deals: [...shared, ...mail, 'source_lead_id', 'products_count', 'participants_count', 'first_won_time'],
};

export function counted(company: Company, kind: Kind, ledger: Ledger, include: readonly string[]): object {
  // The marketing ones need the Campaigns product, which this company lacks: absent.
  const asked = include.filter((name) => !marketing.includes(name));
  return Object.fromEntries(asked.map((name) => [name, count(company, kind, ledger, name)]));
}

function count(company: Company, kind: Kind, ledger: Ledger, name: string): number | null {
  if (name === 'notes_count') return linked(company, 'notes', `${kind.singular}_id`, ledger).length;
  if (name === 'people_count') return linked(company, 'persons', 'org_id', ledger).length;
  const status = /^(open|closed|won|lost)_deals_count$/.exec(name)?.[1];
  if (status) return deals(company, kind, ledger, status);
  return name.endsWith('_count') ? 0 : null;
}

function deals(company: Company, kind: Kind, ledger: Ledger, status: string): number {
  const key = kind.name === 'persons' ? 'person_id' : 'org_id';
  const found = linked(company, 'deals', key, ledger).map((deal) => textIn(deal, 'status'));
  return found.filter((one) => (status === 'closed' ? one !== 'open' : one === status)).length;
}

function linked(company: Company, kind: Kind['name'] | 'notes', key: string, { number }: Ledger): Ledger[] {
  const name = key === 'organization_id' ? 'org_id' : key;
  const all = company.records[kind].all();
  return all.filter((one) => one.removedAt === undefined && numberIn(one, name) === number);
}
