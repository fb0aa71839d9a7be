// Pipedrive's leads inbox: a title about a person or an organization, before it is a deal.
import { type InboxLead, type InboxPatch, RelayError } from '../crm';
import { needText } from '../inputs';
import { info, type Outcome, outcome } from '../outcome';
import { checkRequest, differing, type InboxRequest, linksOf, namesIn, valuesOf } from './inbox-patch';
import { sameTitle } from './match';
import type { Sync } from './sync';

/**
 * Creates a lead, unless an open one of the same title about the same person or organization is there.
 * @throws RelayError `Required field missing`, `Invalid input`, `Record not found` (person, organization, owner)
 */
export async function createInboxLead(sync: Sync, request: InboxRequest): Promise<Outcome> {
  const title = needText(request.title, 'Title').trim();
  needText(request.person || request.organization, 'Person or Organization');
  checkRequest(request);
  const links = await linksOf(sync, request);
  const present = await sameLead(sync, title, links.patch);
  if (present) return leftAsItIs(present, links.warnings);
  const values = await valuesOf(sync, request, undefined);
  const wanted = { ...values.patch, ...links.patch, title };
  const lead = await sync.records.inbox.create(wanted);
  return outcome({
    id: lead.id,
    url: lead.url || null,
    created: 1,
    changed_fields: namesIn(wanted),
    messages: [info(`The lead "${title}" was created.`)],
    written: [...links.warnings, ...values.warnings],
  });
}

async function sameLead(
  sync: Sync,
  title: string,
  { contactId, companyId }: InboxPatch,
): Promise<InboxLead | undefined> {
  const lists = await Promise.all([
    contactId ? sync.records.inbox.openOf({ contact: contactId }) : [],
    companyId ? sync.records.inbox.openOf({ company: companyId }) : [],
  ]);
  return lists.flat().find((lead) => sameTitle(lead.title, title));
}

const leftAsItIs = (lead: InboxLead, written: string[]): Outcome =>
  outcome({
    id: lead.id,
    url: lead.url || null,
    unchanged: 1,
    messages: [info('There is such a lead already; it was left as it is.')],
    written,
  });

export interface InboxUpdate extends InboxRequest {
  leadId: string;
  archived: boolean | undefined;
}

/**
 * Writes what differs.
 * @throws RelayError `Record not found`, `Invalid input`
 */
export async function updateInboxLead(sync: Sync, request: InboxUpdate): Promise<Outcome> {
  checkRequest(request);
  const lead = await sync.records.inbox.read(request.leadId);
  if (!lead) throw noLead(request.leadId);
  const values = await valuesOf(sync, request, lead);
  const links = await linksOf(sync, request);
  const title = request.title ? { title: request.title.trim() } : {};
  const changed = differing(lead, { ...values.patch, ...links.patch, ...title });
  const done = await writeChanges(sync, lead, changed, request.archived);
  return outcome({
    id: lead.id,
    url: lead.url || null,
    updated: done.length > 0 ? 1 : 0,
    unchanged: done.length > 0 ? 0 : 1,
    changed_fields: done,
    messages: [info(done.length > 0 ? 'The lead was updated.' : 'The lead was up to date.')],
    written: [...values.warnings, ...links.warnings],
  });
}

/**
 * An archived lead is brought back first, and one that is to be archived is archived last: Pipedrive takes no other
 * edit of an archived lead.
 * @returns the inputs that were written
 */
async function writeChanges(
  sync: Sync,
  lead: InboxLead,
  changed: InboxPatch,
  archived: boolean | undefined,
): Promise<string[]> {
  const { inbox } = sync.records;
  const edits = Object.keys(changed).length > 0;
  const moves = archived !== undefined && archived !== lead.archived;
  if (edits && lead.archived && archived !== false) throw isArchived(lead);
  if (moves && !archived) await inbox.update(lead.id, { archived });
  if (edits) await inbox.update(lead.id, changed);
  if (moves && archived) await inbox.update(lead.id, { archived });
  return [...namesIn(changed), ...(moves ? ['archived'] : [])];
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
