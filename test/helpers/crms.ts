// The same working day in either CRM: two sales people, two assistants, the relay's fields. What the vendors call
// differently, and what they cost, is here or in the two files beside this one; the tests speak of leads.
import type { FieldKey } from '../../crm';
import type { LeadState } from '../../engine';
import type { Sandbox } from '../../sandbox';
import { useHubSpot } from './hubspot-under-test';
import { usePipedrive } from './pipedrive-under-test';
import type { World } from './world';

/** A lead's values as the rules call them; '' clears. Moments are spelled as the CRM stores them. */
export type Values = Partial<
  Record<
    FieldKey | 'firstName' | 'lastName' | 'email' | 'company' | 'country' | 'ownerId' | 'contactStatus',
    string
  >
>;

export type By = 'person' | 'another tool';

/** How a contact status ends up: in the answer of the step, and in the CRM. */
export interface Status {
  told: string | null;
  stands: string;
}

export interface Facts {
  name: 'hubspot' | 'pipedrive';
  label: string;
  /** What messages call a field of a lead. */
  wordForField: string;
  /** After an assignment, and after the report of a state on a lead that was assigned. */
  onAssigning: Status;
  onReporting: Readonly<Record<LeadState, Status>>;
  /** Requests that only this CRM needs. (design 7) */
  extra: Readonly<Record<'company' | 'history' | 'deals' | 'moved', readonly string[]>>;
  /** What it takes to list the leads of both assistants. */
  listed: readonly string[];
  /** What it takes to read one of them in a poll, and with its history. */
  polled: Readonly<Record<'read' | 'history', (lead: string) => readonly string[]>>;
  /** What Set Up CRM finds in an account that has everything, and how it looks. */
  setUp: { unchanged: number; requests: readonly string[] };
  /** As much as fits into the field. */
  longestContext: number;
  /** Leads that no single page of the list holds. */
  morePeople: number;
  /** A credential with blanks around it. */
  paddedCredential: Record<string, string>;
  credential: string;
  wrongCredential: Record<string, string>;
  /** The credential as a request bore it. */
  credentialIn(headers: Record<string, string>): string | undefined;
}

export interface CrmUnderTest extends Facts {
  readonly pat: string;
  readonly quinn: string;
  readonly zoe: string;
  readonly ravi: string;
  /** Who has a lead that nobody is to have. */
  readonly nobody: string | null;
  readonly sandbox: Sandbox;
  run: World['run'];
  /** Drops what the connection remembers. */
  forget(): void;
  /** Adds a lead of Pat's, unless the values say otherwise. */
  lead(values?: Values): string;
  edit(id: string, values: Values, by?: By): void;
  /** Only what is not empty. */
  fields(id: string): Values;
  /** The bodies of a lead's notes, oldest first. */
  notes(id: string): string[];
  /** Their moments, as `2026-03-02T09:00:00`. */
  noteTimes(id: string): string[];
  /** What was asked of the CRM since the last call of this, such as `read lead 7`. */
  requests(): string[];
  addUser(user: { email: string; firstName: string; lastName?: string }): string;
  deactivateUser(id: string): void;
  /** Every attempt to write a note fails, until `mend`. */
  failNotes(status?: number, body?: string): void;
  /** The same for looking at what happened to leads. */
  failHistories(status: number): void;
  /** The same for lists of leads. */
  failLists(status: number): void;
  mend(): void;
  /** Does something before each page of changed leads. */
  beforeEachPage(act: () => void): void;
  /** How this CRM stores a moment. */
  stored(iso: string): string;
  /** What it calls a field. */
  fieldName(key: FieldKey): string;
  /** The relay's fields that the account has. */
  relayFields(): string[];
  removeField(key: FieldKey): void;
  /** As the CRM holds them. */
  options(key: FieldKey): object[];
  removeOption(key: FieldKey, label: string): void;
  renameOption(key: FieldKey, label: string, to: string): void;
  /** How a new option of this name looks. */
  newOption(label: string): object;
}

/** Runs the tests on HubSpot and on Pipedrive. */
export function describeOnBoth(title: string, body: (crm: CrmUnderTest) => void): void {
  describe.each([
    ['HubSpot', useHubSpot],
    ['Pipedrive', usePipedrive],
  ] as const)(`${title} (%s)`, (_, use) => body(use()));
}
