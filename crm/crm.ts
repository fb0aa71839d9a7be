// What any CRM behind the relay can do. Values are plain: moments are milliseconds since 1970, an empty field is
// '', ids are text. A vendor's own habits stay in its adapter; test/contract/ is this page as code.

export type CrmName = 'hubspot' | 'pipedrive';

/** The relay's custom fields (fields.yaml says how each is called in each CRM). */
export const fieldKeys = [
  'context',
  'schedule',
  'connection_status',
  'previous_owner',
  'assigned_assistant',
  'assigned_at',
  'status_as_of',
  'follow_up_stopped_at',
  'resume_on',
  'time_zone',
] as const;

export type FieldKey = (typeof fieldKeys)[number];

/** What the relay asks the history of. */
export const trackedFields = [
  'owner',
  'connection_status',
  'assigned_assistant',
  'assigned_at',
  'status_as_of',
  'follow_up_stopped_at',
  'resume_on',
] as const;

export type TrackedField = (typeof trackedFields)[number];

export type FieldType = 'text' | 'long_text' | 'options' | 'datetime' | 'date' | 'user';

/** One custom field as this CRM is to hold it. */
export interface FieldSpec {
  key: FieldKey;
  label: string;
  name: string;
  type: FieldType;
  /** The options that the field needs; only for type `options`. */
  options?: readonly string[];
}

export interface Owner {
  id: string;
  email: string;
  name: string;
  /** false: deactivated; may still stand on old records, can be given nothing new. */
  active: boolean;
}

export interface Lead {
  id: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  company: string;
  country: string;
  /** What the CRM itself knows of it: a name of the time-zone database in any case, or ''. */
  timeZone: string;
  /** Where the CRM says the record came from. */
  source: string;
  /** '' when nobody owns it. */
  ownerId: string;
  contactStatus: string;
  /** The relay's fields as text: moments and dates in ISO 8601, options by the CRM's own value. */
  fields: Record<FieldKey, string>;
  createdAt: number;
  /** The moment of its latest change. */
  updatedAt: number;
  /** Opens the lead in the CRM. */
  url: string;
}

/**
 * One value that a field took, and when. Lists of changes run from the oldest to the newest. `at` is 0 for a value
 * that stood before what the history still holds: it says what came before the next change, not when.
 */
export interface Change {
  value: string;
  at: number;
}

/** What the CRM's own history still holds. A field that was never set has no changes. */
export type History = Record<TrackedField, Change[]>;

export interface Note {
  html: string;
  at: number;
}

/** A lead that was read in order to be acted on. */
export interface FoundLead {
  lead: Lead;
  /** Said to the user: for instance that several records bear the e-mail. */
  warnings: string[];
  /** The lead with company and country, which some CRMs keep in another record: may cost a request. */
  complete(): Promise<Lead>;
  /** What the CRM's history says of it; may cost a request, once. */
  history(): Promise<History>;
  /** The same, if it came with the lead or was asked for already. */
  readonly knownHistory: History | undefined;
  /** The notes made since a moment; may cost a request. */
  notesSince(moment: number): Promise<Note[]>;
  /**
   * Writes what differs from what was read, in as few requests as the API allows.
   * @throws RelayError `Set-up missing` when a field or option that is to get a value does not exist
   */
  write(patch: Patch): Promise<Written>;
}

/** What to write. A key that is left out is left alone; '' clears. */
export interface Patch {
  ownerId?: string;
  /** The CRM's own status of a contact; a CRM that has none leaves it alone. */
  contactStatus?: string;
  /** Where the lead's open deal moves to, by name and never backwards; a CRM without stages leaves it alone. */
  stage?: string;
  fields?: Partial<Record<FieldKey, string>>;
}

export interface Written {
  /** Names of what really changed; empty when nothing had to be written, and then no request was made. */
  changed: string[];
  /** What could not be written beside the main thing: a contact status or a stage that the account lacks. */
  warnings: string[];
  /** The contact status as it stands now. */
  contactStatus: string;
}

