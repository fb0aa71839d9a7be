// Which facts each question may use: their names, types, and whether they may be absent.
// The types are for the callers, the declarations for whoever checks rules and cases.
import {
  type CrmName,
  crmNames,
  dealStatuses,
  type LeadState,
  leadStates,
  type Question,
  type RecordKind,
  type RecordType,
  recordKinds,
  recordTypes,
} from './words';

export interface Facts {
  state: { state: LeadState; previous_state?: LeadState | undefined; crm: CrmName };
  reassignment: {
    lead: {
      id: string;
      email?: string | undefined;
      name?: string | undefined;
      company?: string | undefined;
      country?: string | undefined;
      /** A lead state; or, as it stands in the CRM, a value that is none. Empty counts as absent. */
      connection_status?: string | undefined;
      owner_is_assistant: boolean;
      accepted_by_this_assistant: boolean;
      days_since_assigned?: number | undefined;
    };
    assistant: { email: string; listed: boolean };
    request: { allow_reassignment: boolean; by_hand: boolean };
    policy: { check_accidental: boolean };
    crm: CrmName;
  };
  'hand-back': {
    state: LeadState;
    previous_state?: LeadState | undefined;
    lead: {
      owner_is_assistant: boolean;
      original_owner_active?: boolean | undefined;
      days_since_assigned?: number | undefined;
    };
    assistant: { email: string };
    crm: CrmName;
  };
  schedule: {
    lead: {
      country?: string | undefined;
      email?: string | undefined;
      company?: string | undefined;
      source?: string | undefined;
      schedule_field?: string | undefined;
    };
    assistant: { email: string; default_schedule?: string | undefined };
    request: { schedule?: string | undefined };
    crm: CrmName;
  };
  sync: {
    kind: RecordKind;
    input: {
      name?: string | undefined;
      /** The registrable domain, in lower-case ASCII. */
      domain?: string | undefined;
      website?: string | undefined;
      email?: string | undefined;
      /** The part of the e-mail address before the @, in lower case. */
      mailbox?: string | undefined;
      phone?: string | undefined;
      address?: string | undefined;
      country?: string | undefined;
      source?: string | undefined;
      engagement_score?: number | undefined;
      title?: string | undefined;
      value?: number | undefined;
      currency?: string | undefined;
      stage?: string | undefined;
      status?: string | undefined;
    };
    /** How many records in the CRM match already. */
    match: { count: number };
  };
  segment: {
    /** The segment that is asked for; absent means whichever fits first. */
    segment?: string | undefined;
    record_type: RecordType;
    deal: {
      value?: number | undefined;
      currency?: string | undefined;
      stage?: string | undefined;
      pipeline?: string | undefined;
      status?: string | undefined;
      days_since_added?: number | undefined;
    };
    record: {
      name?: string | undefined;
      days_since_added?: number | undefined;
      days_since_updated?: number | undefined;
      owner_is_connected_user: boolean;
      owner_email?: string | undefined;
    };
  };
}

export interface FactDeclaration {
  type: 'boolean' | 'number' | 'text' | 'choice';
  optional: boolean;
  /** What a `choice` may be compared with. */
  values?: readonly string[];
  /** A `choice` whose present value may be outside its list, because people type it in the CRM. */
  open?: boolean;
  /** A `number` that is never smaller. */
  least?: number;
}
export type FactTable = Readonly<Record<string, FactDeclaration>>;

/** `lead.id` and so on: the dotted names of one question's facts. */
type FactName<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends object ? `${K}.${keyof NonNullable<T[K]> & string}` : K;
}[keyof T & string];

const text: FactDeclaration = { type: 'text', optional: false };
const number: FactDeclaration = { type: 'number', optional: false };
const count: FactDeclaration = { type: 'number', optional: false, least: 0 };
const boolean: FactDeclaration = { type: 'boolean', optional: false };
const state: FactDeclaration = { type: 'choice', optional: false, values: leadStates };
const crm: FactDeclaration = { type: 'choice', optional: false, values: crmNames };
const kind: FactDeclaration = { type: 'choice', optional: false, values: recordKinds };
const recordType: FactDeclaration = { type: 'choice', optional: false, values: recordTypes };
const dealStatus: FactDeclaration = { type: 'choice', optional: true, values: dealStatuses, open: true };
const maybe = (declaration: FactDeclaration): FactDeclaration => ({ ...declaration, optional: true });

export const factTables = {
  state: { state, previous_state: maybe(state), crm },
  reassignment: {
    'lead.id': text,
    'lead.email': maybe(text),
    'lead.name': maybe(text),
    'lead.company': maybe(text),
    'lead.country': maybe(text),
    'lead.connection_status': { ...maybe(state), open: true },
    'lead.owner_is_assistant': boolean,
    'lead.accepted_by_this_assistant': boolean,
    'lead.days_since_assigned': maybe(count),
    'assistant.email': text,
    'assistant.listed': boolean,
    'request.allow_reassignment': boolean,
    'request.by_hand': boolean,
    'policy.check_accidental': boolean,
    crm,
  },
  'hand-back': {
    state,
    previous_state: maybe(state),
    'lead.owner_is_assistant': boolean,
    'lead.original_owner_active': maybe(boolean),
    'lead.days_since_assigned': maybe(count),
    'assistant.email': text,
    crm,
  },
  schedule: {
    'lead.country': maybe(text),
    'lead.email': maybe(text),
    'lead.company': maybe(text),
    'lead.source': maybe(text),
    'lead.schedule_field': maybe(text),
    'assistant.email': text,
    'assistant.default_schedule': maybe(text),
    'request.schedule': maybe(text),
    crm,
  },
  sync: {
    kind,
    'input.name': maybe(text),
    'input.domain': maybe(text),
    'input.website': maybe(text),
    'input.email': maybe(text),
    'input.mailbox': maybe(text),
    'input.phone': maybe(text),
    'input.address': maybe(text),
    'input.country': maybe(text),
    'input.source': maybe(text),
    'input.engagement_score': maybe(number),
    'input.title': maybe(text),
    'input.value': maybe(number),
    'input.currency': maybe(text),
    'input.stage': maybe(text),
    'input.status': dealStatus,
    'match.count': count,
  },
  segment: {
    segment: maybe(text),
    record_type: recordType,
    'deal.value': maybe(number),
    'deal.currency': maybe(text),
    'deal.stage': maybe(text),
    'deal.pipeline': maybe(text),
    'deal.status': dealStatus,
    'deal.days_since_added': maybe(count),
    'record.name': maybe(text),
    'record.days_since_added': maybe(count),
    'record.days_since_updated': maybe(count),
    'record.owner_is_connected_user': boolean,
    'record.owner_email': maybe(text),
  },
} satisfies { [Q in Question]: Record<FactName<Facts[Q]>, FactDeclaration> };

/** The declared facts of one question. */
export function factsOf(question: Question): FactTable {
  return factTables[question];
}

/** The value of a dotted name, `null` where it is absent. Reads own properties only. */
export function readFact(facts: object, name: string): unknown {
  let value: unknown = facts;
  for (const step of stepsOf(name)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
    value = Reflect.get(value, step);
  }
  return value ?? null;
}

// The names are those of the tables above, and each is read for every rule: splitting it once is enough.
const steps = new Map<string, readonly string[]>();

function stepsOf(name: string): readonly string[] {
  const known = steps.get(name);
  if (known) return known;
  const split = name.split('.');
  steps.set(name, split);
  return split;
}
