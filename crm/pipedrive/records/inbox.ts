// The leads inbox lives in API v1: ids are UUIDs, times have milliseconds, paging is by offset, custom fields are those
// of deals. An archived lead takes no edit until it is brought back, in a request of its own. (pipedrive.md 3.6, 6)
import { array, boolean, looseObject, nullish, number, object, safeParse, string, unknown } from 'zod/mini';
import { encoded, isNotFound, parseAnswer } from '../../../http';
import type { Inbox, InboxLead, InboxPage, InboxPatch, Parent } from '../../records';
import { type Account, accountOf } from '../account';
import type { Envelope, Pipedrive } from '../api';

const wireLead = looseObject({
  id: string(),
  title: string(),
  person_id: nullish(number()),
  organization_id: nullish(number()),
  owner_id: nullish(number()),
  label_ids: nullish(array(string())),
  value: nullish(object({ amount: number(), currency: string() })),
  expected_close_date: nullish(string()),
  is_archived: nullish(boolean()),
});
const label = looseObject({ id: string(), name: string() });
const pageSize = 500;

export function inboxOf(pipedrive: Pipedrive): Inbox {
  return {
    read: (id) => readLead(pipedrive, id),
    openOf: (of) => openLeads(pipedrive, of),
    newest: (start) => newestLeads(pipedrive, start),
    labels: async () => {
      const { data } = await pipedrive.send({ method: 'GET', path: '/api/v1/leadLabels' });
      return parseAnswer(array(label), data ?? [], 'Pipedrive').map(({ id, name }) => ({ id, name }));
    },
    create: async (lead) => {
      const { data } = await pipedrive.send({ method: 'POST', path: '/api/v1/leads', json: jsonOf(lead) });
      return leadFrom(data, await accountOf(pipedrive));
    },
    update: async (id, patch) => {
      const path = `/api/v1/leads/${encoded(id)}`;
      await pipedrive.send({ method: 'PATCH', path, json: jsonOf(patch), repeatable: true });
    },
  };
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

async function readLead(pipedrive: Pipedrive, id: string): Promise<InboxLead | null> {
  if (!isUuid(id.trim())) return null;
  try {
    const { data } = await pipedrive.send({ method: 'GET', path: `/api/v1/leads/${id.trim()}` });
    return leadFrom(data, await accountOf(pipedrive));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Lists hold no archived leads. */
async function openLeads(pipedrive: Pipedrive, of: Parent): Promise<InboxLead[]> {
  const parent = 'contact' in of ? { person_id: of.contact } : { organization_id: of.company };
  const leads: InboxLead[] = [];
  for (;;) {
    const query = { ...parent, sort: 'add_time ASC', start: String(leads.length), limit: String(pageSize) };
    const page = await leadsPage(pipedrive, query);
    leads.push(...page.leads);
    if (!page.more) return leads;
  }
}

/** The latest first. */
async function newestLeads(pipedrive: Pipedrive, start: number): Promise<InboxPage> {
  const query = { sort: 'add_time DESC', start: String(start), limit: '100' };
  const { leads, more } = await leadsPage(pipedrive, query);
  return { leads, ...(more && { next: start + leads.length }) };
}

async function leadsPage(pipedrive: Pipedrive, query: Record<string, string>) {
  const path = `/api/v1/leads?${new URLSearchParams(query)}`;
  const answer = await pipedrive.send({ method: 'GET', path });
  const account = await accountOf(pipedrive);
  const leads = parseAnswer(array(unknown()), answer.data ?? [], 'Pipedrive').map((lead) =>
    leadFrom(lead, account),
  );
  return { leads, more: leads.length > 0 && hasMore(answer) };
}

const more = looseObject({ more_items_in_collection: nullish(boolean()) });
const paging = looseObject({ ...more.shape, pagination: nullish(more) });

/** The specification tells it in one place, accounts in another. (pipedrive.md 3.1) */
function hasMore({ additional }: Envelope): boolean {
  const told = safeParse(paging, additional).data;
  return (told?.pagination ?? told)?.more_items_in_collection === true;
}

function leadFrom(data: unknown, account: Account): InboxLead {
  const wire = parseAnswer(wireLead, data, 'Pipedrive');
  const text = (id: number | null | undefined) => (id ? String(id) : '');
  return {
    id: wire.id,
    title: wire.title,
    contactId: text(wire.person_id),
    companyId: text(wire.organization_id),
    value: wire.value ?? null,
    labelIds: wire.label_ids ?? [],
    ownerId: text(wire.owner_id),
    expectedCloseDate: wire.expected_close_date ?? '',
    archived: wire.is_archived === true,
    url: account.company_domain
      ? `https://${account.company_domain}.pipedrive.com/leads/inbox/${wire.id}`
      : '',
  };
}

function jsonOf(patch: InboxPatch): Record<string, unknown> {
  const { title, contactId, companyId, value, labelIds, ownerId, expectedCloseDate, archived } = patch;
  return {
    ...(title !== undefined && { title }),
    ...(contactId && { person_id: Number(contactId) }),
    ...(companyId && { organization_id: Number(companyId) }),
    ...(value !== undefined && { value }),
    ...(labelIds && { label_ids: labelIds }),
    ...(ownerId && { owner_id: Number(ownerId) }),
    ...(expectedCloseDate !== undefined && { expected_close_date: expectedCloseDate || null }),
    ...(archived !== undefined && { is_archived: archived }),
  };
}
