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
  each('organizations', seed.organizations, ({ name, address, ...rest }) =>
    pipedrive.addOrganization(
      { name, ...(address === undefined ? {} : { address: { value: address } }), ...shared(pipedrive, rest) },
      { at: momentOf(rest, now) },
    ),
  );
  each('persons', seed.persons, (person) => addPerson(pipedrive, person, now));
  each('deals', seed.deals, (deal) => addDeal(pipedrive, deal, now));
}

function addPerson(pipedrive: PipedriveSandbox, person: Parsed['persons'][number], now: number): void {
  const { name, emails, phones, organization, notes, ...rest } = person;
  const org = pipedrive.organizations().find((one) => one.name === organization);
  if (organization !== undefined && !org)
    throw new Error(`its organization ${organization} is not in the seed`);
  const at = momentOf(rest, now);
  const link = org ? { org_id: org.id } : {};
  const made = pipedrive.addPerson({ name, emails, phones, ...link, ...shared(pipedrive, rest) }, { at });
  for (const content of notes)
    pipedrive.addNote(made.id, content, { at: Math.max(at, Math.min(at + dayMs, now)) });
}

function addDeal(pipedrive: PipedriveSandbox, deal: Parsed['deals'][number], now: number): void {
  const { title, person, stage, value, ...rest } = deal;
  const contact = pipedrive.persons().find((one) => one.name === person);
  if (person !== undefined && !contact) throw new Error(`its person ${person} is not in the seed`);
  const links = { ...(contact ? { person_id: contact.id } : {}), ...(stage === undefined ? {} : { stage }) };
  const body = { title, ...links, ...(value === undefined ? {} : { value }), ...shared(pipedrive, rest) };
  pipedrive.addDeal(body, { at: momentOf(rest, now) });
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
