import type { z } from 'zod';
import { toMs } from '../core/clock';
import type { PipedriveSandbox } from './handle';
import type { pipedriveSeedSchema } from './seed-shape';

const dayMs = 86_400_000;
type Parsed = z.output<typeof pipedriveSeedSchema>;

export function applyPipedriveSeed(pipedrive: PipedriveSandbox, seed: Parsed, now: number): void {
  Object.assign(pipedrive.settings, seed.settings);
  // The founder is there already; naming her again is no second user.
  for (const user of seed.users) if (!userId(pipedrive, user.email)) pipedrive.addUser(user);
  each('fields', seed.fields, ({ entity, name, type, options }) =>
    pipedrive.addField(entity, { name, type, ...(options ? { options } : {}) }),
  );
  each('organizations', seed.organizations, (organization) => addOrganization(pipedrive, organization, now));
  each('persons', seed.persons, (person) => addPerson(pipedrive, person, now));
  each('deals', seed.deals, (deal) => addDeal(pipedrive, deal, now));
  each('leadLabels', seed.leadLabels, ({ name, color }) => pipedrive.addLeadLabel(name, color));
  each('leads', seed.leads, (lead) => addLead(pipedrive, lead, now));
  each('filters', seed.filters, (filter) => pipedrive.addFilter(filter));
}

function addOrganization(pipedrive: PipedriveSandbox, one: Parsed['organizations'][number], now: number) {
  const { address, owner, custom, created_at, created_days_ago, ...own } = one;
  const located = address === undefined ? {} : { address: { value: address } };
  const body = { ...own, ...located, ...shared(pipedrive, { owner, custom }) };
  pipedrive.addOrganization(body, { at: momentOf({ created_at, created_days_ago }, now) });
}

function addPerson(pipedrive: PipedriveSandbox, person: Parsed['persons'][number], now: number): void {
  const { name, emails, phones, organization, notes, ...rest } = person;
  const org = named('organization', pipedrive.organizations(), organization);
  const at = momentOf(rest, now);
  const link = org === undefined ? {} : { org_id: org };
  const made = pipedrive.addPerson({ name, emails, phones, ...link, ...shared(pipedrive, rest) }, { at });
  for (const content of notes)
    pipedrive.addNote(made.id, content, { at: Math.max(at, Math.min(at + dayMs, now)) });
}

function addDeal(pipedrive: PipedriveSandbox, deal: Parsed['deals'][number], now: number): void {
  const { person, organization, owner, custom, created_at, created_days_ago, ...own } = deal;
  const { person_id, company } = linksOf(pipedrive, { person, organization });
  const body = { ...own, person_id, org_id: company, ...shared(pipedrive, { owner, custom }) };
  pipedrive.addDeal(body, { at: momentOf({ created_at, created_days_ago }, now) });
}

function addLead(pipedrive: PipedriveSandbox, lead: Parsed['leads'][number], now: number): void {
  const { person, organization, owner, custom, created_at, created_days_ago, ...own } = lead;
  const { person_id, company } = linksOf(pipedrive, { person, organization });
  const body = { ...own, person_id, organization_id: company, ...shared(pipedrive, { owner, custom }) };
  pipedrive.addLead(body, { at: momentOf({ created_at, created_days_ago }, now) });
}

interface Linked {
  person?: string | undefined;
  organization?: string | undefined;
}

const linksOf = (pipedrive: PipedriveSandbox, { person, organization }: Linked) => ({
  person_id: named('person', pipedrive.persons(), person) ?? null,
  company: named('organization', pipedrive.organizations(), organization) ?? null,
});

function named(kind: string, all: readonly { id: number; name: string }[], name: string | undefined) {
  if (name === undefined) return undefined;
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`its ${kind} ${name} is not in the seed`);
  return found.id;
}

interface Shared {
  owner?: string | undefined;
  custom?: Record<string, unknown> | undefined;
}

function shared(pipedrive: PipedriveSandbox, { owner, custom: values }: Shared) {
  const id = owner === undefined ? undefined : userId(pipedrive, owner);
  if (owner !== undefined && id === undefined)
    throw new Error(`its owner ${owner} is not among pipedrive.users`);
  return { ...(id === undefined ? {} : { owner_id: id }), ...(values ? { custom: values } : {}) };
}

const userId = (pipedrive: PipedriveSandbox, email: string): number | undefined =>
  pipedrive.users().find((user) => user.email === email)?.id;

interface When {
  created_at?: string | number | undefined;
  created_days_ago?: number | undefined;
}

const momentOf = ({ created_at, created_days_ago = 0 }: When, now: number): number =>
  created_at === undefined ? Math.floor(now - created_days_ago * dayMs) : toMs(created_at);

/** What the company refuses is told with its place in the file. */
function each<T>(name: string, items: readonly T[], run: (item: T) => unknown): void {
  for (const [index, item] of items.entries()) {
    try {
      run(item);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new Error(`The seed is not valid.\npipedrive.${name}.${index}: ${told}`);
    }
  }
}
