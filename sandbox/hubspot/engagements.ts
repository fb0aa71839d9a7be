// Notes and e-mails: activities on a contact's timeline (hubspot.md 7).
import type { Ledger, Source, Values } from '../core/ledger';
import type { Target } from './associations';
import { touchContact } from './contacts';
import type { Problem } from './entities';
import type { Kind } from './kinds';
import type { Portal } from './portal';
import { badProperties } from './refusals';
import { check } from './validate';

const required: Readonly<Record<string, readonly string[]>> = {
  notes: ['hs_timestamp'],
  emails: ['hs_timestamp', 'hs_email_direction'],
};

export interface Activity {
  kind: Kind;
  raw: Values;
  targets: readonly Target[];
  at: number;
  source: Source;
}

export function createEngagement(portal: Portal, { kind, raw, targets, at, source }: Activity): Ledger {
  const { values, problems } = check(portal, kind.name, raw, { current: {} });
  const all = [...problems, ...missing(kind, raw), ...badHeaders(raw)];
  if (all.length > 0) throw badProperties(all, portal.settings.portalId);
  const ledger = portal.records[kind.name].add(portal.counters[kind.name].next(), { at, source, values });
  for (const target of targets) link(portal, kind, ledger, target, at);
  return ledger;
}

/** Joins and moves the contact's stamps (hubspot.md 4.4, 7). */
export function link(portal: Portal, kind: Kind, ledger: Ledger, target: Target, at: number): void {
  portal.links.join(kind.name, ledger.id, target.kind, target.id);
  const contact = target.kind === 'contacts' ? portal.records.contacts.get(target.id) : undefined;
  if (contact) touchContact(portal, contact, at);
}

function missing(kind: Kind, raw: Values): Problem[] {
  const names = (required[kind.name] ?? []).filter((name) => !raw[name]);
  return names.map((name) => ({ name, code: 'MISSING_REQUIRED_PROPERTY', message: `${name} is required.` }));
}

/** hubspot.md 7: a JSON string, not an object. */
function badHeaders({ hs_email_headers: text }: Values): Problem[] {
  if (!text) return [];
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [{ name: 'hs_email_headers', message: 'hs_email_headers must be a JSON string.' }];
  }
}
