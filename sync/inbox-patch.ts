// What a step asks of a lead of the leads inbox, as Pipedrive's leads know it.
import { type InboxLead, type InboxPatch, RelayError } from '../crm';
import { checkCurrency, checkDate, checkNumber, needText } from '../inputs';
import { companyRef, contactRef } from './refs';
import type { Sync } from './sync';

export interface InboxRequest {
  title?: string | undefined;
  /** By id or e-mail address. */
  person?: string | undefined;
  /** By id, web address or name. */
  organization?: string | undefined;
  value?: string | undefined;
  currency?: string | undefined;
  /** By name or id. */
  labels: readonly string[];
  owner?: string | undefined;
  expectedCloseDate?: string | undefined;
}

export interface Patch {
  patch: InboxPatch;
  /** What was left out, and why. */
  warnings: string[];
}

/** Everything that can be wrong with the input, before any request. @throws RelayError */
export function checkRequest({ title, value, currency, expectedCloseDate }: InboxRequest): void {
  if (title && title.trim().length > longestTitle) throw tooLong(title);
  checkNumber(value, 'Value');
  checkCurrency(currency, 'Currency');
  checkDate(expectedCloseDate, 'Expected Close Date');
  // Pipedrive takes both or neither.
  if (value) needText(currency, 'Currency (beside a value)');
  if (currency) needText(value, 'Value (beside a currency)');
}

/** Beyond it Pipedrive refuses the lead. (pipedrive.md 6) */
const longestTitle = 255;

const tooLong = (title: string) =>
  new RelayError('Invalid input', {
    what: 'Title is too long.',
    why: `It has ${title.trim().length} characters; Pipedrive holds ${longestTitle}.`,
    todo: 'Shorten it.',
  });

/** @throws RelayError `Record not found` */
export async function linksOf(sync: Sync, { person, organization }: InboxRequest): Promise<Patch> {
  const [contact, company] = await Promise.all([
    person ? contactRef(sync, person) : undefined,
    organization ? companyRef(sync, organization) : undefined,
  ]);
  return {
    patch: { ...(contact && { contactId: contact.id }), ...(company && { companyId: company.id }) },
    warnings: [...(contact?.warnings ?? []), ...(company?.warnings ?? [])],
  };
}

/**
 * All but title and links.
 * @throws RelayError `Record not found` (owner)
 */
export async function valuesOf(
  sync: Sync,
  { value, currency, expectedCloseDate, owner, labels }: InboxRequest,
  present: InboxLead | undefined,
): Promise<Patch> {
  const { ids, warnings } = await labelsOf(sync, labels);
  const amount = checkNumber(value, 'Value');
  const code = checkCurrency(currency, 'Currency');
  const day = checkDate(expectedCloseDate, 'Expected Close Date');
  return {
    patch: {
      ...(amount !== undefined && code !== undefined && { value: { amount, currency: code } }),
      // Labels are replaced as a list: those that are there stay.
      ...(ids.length > 0 && { labelIds: [...new Set([...(present?.labelIds ?? []), ...ids])] }),
      ...(owner && { ownerId: (await sync.records.user(owner)).id }),
      ...(day && { expectedCloseDate: day }),
    },
    warnings,
  };
}

async function labelsOf(
  sync: Sync,
  wanted: readonly string[],
): Promise<{ ids: string[]; warnings: string[] }> {
  if (wanted.length === 0) return { ids: [], warnings: [] };
  const known = await sync.records.inbox.labels();
  const find = (text: string) =>
    known.find(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase());
  return {
    ids: wanted.flatMap((text) => find(text)?.id ?? []),
    warnings: wanted
      .filter((text) => !find(text))
      .map((text) => `Pipedrive has no lead label "${text}", so it was left out.`),
  };
}

/** What of it is not so yet. */
export function differing(lead: InboxLead, wanted: InboxPatch): InboxPatch {
  const present = new Map(Object.entries(lead));
  const entries = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(present.get(key)) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries);
}

/** As the inputs are called. */
const inputNames: Readonly<Record<string, string>> = {
  contactId: 'person',
  companyId: 'organization',
  labelIds: 'labels',
  ownerId: 'owner',
  expectedCloseDate: 'expected_close_date',
};

export const namesIn = (patch: InboxPatch): string[] =>
  Object.keys(patch).map((key) => inputNames[key] ?? key);
