// How a record looks on the wire (hubspot.md 3.1, 3.5).
import { isoShort } from '../core/clock';
import type { Ledger, View, Write } from '../core/ledger';
import { type Kind, type KindName, kindNamed } from './kinds';
import type { Portal } from './portal';
import { invalid } from './refusals';

export interface Wanted {
  properties: readonly string[];
  history?: readonly string[];
  associations?: readonly string[];
}

/** A property's present value; undefined where it is empty. */
export function propertyOf(kind: Kind, { ledger, values, stamp }: View, name: string): string | undefined {
  if (name === 'hs_object_id') return ledger.id;
  if (name === kind.stampProperty) return isoShort(stamp);
  if (name === kind.createdProperty) return isoShort(ledger.createdAt);
  return values[name] || undefined;
}

export function present(portal: Portal, kind: Kind, view: View, wanted: Wanted): Record<string, unknown> {
  const { ledger } = view;
  const names = wanted.properties.length > 0 ? [...wanted.properties, 'hs_object_id'] : kind.defaults;
  const always = [kind.createdProperty, kind.stampProperty];
  return {
    id: ledger.id,
    properties: propertiesOf(portal, kind, view, [...names, ...always]),
    createdAt: isoShort(ledger.createdAt),
    updatedAt: isoShort(view.stamp),
    archived: ledger.removedAt !== undefined,
    ...(ledger.removedAt === undefined ? {} : { archivedAt: isoShort(ledger.removedAt) }),
    ...historyPart(portal, kind, ledger, wanted.history ?? []),
    ...associationsPart(portal, kind, ledger, wanted.associations ?? []),
    url: portal.urlOf(kind, ledger.id),
  };
}

/** Asked for but empty: null. Asked for but undefined: omitted, and no error (hubspot.md 3.1). */
function propertiesOf(
  portal: Portal,
  kind: Kind,
  view: View,
  names: readonly string[],
): Record<string, string | null> {
  const known = [...new Set(names)].filter((name) => portal.definition(kind.name, name)).sort();
  return Object.fromEntries(known.map((name) => [name, propertyOf(kind, view, name) ?? null]));
}

function historyPart(portal: Portal, kind: Kind, ledger: Ledger, names: readonly string[]): object {
  if (names.length === 0) return {};
  const known = names.filter((name) => portal.definition(kind.name, name));
  const depth = portal.settings.historyDepth;
  const lists = known.map((name) => [name, historyOf(kind, ledger, name, depth).map(wireEntry)]);
  return { propertiesWithHistory: Object.fromEntries(lists) };
}

type Entry = { value: string; write: Write };

function historyOf(kind: Kind, ledger: Ledger, name: string, depth: number): Entry[] {
  if (name === kind.stampProperty)
    return ledger.writes
      .slice(-depth)
      .reverse()
      .map((write) => ({ value: isoShort(write.at), write }));
  if (name === kind.createdProperty || name === 'hs_object_id')
    return ledger.writes.slice(0, 1).map((write) => ({ value: propertyOf(kind, ledger, name) ?? '', write }));
  return ledger.history(name, depth);
}

function wireEntry({ value, write }: Entry): Record<string, unknown> {
  const { type, id, label, userId } = write.source;
  return {
    value,
    timestamp: isoShort(write.at),
    sourceType: type,
    ...(id === undefined ? {} : { sourceId: id }),
    ...(label === undefined ? {} : { sourceLabel: label }),
    ...(userId === undefined ? {} : { updatedByUserId: userId }),
  };
}

const otherObjects = ['companies', 'deals', 'tasks', 'tickets', 'leads'];

/** Only ids and `contact_to_note`-like types (hubspot.md 9). A kind without links has no key. */
function associationsPart(portal: Portal, kind: Kind, ledger: Ledger, names: readonly string[]): object {
  if (names.length === 0) return {};
  const lists = names.flatMap((name) => {
    const other = otherKind(name);
    const ids = other === undefined ? [] : portal.links.of(kind.name, ledger.id, other);
    const results = ids.map((id) => ({ id, type: `${kind.singular}_to_${other?.slice(0, -1)}` }));
    return results.length > 0 ? [[other, { results }]] : [];
  });
  return lists.length > 0 ? { associations: Object.fromEntries(lists) } : {};
}

function otherKind(name: string): KindName | undefined {
  const kind = kindNamed(name);
  if (!kind && !otherObjects.includes(name)) throw invalid(`Unable to infer object type from: ${name}`);
  return kind;
}
