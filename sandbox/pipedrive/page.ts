// Pipedrive's part of the page: leads with their deals, notes and changes, then the users.
import { type Card, type Change, card, type Fact } from '../page-card';
import { each, escaped } from '../page-text';
import { ownerName, renderHooks, renderInbox, shown } from './page-parts';
import type { PipedriveSnapshot } from './snapshot';

type Person = PipedriveSnapshot['persons'][number];
const shownLeads = 60;

/** Nothing where nobody works in Pipedrive. */
export function renderPipedrive(pipedrive: PipedriveSnapshot): string {
  const { personCount, persons, users, settings, tokensSpent } = pipedrive;
  if (personCount === 0 && users.length < 2) return '';
  const leads = persons.slice(0, shownLeads);
  return `<section id="pipedrive"><h2>Pipedrive: ${escaped(settings.companyName)} (${personCount} persons, ${tokensSpent} tokens spent)</h2>
<div class="cards">${each(leads, (one) => card(lead(one, pipedrive)))}</div></section>
${renderInbox(pipedrive)}
${renderHooks(pipedrive)}
<section><h2>Pipedrive users</h2><ul>${each(users, user)}</ul></section>`;
}

function lead(person: Person, pipedrive: PipedriveSnapshot): Card {
  const notes = pipedrive.notes.filter(({ person_id }) => person_id === person.id);
  const company = pipedrive.organizations.find(({ id }) => id === person.org_id)?.name;
  return {
    title: person.name,
    sub: [company, ...person.emails.map(({ value }) => value)],
    marks: [shown(person.custom[statusField] ?? '')],
    facts: facts(person, pipedrive),
    notes: notes.map(({ content, add_time }) => ({ html: content, at: add_time })),
    history: person.changes.map((entry) => change(entry, pipedrive)),
  };
}

const statusField = 'Lead Connection Status';

function facts({ id, owner_id, custom }: Person, pipedrive: PipedriveSnapshot): Fact[] {
  const own = Object.entries(custom).filter(([name]) => name !== statusField);
  const deals = pipedrive.deals.filter(({ person_id }) => person_id === id);
  return [
    ['owner', ownerName(owner_id, pipedrive)],
    ...own.map(([name, value]): Fact => [name, shown(value)]),
    ...deals.map(({ title, stage, status }): Fact => ['deal', `${title}: ${stage}, ${status}`]),
    ['id', String(id)],
  ];
}

function change(
  { time, field_key, new_value, change_source }: Person['changes'][number],
  pipedrive: PipedriveSnapshot,
): Change {
  const field = pipedrive.customFields.find(({ code }) => code === field_key);
  const option = field?.options?.find(({ id }) => String(id) === new_value);
  const value = option?.label ?? new_value ?? '';
  return { at: time, what: field?.name ?? field_key, value, by: change_source };
}

function user({ id, name, email, active }: PipedriveSnapshot['users'][number]): string {
  return `<li>${escaped(name)} <small>${escaped(email)} · ${id}${active ? '' : ' · deactivated'}</small></li>`;
}
