// Leads, their labels and sources, v1 (pipedrive.md 3.6).
import type { Ledger } from '../../core/ledger';
import { type Answer, type Call, jsonOf, momentOf, ok, type Route, stampOf } from '../call';
import { filterOf } from '../filters';
import { leadKind } from '../kinds';
import { splitLead } from '../lead-custom';
import { wireLead } from '../lead-wire';
import { changeLead, createLead, removeLead } from '../leads';
import { badRequest, failure } from '../refusals';
import { objectV1, type Page, pageV1, pagination, type SortKeys, sortedV1, wholeNumber } from '../v1';
import { flagIn, numberIn, read, textIn } from '../values';

const base = '/api/v1/leads';

export const leadRoutes: Route[] = [
  { method: 'GET', pattern: base, cost: 20, run: (call) => list(call, false) },
  { method: 'GET', pattern: `${base}/archived`, cost: 40, run: (call) => list(call, true) },
  { method: 'POST', pattern: base, cost: 10, run: create },
  { method: 'GET', pattern: `${base}/:id`, cost: 2, run: (call) => ok(wireLead(call.company, leadOf(call))) },
  { method: 'PATCH', pattern: `${base}/:id`, cost: 10, run: update },
  { method: 'DELETE', pattern: `${base}/:id`, cost: 6, run: remove },
];

/** pipedrive.md 1.5. */
function leadOf({ company, params }: Call): Ledger {
  const lead = company.visible('leads', params.id ?? '');
  if (!lead) throw failure(404, 'requested lead not found', {}, 'Object was not found.');
  return lead;
}

function create(call: Call): Answer {
  const { native, custom } = splitLead(call.company, objectV1(jsonOf(call)));
  const lead = createLead(call.company, native, custom, stampOf(call));
  return { ...ok(wireLead(call.company, lead)), status: 201 };
}

function update(call: Call): Answer {
  const lead = leadOf(call);
  const { native, custom } = splitLead(call.company, objectV1(jsonOf(call)));
  changeLead(call.company, lead, native, custom, stampOf(call));
  return ok(wireLead(call.company, lead));
}

function remove(call: Call): Answer {
  const lead = leadOf(call);
  removeLead(call.company, lead, stampOf(call));
  return ok({ id: lead.id });
}

const narrowing = ['owner_id', 'person_id', 'organization_id'];
const allowed = [...narrowing, 'limit', 'start', 'filter_id', 'updated_since', 'sort'];

/** Oldest first unless asked otherwise; an empty v1 list is null. */
function list(call: Call, archived: boolean): Answer {
  const unknown = [...call.query.keys()].find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw badRequest('Bad request', `${unknown} is not allowed`);
  const { records } = call.company;
  const matches = matching(call);
  const all = records.leads.all().filter((lead) => flagIn(lead, 'is_archived') === archived && matches(lead));
  const paged = pageV1(call, sortedV1(call, all, sorts, 'add_time ASC'));
  const data = paged.page.map((lead) => wireLead(call.company, lead));
  return ok(data.length > 0 ? data : null, additionalData(call, paged));
}

/** The spec puts it straight on additional_data, clients read additional_data.pagination (pipedrive.md 3.1). */
function additionalData({ company }: Call, paged: Page<unknown>): object {
  if (company.settings.leadPaging === 'pagination') return pagination(paged);
  const { start, limit, more } = paged;
  return { start, limit, more_items_in_collection: more };
}

/** A saved filter wins: the others, `updated_since` too (unconfirmed), are then ignored. */
function matching(call: Call): (lead: Ledger) => boolean {
  const { company } = call;
  const asked = narrowing.map((key) => [key, wholeNumber(call, key)] as const);
  const since = momentOf(call, 'updated_since');
  const filter = wholeNumber(call, 'filter_id');
  const shown = (lead: Ledger) => company.shows('leads', lead);
  if (filter !== undefined) {
    const { matches } = filterOf(company, leadKind, filter);
    return (lead) => shown(lead) && matches(lead);
  }
  return (lead) =>
    shown(lead) &&
    (since === undefined || lead.stamp >= since) &&
    asked.every(([key, wanted]) => wanted === undefined || numberIn(lead, key) === wanted);
}

const sorts: SortKeys = {
  id: ({ id }) => id,
  title: (lead) => textIn(lead, 'title') ?? '',
  owner_id: (lead) => numberIn(lead, 'owner_id') ?? 0,
  creator_id: (lead) => numberIn(lead, 'creator_id') ?? 0,
  was_seen: (lead) => Number(read(lead, 'was_seen') === true),
  expected_close_date: (lead) => textIn(lead, 'expected_close_date') ?? '',
  next_activity_id: () => 0, // there are no activities here
  add_time: ({ createdAt }) => createdAt,
  update_time: ({ stamp }) => stamp,
};
