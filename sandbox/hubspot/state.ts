// Records as tests, the page and /_sandbox/state see them.
import { isoShort } from '../core/clock';
import type { Ledger } from '../core/ledger';
import { type Kind, kinds } from './kinds';
import type { Portal } from './portal';
import { propertyOf } from './records';

export interface HistoryEntry {
  property: string;
  value: string;
  timestamp: string;
  sourceType: string;
  sourceId: string | null;
}

export interface ContactState {
  id: string;
  /** Only what is not empty. */
  properties: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

export interface NoteState {
  id: string;
  properties: Record<string, string>;
  createdAt: string;
  /** hs_note_body, or of an e-mail its text or HTML. */
  body: string;
  contactIds: string[];
}

export function contactState(portal: Portal, ledger: Ledger): ContactState {
  const kind = kinds.contacts;
  const named = [...portal.properties.contacts.values()].filter(({ archived }) => !archived);
  const filled = named.flatMap(({ name }) => {
    const value = propertyOf(kind, ledger, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    id: ledger.id,
    properties: Object.fromEntries(filled),
    createdAt: isoShort(ledger.createdAt),
    updatedAt: isoShort(ledger.stamp),
  };
}

export function noteState(portal: Portal, kind: Kind, ledger: Ledger): NoteState {
  const { hs_note_body, hs_email_text, hs_email_html } = ledger.values;
  return {
    id: ledger.id,
    properties: { ...ledger.values },
    createdAt: isoShort(ledger.createdAt),
    body: hs_note_body ?? hs_email_text ?? hs_email_html ?? '',
    contactIds: portal.links.of(kind.name, ledger.id, 'contacts'),
  };
}

/** Newest first, all properties together, what a person calls the record's history. */
export function contactHistory(ledger: Ledger, most: number): HistoryEntry[] {
  const entries = ledger.writes.flatMap(({ at, source, values }) =>
    Object.entries(values).map(([property, value]) => ({
      property,
      value,
      timestamp: isoShort(at),
      sourceType: source.type,
      sourceId: source.id ?? null,
    })),
  );
  return entries.reverse().slice(0, most);
}
