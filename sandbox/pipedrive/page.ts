// Pipedrive's part of the page: leads with their deals, notes and changes, then the users.
import { each, escaped } from '../page-text';
import { fact, ownerName, renderHooks, renderInbox, shown } from './page-parts';
import type { PipedriveSnapshot } from './snapshot';

type Person = PipedriveSnapshot['persons'][number];
const shownLeads = 60;

/** Nothing where nobody works in Pipedrive. */
export function renderPipedrive(pipedrive: PipedriveSnapshot): string {
  const { personCount, persons, users, settings, tokensSpent } = pipedrive;
  if (personCount === 0 && users.length < 2) return '';
  const leads = persons.slice(0, shownLeads);
  return `<section><h2>Pipedrive: ${escaped(settings.companyName)} (${personCount} persons, ${tokensSpent} tokens spent)</h2>
${each(leads, (one) => lead(one, pipedrive))}</section>
${renderInbox(pipedrive)}
${renderHooks(pipedrive)}
<section><h2>Pipedrive users</h2><ul>${each(users, user)}</ul></section>`;
}

function lead(person: Person, pipedrive: PipedriveSnapshot): string {
  const deals = pipedrive.deals.filter(({ person_id }) => person_id === person.id);
  const notes = pipedrive.notes.filter(({ person_id }) => person_id === person.id);
  const company = pipedrive.organizations.find(({ id }) => id === person.org_id)?.name;
  const emails = person.emails.map(({ value }) => value);
  return `<article><h3>${escaped(person.name)}</h3><p class="sub">${escaped([company, ...emails].filter(Boolean).join(' · '))}</p>
<dl>${each(facts(person, pipedrive, deals), fact)}</dl>
${each(notes, ({ content, add_time }) => `<blockquote>${escaped(content)}<br><small>${escaped(add_time)}</small></blockquote>`)}
<ol class="history">${each(person.changes.slice(0, 8), (entry) => change(entry, pipedrive))}</ol></article>`;
}

function facts(
  { id, owner_id, custom }: Person,
  pipedrive: PipedriveSnapshot,
  deals: PipedriveSnapshot['deals'],
): [string, string][] {
  const own = Object.entries(custom).map(([name, value]): [string, string] => [name, shown(value)]);
  const open = deals.map(({ title, stage, status }): [string, string] => [
    'deal',
    `${title}: ${stage}, ${status}`,
  ]);
  return [['owner', ownerName(owner_id, pipedrive)], ...own, ...open, ['id', String(id)]];
}

function change(
  { time, field_key, new_value, change_source }: Person['changes'][number],
  pipedrive: PipedriveSnapshot,
) {
  const field = pipedrive.customFields.find(({ code }) => code === field_key);
  const option = field?.options?.find(({ id }) => String(id) === new_value);
  const told = option?.label ?? new_value ?? '(cleared)';
  return `<li>${escaped(time)} <b>${escaped(field?.name ?? field_key)}</b> ${escaped(told)} <small>${escaped(change_source)}</small></li>`;
}

function user({ id, name, email, active }: PipedriveSnapshot['users'][number]): string {
  return `<li>${escaped(name)} <small>${escaped(email)} · ${id}${active ? '' : ' · deactivated'}</small></li>`;
}
