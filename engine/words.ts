// The words that rules, facts and answers are made of. No code that decides anything.

export const leadStates = [
  'New',
  'Pending',
  'Cold',
  'Engaged',
  'Warm',
  'Hot',
  'Responded',
  'OutOfOffice',
  'Processed',
  'DeActivated',
  'UnSubscribed',
  'LeadAtRisk',
] as const;
export type LeadState = (typeof leadStates)[number];

export const crmNames = ['hubspot', 'pipedrive'] as const;
export type CrmName = (typeof crmNames)[number];

export const questions = ['state', 'reassignment', 'hand-back', 'schedule', 'sync', 'segment'] as const;
export type Question = (typeof questions)[number];
/** The questions that are answered by conditions; `state` is a table. */
export type RuledQuestion = Exclude<Question, 'state'>;

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

export const fieldTypes = ['text', 'long_text', 'options', 'date', 'datetime', 'user'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What a push writes. */
export const recordKinds = ['company', 'contact', 'deal'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The fields of each kind that have a mode of their own; every other field of the account is custom. */
export const syncFieldKeys = {
  company: ['name', 'website', 'address', 'owner', 'engagement_score', 'source', 'visited_pages'],
  contact: ['name', 'email', 'phone', 'company', 'owner'],
  deal: ['title', 'value', 'stage', 'status', 'expected_close_date', 'company', 'contact', 'owner'],
} as const satisfies Record<RecordKind, readonly string[]>;
export type SyncFieldKey<K extends RecordKind = RecordKind> = (typeof syncFieldKeys)[K][number];

/** By what a record of each kind is found again. */
export const matchKeys = {
  company: ['domain', 'host'],
  contact: ['email'],
  deal: ['title'],
} as const satisfies Record<RecordKind, readonly string[]>;
export type MatchKey<K extends RecordKind = RecordKind> = (typeof matchKeys)[K][number];

export const duplicateModes = ['update', 'skip', 'create'] as const;
export type DuplicateMode = (typeof duplicateModes)[number];

export const fieldModes = ['skip', 'fill', 'overwrite'] as const;
export type FieldMode = (typeof fieldModes)[number];

/** The fields of a company for which the account may need a custom field. */
export const companyFieldKeys = ['website', 'engagement_score', 'source', 'visited_pages'] as const;
export type CompanyFieldKey = (typeof companyFieldKeys)[number];

export const companyFieldTypes = ['text', 'long_text', 'number'] as const;
export type CompanyFieldType = (typeof companyFieldTypes)[number];

/** The records that a segment is made of, as Pipedrive calls them. */
export const recordTypes = ['organization', 'person', 'deal'] as const;
export type RecordType = (typeof recordTypes)[number];

export const dealStatuses = ['open', 'won', 'lost'] as const;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** What a note's text may ask for: only what can be computed again after a crash. */
export const placeholders = [
  'lead',
  'assistant',
  'owner',
  'state',
  'occurred_at',
  'schedule',
  'context',
  'reason',
  'text',
  'subject',
  'body',
  'sent_at',
  'reference',
] as const;

/** The notes that actions write by their name; the others are those that rules name. */
export const neededNotes = [
  'handed_back',
  'state_changed',
  'handed_back_by_request',
  'email_sent',
  'email_received',
  'company_note',
] as const;

const stateBySpelling = new Map(leadStates.map((state) => [plainSpelling(state), state]));

/** The lead state that a text names, whatever its case, blanks, underscores and hyphens; else undefined. */
export function parseState(text: string): LeadState | undefined {
  return stateBySpelling.get(plainSpelling(text));
}

function plainSpelling(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}
