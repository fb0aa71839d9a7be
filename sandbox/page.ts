// GET /: what is in the portal and what was asked of it. Self-contained; refreshes itself without a script.
import type { CleverTapSnapshot } from './clevertap/index';
import { renderCleverTap } from './clevertap/page';
import type { LoggedRequest } from './core/types';
import type { HubSpotSnapshot } from './hubspot/index';
import type { HistoryEntry, NoteState } from './hubspot/state';
import { style } from './page-style';
import { each, escaped } from './page-text';
import { renderPipedrive } from './pipedrive/page';
import type { PipedriveSnapshot } from './pipedrive/snapshot';

export interface PageState {
  now: number;
  hubspot: HubSpotSnapshot;
  pipedrive: PipedriveSnapshot;
  clevertap: CleverTapSnapshot;
  requests: readonly LoggedRequest[];
}

const shownRequests = 40;
const shownLeads = 60;

export function renderPage({ now, hubspot, pipedrive, clevertap, requests }: PageState): string {
  const leads = hubspot.contacts.slice(0, shownLeads);
  const latest = requests.slice(-shownRequests).reverse();
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lead Relay sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="4">
<style>${style}</style></head><body>
<header><h1>Lead Relay sandbox</h1><p>${escaped(hubspot.settings.portalName)} · ${escaped(new Date(now).toISOString())}</p></header>
<main><section><h2>Leads (${hubspot.contactCount})</h2>${each(leads, (contact) => lead(contact, hubspot))}</section>
<section><h2>Owners</h2><ul>${each(hubspot.owners, owner)}</ul></section>
${renderPipedrive(pipedrive)}
${renderCleverTap(clevertap)}
<section><h2>Last requests (${requests.length})</h2>${each(latest, request)}</section></main>
</body></html>`;
}

type Contact = HubSpotSnapshot['contacts'][number];

function lead(contact: Contact, hubspot: HubSpotSnapshot): string {
  const {
    firstname = '',
    lastname = '',
    email = '',
    hubspot_owner_id: ownerId,
    company,
  } = contact.properties;
  const name = `${firstname} ${lastname}`.trim() || email || contact.id;
  const activities = [...hubspot.notes, ...hubspot.emails].filter(({ contactIds }) =>
    contactIds.includes(contact.id),
  );
  return `<article><h3>${escaped(name)}</h3><p class="sub">${escaped([company, email].filter(Boolean).join(' · '))}</p>
<dl>${each(facts(contact, ownerName(hubspot, ownerId)), fact)}</dl>
${each(activities.reverse(), activity)}
<ol class="history">${each(contact.history.filter(isTold).slice(0, 8), history)}</ol></article>`;
}

const hidden = [
  'firstname',
  'lastname',
  'email',
  'company',
  'hubspot_owner_id',
  'hs_object_id',
  'notes_last_updated',
];

function facts({ id, properties }: Contact, ownerText: string): [string, string][] {
  const rest = Object.entries(properties).filter(
    ([name]) => !hidden.includes(name) && !name.endsWith('date'),
  );
  return [['owner', ownerText], ...rest, ['id', id]];
}

const fact = ([name, value]: [string, string]): string =>
  `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`;

function ownerName(hubspot: HubSpotSnapshot, id: string | undefined): string {
  const found = hubspot.owners.find((one) => one.id === id);
  return found ? `${found.firstName} ${found.lastName}${found.archived ? ' (deactivated)' : ''}` : '—';
}

function activity({ body, createdAt }: NoteState): string {
  return `<blockquote>${escaped(body)}<br><small>${escaped(createdAt)}</small></blockquote>`;
}

/** What the relay is about: owner, status, and fields of its own; not HubSpot's stamps. */
const isTold = ({ property }: HistoryEntry): boolean => !/date$|^notes_last/.test(property);

function history({ timestamp, property, value, sourceType }: HistoryEntry): string {
  const told = value === '' ? '(cleared)' : value;
  return `<li>${escaped(timestamp)} <b>${escaped(property)}</b> ${escaped(told)} <small>${escaped(sourceType)}</small></li>`;
}

function owner({ email, firstName, lastName, id, archived }: HubSpotSnapshot['owners'][number]): string {
  return `<li>${escaped(`${firstName} ${lastName}`)} <small>${escaped(email)} · ${escaped(id)}${archived ? ' · deactivated' : ''}</small></li>`;
}

function request({ at, vendor, method, url, status, body }: LoggedRequest): string {
  const detail = body === null ? '' : `<pre>${escaped(JSON.stringify(body, null, 1).slice(0, 1500))}</pre>`;
  const kind = status < 300 ? 'ok' : 'bad';
  return `<div class="request"><b class="${kind}">${status}</b> ${escaped(method)} ${escaped(vendor)} <code>${escaped(url)}</code> <small>${escaped(at)}</small>${detail}</div>`;
}
