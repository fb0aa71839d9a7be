export type KindName = 'contacts' | 'notes' | 'emails';

/** What differs between the sorts of records this portal keeps. */
export interface Kind {
  name: KindName;
  singular: string;
  typeId: string;
  /** Contacts call it lastmodifieddate, every other object hs_lastmodifieddate (hubspot.md 4.4). */
  stampProperty: string;
  createdProperty: string;
  /** Answered when no properties are asked for. */
  defaults: readonly string[];
  /** Association type ids in the direction from this kind (hubspot.md 3.3, 7). */
  linkTypes: Readonly<Record<number, string>>;
}

const engagementDefaults = ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'];

export const kinds: Readonly<Record<KindName, Kind>> = {
  contacts: {
    name: 'contacts',
    singular: 'contact',
    typeId: '0-1',
    stampProperty: 'lastmodifieddate',
    createdProperty: 'createdate',
    defaults: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
    linkTypes: { 279: 'companies', 1: 'companies', 4: 'deals', 201: 'notes', 197: 'emails', 203: 'tasks' },
  },
  notes: {
    name: 'notes',
    singular: 'note',
    typeId: '0-46',
    stampProperty: 'hs_lastmodifieddate',
    createdProperty: 'hs_createdate',
    defaults: engagementDefaults,
    linkTypes: { 202: 'contacts', 190: 'companies', 214: 'deals', 855: 'leads' },
  },
  emails: {
    name: 'emails',
    singular: 'email',
    typeId: '0-49',
    stampProperty: 'hs_lastmodifieddate',
    createdProperty: 'hs_createdate',
    defaults: engagementDefaults,
    linkTypes: { 198: 'contacts', 186: 'companies', 210: 'deals' },
  },
};

const byName: ReadonlyMap<string, KindName> = new Map(
  Object.values(kinds).flatMap((kind) =>
    [kind.name, kind.singular, kind.typeId].map((key) => [key, kind.name]),
  ),
);

/** `notes`, `note` and `0-46` alike. */
export const kindNamed = (text: string): KindName | undefined => byName.get(text);

/** A route's segment for this kind. */
export const segmentOf = (kind: Kind): string => `${kind.name}|${kind.typeId}`;
