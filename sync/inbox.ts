// Pipedrive's leads inbox: a title about a person or an organization, before it is a deal.
import { type InboxLead, type InboxPatch, RelayError } from '../crm';
import { checkDate, checkNumber, needText } from '../inputs';
import { info, type Outcome, outcome } from '../outcome';
import { sameTitle } from './match';
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

/**
 * Creates a lead, unless an open one of the same title about the same person or organization is there.
 * @throws RelayError `Required field missing`, `Invalid input`, `Record not found` (person, organization, owner)
 */
export async function createInboxLead(sync: Sync, request: InboxRequest): Promise<Outcome> {
  const title = needText(request.title, 'Title').trim();
  needText(request.person || request.organization, 'Person or Organization');
  checkRequest(request);
  const links = await linksOf(sync, request);
  const present = await sameLead(sync, title, links);
  if (present) return stands(present, 'There is such a lead already; it was left as it is.');
  const { patch, warnings } = await patchOf(sync, request, undefined);
  const lead = await sync.records.inbox.create({ ...patch, ...links, title });
  return outcome({
    id: lead.id,
    url: lead.url || null,
    created: 1,
    changed_fields: namesIn({ ...patch, ...links, title }),
    messages: [info(`The lead "${title}" was created.`)],
    written: warnings,
  });
}

/**
 * Writes what differs. An archived lead is brought back first, and one that is to be archived is archived last:
 * Pipedrive takes no other edit of an archived lead.
 * @throws RelayError `Record not found`, `Invalid input`
 */
export async function updateInboxLead(
  sync: Sync,
  request: InboxRequest & { leadId: string; archived: boolean | undefined },
): Promise<Outcome> {
  checkRequest(request);
  const lead = await sync.records.inbox.read(request.leadId);
  if (!lead) throw noLead(request.leadId);
  const { patch, warnings } = await patchOf(sync, request, lead);
  const wanted = { ...patch, ...(await linksOf(sync, request)), ...titlePart(request) };
  const changed = differing(lead, wanted);
  const edits = Object.keys(changed).length > 0;
  const moves = request.archived !== undefined && request.archived !== lead.archived;
  if (edits && lead.archived && request.archived !== false) throw isArchived(lead);
  if (moves && request.archived === false) await sync.records.inbox.update(lead.id, { archived: false });
  if (edits) await sync.records.inbox.update(lead.id, changed);
  if (moves && request.archived === true) await sync.records.inbox.update(lead.id, { archived: true });
  const done = [...namesIn(changed), ...(moves ? ['archived'] : [])];
  return outcome({
    id: lead.id,
    url: lead.url || null,
    updated: done.length > 0 ? 1 : 0,
    unchanged: done.length > 0 ? 0 : 1,
    changed_fields: done,
    messages: [info(done.length > 0 ? 'The lead was updated.' : 'The lead was up to date.')],
    written: warnings,
  });
}

/** As the inputs are called. */
const inputNames: Readonly<Record<string, string>> = {
  contactId: 'person',
  companyId: 'organization',
  labelIds: 'labels',
  ownerId: 'owner',
  expectedCloseDate: 'expected_close_date',
};

const namesIn = (patch: InboxPatch) => Object.keys(patch).map((key) => inputNames[key] ?? key);

function checkRequest({ value, currency, expectedCloseDate }: InboxRequest): void {
  checkNumber(value, 'Value');
  checkDate(expectedCloseDate, 'Expected Close Date');
  // Pipedrive takes both or neither.
  if (value) needText(currency, 'Currency (beside a value)');
  if (currency) needText(value, 'Value (beside a currency)');
}

const titlePart = ({ title }: InboxRequest) => (title ? { title: title.trim() } : {});

async function linksOf(
  sync: Sync,
  { person, organization }: InboxRequest,
): Promise<Pick<InboxPatch, 'contactId' | 'companyId'>> {
  const [contact, company] = await Promise.all([
    person ? contactRef(sync, person) : undefined,
    organization ? companyRef(sync, organization) : undefined,
  ]);
  return { ...(contact && { contactId: contact.id }), ...(company && { companyId: company.id }) };
}

async function sameLead(
  sync: Sync,
  title: string,
  { contactId, companyId }: Pick<InboxPatch, 'contactId' | 'companyId'>,
): Promise<InboxLead | undefined> {
  const lists = await Promise.all([
    contactId ? sync.records.inbox.openOf({ contact: contactId }) : [],
    companyId ? sync.records.inbox.openOf({ company: companyId }) : [],
  ]);
  return lists.flat().find((lead) => sameTitle(lead.title, title));
}

const stands = (lead: InboxLead, text: string): Outcome =>
  outcome({ id: lead.id, url: lead.url || null, unchanged: 1, messages: [info(text)] });

async function patchOf(
  sync: Sync,
  request: InboxRequest,
  present: InboxLead | undefined,
): Promise<{ patch: InboxPatch; warnings: string[] }> {
  const { value, currency = '', expectedCloseDate, owner } = request;
  const labels = await labelsOf(sync, request.labels);
  const money = value ? { amount: Number(value), currency: currency.trim().toUpperCase() } : undefined;
  // Labels are replaced as a list: those that are there stay.
  const labelIds = [...new Set([...(present?.labelIds ?? []), ...labels.ids])];
  return {
    patch: {
      ...(money && { value: money }),
      ...(labels.ids.length > 0 && { labelIds }),
      ...(owner && { ownerId: (await sync.records.user(owner)).id }),
      ...(expectedCloseDate && { expectedCloseDate: expectedCloseDate.trim().slice(0, 10) }),
    },
    warnings: labels.warnings,
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

function differing(lead: InboxLead, wanted: InboxPatch): InboxPatch {
  const present: InboxPatch = lead;
  const entries = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(Reflect.get(present, key)) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries);
}

const noLead = (id: string) =>
  new RelayError('Record not found', {
    what: `Pipedrive has no lead ${id} in its inbox.`,
    why: 'It was deleted or turned into a deal, or the user of the connection may not see it.',
    todo: 'Map the ID of a lead of the leads inbox.',
  });

const isArchived = ({ title }: InboxLead) =>
  new RelayError('Invalid input', {
    what: `The lead "${title}" is archived.`,
    why: 'Pipedrive takes no edit of an archived lead.',
    todo: 'Set Archived to false as well, which brings it back.',
  });