/** One record that changed, and the moment of its latest change: the stamp. */
export interface Touched {
  id: string;
  stamp: number;
}

export interface TouchedPage {
  records: Touched[];
  /** Passed back for the next page; absent at the end. */
  next?: string;
}

export interface LeadPage {
  /** By id. */
  leads: Lead[];
  /** Passed back for the next page; absent at the end. */
  next?: string;
}

/** A lead with what its history says of owner, status and assistant, and of its pauses. */
export interface Journey {
  lead: Lead;
  history: Pick<History, 'owner' | 'connection_status' | 'assigned_assistant' | 'resume_on'>;
  stamp: number;
}

/** Asks to be told whenever a lead changes. */
export interface WatchRequest {
  /** Where a request is sent to; what it says does not matter. */
  url: string;
  /** How people recognise it in the CRM's own screens. */
  name: string;
  /** The trigger that serves whom the CRM refuses: for the error's words. */
  instead: string;
}

export interface SetUpReport {
  created: string[];
  updated: string[];
  unchanged: string[];
  warnings: string[];
}

export interface Crm {
  readonly name: CrmName;

  /**
   * @param ref an id or an e-mail address
   * @returns null only when the CRM says that there is none
   */
  findLead(ref: string): Promise<FoundLead | null>;

  /** @param html the note's body; anything a person wrote in it is already escaped */
  addNote(lead: Lead, note: { html: string; at: number }): Promise<{ id: string }>;

  /** Everybody, deactivated users included. Remembered for a while. */
  owners(): Promise<Owner[]>;

  /** The same, read anew: for a user who is not among the remembered ones. */
  freshOwners(): Promise<Owner[]>;

  /** Which of these custom fields the account does not have (yet). */
  missingFields(keys: readonly FieldKey[]): Promise<FieldSpec[]>;

  /** Who has a lead that nobody is to have, where a lead cannot be without an owner; null where it can. */
  defaultOwner(): Promise<Owner | null>;

  /** One user as the CRM has it now; null when there is none. */
  ownerNow(id: string): Promise<Owner | null>;

  /**
   * Records changed at or after a moment, by id: a record that changes meanwhile may be missed by this pass but
   * then carries a later stamp, so that a pass from this one's start finds it.
   */
  touchedSince(moment: number, after?: string): Promise<TouchedPage>;

  /** The records changed last, newest first: for samples. */
  latestTouched(count: number): Promise<Touched[]>;
  /** How many of them a sample may look at: histories cost differently. */
  readonly sampleSize: number;
  /** Milliseconds within which two changes may bear one stamp. */
  readonly stampResolution: number;

  /** At most `journeyBatch` ids. A record that is gone is left out. */
  journeys(ids: readonly string[]): Promise<Journey[]>;
  readonly journeyBatch: number;
  /** How many such batches the vendor's burst limit allows side by side. */
  readonly batchesAtOnce: number;

  /**
   * The leads that these users own, each on one page. It may lag behind, and say nothing of company and country.
   */
  leadsOf(ownerIds: readonly string[], after?: string): Promise<LeadPage>;

  /** Leads as they stand now, with company and country; at most 100 ids. Who is gone is left out. */
  leadsNow(ids: readonly string[]): Promise<Lead[]>;

  /** The account's own; '' where it does not say. Remembered for a day. */
  accountTimeZone(): Promise<string>;

  /** Whether this user owns a lead that has a Lead Connection Status. */
  ownsWorkedLead(ownerId: string): Promise<boolean>;

  /**
   * From now on each change of a lead is told; what comes of leads that are deleted does not matter.
   * @throws RelayError `Permission denied` where this CRM, or this user, cannot have it; it names what can be used instead
   */
  watch(request: WatchRequest): Promise<{ id: string }>;

  /** Ends a watch; one that is gone has ended. */
  unwatch(id: string): Promise<void>;

  /** Creates what is missing of fields, options and statuses; never removes anything. */
  setUp(request: { addFields: boolean; dryRun: boolean; statuses: readonly string[] }): Promise<SetUpReport>;
}
