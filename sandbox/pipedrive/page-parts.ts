// More of Pipedrive's part of the page: the leads inbox, and what became of webhooks.
import { type Card, card, type Fact } from '../page-card';
import { each, escaped } from '../page-text';
import type { PipedriveSnapshot } from './snapshot';

const shownLeads = 60;

export const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function ownerName(id: number, { users }: PipedriveSnapshot): string {
  const owner = users.find((one) => one.id === id);
  return owner ? `${owner.name}${owner.active ? '' : ' (deactivated)'}` : String(id);
}

/** Pipedrive's own leads, which are no persons (pipedrive.md 3.6). */
export function renderInbox(pipedrive: PipedriveSnapshot): string {
  const { leads } = pipedrive;
  if (leads.length === 0) return '';
  return `<section><h2>Pipedrive leads inbox (${leads.length})</h2>
<div class="cards">${each(leads.slice(0, shownLeads), (lead) => card(inboxLead(lead, pipedrive)))}</div></section>`;
}

type Lead = PipedriveSnapshot['leads'][number];

function inboxLead(lead: Lead, pipedrive: PipedriveSnapshot): Card {
  const { id, title, owner_id, labels, value, is_archived, custom } = lead;
  const person = pipedrive.persons.find((one) => one.id === lead.person_id)?.name;
  const company = pipedrive.organizations.find((one) => one.id === lead.organization_id)?.name;
  return {
    title,
    sub: [company, person],
    marks: [is_archived ? 'archived' : ''],
    facts: [
      ['owner', ownerName(owner_id, pipedrive)],
      ['labels', labels.join(', ')],
      ['value', value ? `${value.amount} ${value.currency}` : ''],
      ...Object.entries(custom).map(([name, held]): Fact => [name, shown(held)]),
      ['id', id],
    ],
  };
}

/** Newest first (pipedrive.md 5.3). */
export function renderHooks({ webhooks, deliveries }: PipedriveSnapshot): string {
  if (webhooks.length === 0 && deliveries.length === 0) return '';
  return `<section><h2>Pipedrive webhooks (${webhooks.length})</h2><ul>${each(
    webhooks,
    ({ name, event_action, event_object, subscription_url }) =>
      `<li>${escaped(name)} <small>${escaped(`${event_action}.${event_object} → ${subscription_url}`)}</small></li>`,
  )}</ul><ol class="history">${each([...deliveries].reverse(), delivery)}</ol></section>`;
}

function delivery({ payload, webhookId, state, attempts }: PipedriveSnapshot['deliveries'][number]): string {
  const { action, entity, entity_id, timestamp } = payload.meta;
  const tried = attempts.map(({ status }) => status || 'no answer').join(', ');
  return `<li>${escaped(timestamp)} <b>${escaped(`${action}.${entity} ${entity_id}`)}</b> ${escaped(state)} <small>hook ${webhookId}${tried === '' ? '' : ` · ${tried}`}</small></li>`;
}
