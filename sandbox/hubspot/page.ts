// HubSpot's part of the page: leads with their notes and history, then the owners.
import { type Card, card, type Fact } from '../page-card';
import { each, escaped } from '../page-text';
import type { HubSpotSnapshot } from './index';
import type { HistoryEntry } from './state';

type Contact = HubSpotSnapshot['contacts'][number];
const shownLeads = 60;

/** Nothing where nobody works in HubSpot. */
export function renderHubSpot(hubspot: HubSpotSnapshot): string {
  const { contacts, contactCount, owners, settings } = hubspot;
  if (contactCount === 0 && owners.length === 0) return '';
  const leads = contacts.slice(0, shownLeads);
  return `<section id="hubspot"><h2>HubSpot: ${escaped(settings.portalName)} (${contactCount} leads)</h2>
<div class="cards">${each(leads, (contact) => card(lead(contact, hubspot)))}</div></section>
<section><h2>HubSpot owners</h2><ul>${each(owners, owner)}</ul></section>`;
}

function lead(contact: Contact, hubspot: HubSpotSnapshot): Card {
  const { id, properties } = contact;
  const { firstname = '', lastname = '', email = '', company } = properties;
  const activities = [...hubspot.notes, ...hubspot.emails].filter(({ contactIds }) =>
    contactIds.includes(id),
  );
  return {
    title: `${firstname} ${lastname}`.trim() || email || id,
    sub: [company, email],
    marks: [properties.lead_connection_status, properties.hs_lead_status],
    facts: facts(contact, hubspot),
    notes: activities.reverse().map(({ body, createdAt }) => ({ html: body, at: createdAt })),
    history: contact.history.filter(isTold).map(({ timestamp, property, value, sourceType }) => ({
      ...{ at: timestamp, what: property, by: sourceType },
      value: isOwner(property) && value !== '' ? ownerName(hubspot, value) : value,
    })),
  };
}

const shownAbove = ['firstname', 'lastname', 'email', 'company', 'lead_connection_status', 'hs_lead_status'];
const hidden = [...shownAbove, 'hubspot_owner_id', 'hs_object_id', 'notes_last_updated'];

function facts({ id, properties }: Contact, hubspot: HubSpotSnapshot): Fact[] {
  const rest = Object.entries(properties).filter(
    ([name]) => !hidden.includes(name) && !name.endsWith('date'),
  );
  return [
    ['owner', ownerName(hubspot, properties.hubspot_owner_id)],
    ...rest.map(([name, value]): Fact => [name, isOwner(name) ? ownerName(hubspot, value) : value]),
    ['id', id],
  ];
}

/** Properties that hold an owner's id. */
const isOwner = (property: string): boolean =>
  ['hubspot_owner_id', 'relay_previous_owner', 'relay_assigned_assistant'].includes(property);

function ownerName({ owners }: HubSpotSnapshot, id: string | undefined): string {
  const found = owners.find((one) => one.id === id);
  return found ? `${found.firstName} ${found.lastName}${found.archived ? ' (deactivated)' : ''}` : 'nobody';
}

/** What the relay is about: owner, status, and fields of its own; not HubSpot's stamps. */
const isTold = ({ property }: HistoryEntry): boolean => !/date$|^notes_last/.test(property);

function owner({ email, firstName, lastName, id, archived }: HubSpotSnapshot['owners'][number]): string {
  return `<li>${escaped(`${firstName} ${lastName}`)} <small>${escaped(email)} · ${escaped(id)}${archived ? ' · deactivated' : ''}</small></li>`;
}
