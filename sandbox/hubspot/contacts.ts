// Writing contacts: the rules that hold whoever writes, the API, a person or a seed.
import { isoShort } from '../core/clock';
import type { Ledger, Source, Values } from '../core/ledger';
import { adminProblems } from './admin-rules';
import { lifecycleStages } from './default-properties';
import type { Warning } from './entities';
import type { Portal } from './portal';
import { badProperties, contactExists, invalid } from './refusals';
import { check } from './validate';

export interface WriteOptions {
  source: Source;
  at: number;
  system?: boolean;
  /** The write rules of 2026-09 (hubspot.md 2). */
  strict?: boolean;
}

export interface Written {
  ledger: Ledger;
  warnings: Warning[];
}

export function createContact(portal: Portal, raw: Values, options: WriteOptions): Written {
  const { values, warnings } = checked(portal, raw, {}, options, true);
  // hubspot.md 3.3
  if (!values.email && !values.firstname && !values.lastname)
    throw invalid('At least one of the properties email, firstname or lastname is required.');
  refuseTaken(portal, values, undefined);
  const first = {
    at: options.at,
    source: options.source,
    values: { ...values, ...derived(values, options.at) },
  };
  const ledger = portal.records.contacts.add(portal.counters.contacts.next(), first);
  remember(portal, ledger, {});
  return { ledger, warnings };
}

export function updateContact(portal: Portal, ledger: Ledger, raw: Values, options: WriteOptions): Written {
  const before = ledger.values;
  const { values, warnings } = checked(portal, raw, before, options, false);
  refuseTaken(portal, values, ledger.id);
  const changes = { ...values, ...derived(values, options.at) };
  if (movesBack(values.lifecyclestage, before.lifecyclestage)) delete changes.lifecyclestage;
  if (Object.keys(changes).length > 0)
    portal.records.contacts.write(ledger, { at: options.at, source: options.source, values: changes });
  remember(portal, ledger, before);
  return { ledger, warnings };
}

/** hubspot.md 4.4, 7: a logged activity moves the contact's stamp too. */
export function touchContact(portal: Portal, ledger: Ledger, at: number): void {
  const values = { notes_last_updated: isoShort(at) };
  portal.records.contacts.write(ledger, { at, source: { type: 'CALCULATED' }, values });
}

export function removeContact(portal: Portal, ledger: Ledger, at: number): void {
  ledger.removedAt = at;
  for (const address of addressesOf(ledger.values)) portal.addresses.delete(address);
}

function checked(portal: Portal, raw: Values, current: Values, options: WriteOptions, isNew: boolean) {
  const { system = false, strict = false } = options;
  const result = check(portal, 'contacts', raw, { current, system, normalizesDates: strict });
  const admin = strict ? adminProblems(portal.settings, { ...current, ...raw }, raw, isNew) : [];
  const problems = [...result.problems, ...admin];
  if (problems.length > 0) throw badProperties(problems, portal.settings.portalId);
  return result;
}

/** hubspot.md 3.8: the stamp of the latest assignment. Unassigning leaves it; the same owner again moves it
 * (both unconfirmed: the choices that a client must survive). */
function derived(values: Values, at: number): Record<string, string> {
  return values.hubspot_owner_id ? { hubspot_owner_assigneddate: isoShort(at) } : {};
}

/** hubspot.md 3.7: a backward move is answered 200 while the stored value stays. */
function movesBack(wanted: string | undefined, present: string | undefined): boolean {
  const rank = (stage: string | undefined) => lifecycleStages.findIndex(([value]) => value === stage);
  return Boolean(wanted) && rank(wanted) >= 0 && rank(wanted) < rank(present);
}

/** hubspot.md 1.6, 3.3: addresses are unique, compared without case, additional ones included. */
function refuseTaken(portal: Portal, values: Values, ownId: string | undefined): void {
  for (const address of addressesOf(values)) {
    const holder = portal.addresses.get(address);
    if (holder !== undefined && holder !== ownId) throw contactExists(holder);
  }
  for (const [name, value] of Object.entries(values)) {
    if (name === 'email' || value === '' || !portal.definition('contacts', name)?.hasUniqueValue) continue;
    const holder = findUnique(portal, name, value);
    if (holder && holder.id !== ownId)
      throw badProperties(
        [{ name, message: `${value} is already used by ${holder.id}` }],
        portal.settings.portalId,
      );
  }
}

export function findUnique(portal: Portal, name: string, value: string): Ledger | undefined {
  if (name === 'email') return portal.records.contacts.get(portal.addresses.get(value.toLowerCase()) ?? '');
  const all = portal.records.contacts.all();
  return all.find((ledger) => ledger.removedAt === undefined && ledger.values[name] === value);
}

function remember(portal: Portal, ledger: Ledger, before: Values): void {
  for (const address of addressesOf(before)) portal.addresses.delete(address);
  for (const address of addressesOf(ledger.values)) portal.addresses.set(address, ledger.id);
}

function addressesOf(values: Values): string[] {
  const all = [values.email ?? '', ...(values.hs_additional_emails ?? '').split(';')];
  return all.map((address) => address.trim().toLowerCase()).filter((address) => address !== '');
}
