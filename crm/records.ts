// Companies, contacts and deals as a CRM keeps them, for the room that keeps them in step with other sources. Which
// record is meant and what may be written is decided there; here is how records are read, searched and written.
// Values are text in one normal form: numbers plain, options and users by id, dates ISO 8601, '' is empty. Moments are
// milliseconds since 1970.
import type { Owner, SetUpReport } from './crm';

export type RecordKind = 'company' | 'contact' | 'deal';

export const dealStatuses = ['open', 'won', 'lost'] as const;
export type DealStatus = (typeof dealStatuses)[number];

/** What a deal or a lead is about, by id. */
export type Parent = { contact: string } | { company: string };

/** One e-mail address or phone number of a contact. */
export interface ContactEntry {
  value: string;
  primary: boolean;
  label: string;
}

export interface StoredRecord {
  kind: RecordKind;
  id: string;
  /** Name or title. */
  name: string;
  /** By the vendor's own field code. */
  values: Readonly<Record<string, string>>;
  emails: readonly ContactEntry[];
  phones: readonly ContactEntry[];
  addedAt: number;
  updatedAt: number;
  /** Deals: when the stage changed last, and when it was won or lost, where the vendor tells. */
  stageChangedAt?: number;
  closedAt?: number;
  /** Opens the record in the CRM. */
  url: string;
}

/** A custom field and its value for people: name instead of key, labels instead of option ids. */
export interface ShownValue {
  name: string;
  text: string;
}

/** Part of a request's body: native keys, and custom fields by key. */
export interface Body {
  native?: Record<string, unknown>;
  custom?: Record<string, unknown>;
}

/** One value on its way into a record: what a reading would tell afterwards, and what is sent. */
export interface Value {
  text: string;
  body: Body;
}

/** Why a text does not fit into a field; nothing was written. */
export interface Unfit {
  problem: string;
}

/** A field of the account that can be written. */
export interface RecordField {
  /** The vendor's own: two of one code are the same field. */
  code: string;
  /** As people know it. */
  name: string;
  /** What stands there; '' when empty, or for a record that is yet to be made. */
  present(record: StoredRecord | undefined): string;
  /** @throws RelayError `Record not found` where the text names a user or a record that does not exist */
  value(text: string, record: StoredRecord | undefined): Promise<Value | Unfit>;
  /** What is sent to empty it. */
  empty: Body;
}

export interface SearchTerm {
  by: 'website' | 'name' | 'email' | 'title';
  text: string;
}

export interface RecordPage {
  records: StoredRecord[];
  /** Passed back for the next page; absent at the end. */
  next?: string;
}

export interface Stage {
  name: string;
  pipeline: string;
}

/** A field of companies as fields.yaml names it. */
export interface CompanyField {
  key: string;
  name: string;
  type: 'text' | 'long_text' | 'number';
  /** Set Up CRM leaves it alone where the account lacks it. */
  optional: boolean;
}

export interface Records {
  /** The user of the connection. */
  me(): Promise<Owner>;
  /** Everybody, deactivated users included. Remembered for a while. */
  owners(): Promise<Owner[]>;
  /** An active user by id or e-mail. @throws RelayError `Record not found` */
  user(ref: string): Promise<Owner>;
  /** null only when the CRM says that there is none. */
  read(kind: RecordKind, id: string): Promise<StoredRecord | null>;
  /** What the search, which lags and matches loosely, names for a text: each record read anew, oldest first. */
  search(kind: RecordKind, term: SearchTerm): Promise<StoredRecord[]>;
  /** The latest additions, newest first, in one page: what the search may not show yet. Custom fields may be absent. */
  newest(kind: RecordKind): Promise<StoredRecord[]>;
  /** Deals of a contact, or of a company, that have one of these statuses. */
  dealsOf(of: Parent, statuses: readonly DealStatus[]): Promise<StoredRecord[]>;

  /** A field that sync.yaml names; undefined when the account has none such. */
  field(kind: RecordKind, key: string): Promise<RecordField | undefined>;
  /** Any other field of the account, by its name in any case. */
  customField(kind: RecordKind, name: string): Promise<RecordField | undefined>;
  /** Where the account keeps a company's web address. @throws RelayError `Set-up missing` when nowhere */
  websiteField(): Promise<RecordField>;
  /** The filled custom fields of some records, for people. */
  shown(kind: RecordKind, records: readonly StoredRecord[]): Promise<ShownValue[][]>;
  /** Stage and pipeline of a deal by name; undefined when it has none that is known. */
  stageOf(deal: StoredRecord): Promise<Stage | undefined>;

  create(kind: RecordKind, body: Body): Promise<StoredRecord>;
  update(record: StoredRecord, body: Body): Promise<void>;
  /** The texts of the latest notes on a company since a moment, as HTML. */
  notesSince(company: StoredRecord, moment: number): Promise<string[]>;
  addNote(company: StoredRecord, note: { html: string; at: number }): Promise<void>;

  /** Changed at or after a moment. With a saved filter the vendor may ignore the moment: it is looked at here again. */
  changedSince(kind: RecordKind, query: ListQuery & { since: number }): Promise<RecordPage>;
  list(kind: RecordKind, query: ListQuery & { limit: number }): Promise<RecordPage>;
  /** The records changed last, newest first. */
  latest(kind: RecordKind, query: ListQuery & { limit: number }): Promise<StoredRecord[]>;
  /** Stages of all pipelines with their ids, in their order, for a dropdown. */
  stages(): Promise<(Stage & { id: string })[]>;
  /** Saved filters of the account, for a dropdown. */
  filters(kind: RecordKind): Promise<{ id: string; name: string }[]>;
  inbox: Inbox;
  /** Makes the fields of companies that are missing and not optional; removes nothing. */
  setUp(request: { addFields: boolean; dryRun: boolean }): Promise<SetUpReport>;
}

export interface ListQuery {
  /** Id of a saved filter. */
  filter?: string | undefined;
  cursor?: string | undefined;
}

/** A lead of the leads inbox: a title about a contact or a company, before it is a deal. */
export interface InboxLead {
  id: string;
  title: string;
  contactId: string;
  companyId: string;
  value: { amount: number; currency: string } | null;
  labelIds: string[];
  ownerId: string;
  expectedCloseDate: string;
  archived: boolean;
  url: string;
}

export interface InboxPage {
  leads: InboxLead[];
  /** Where the next page starts; absent at the end. */
  next?: number;
}

/** What is written; a key that is left out is left alone. */
export type InboxPatch = Partial<Omit<InboxLead, 'id' | 'url'>>;

export interface Inbox {
  read(id: string): Promise<InboxLead | null>;
  /** Leads that are not archived, of a contact or a company. */
  openOf(of: Parent): Promise<InboxLead[]>;
  /** Leads that are not archived, the latest first, a page from there on. */
  newest(start: number): Promise<InboxPage>;
  labels(): Promise<{ id: string; name: string }[]>;
  create(lead: InboxPatch & { title: string }): Promise<InboxLead>;
  update(id: string, patch: InboxPatch): Promise<void>;
}
