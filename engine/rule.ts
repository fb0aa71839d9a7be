// The shapes of rules once they are read: what the generated engine/compiled.ts holds, and what an
// answer looks like. Tables also come from engine/evaluate.ts, made of closures over the YAML.
import type { Facts } from './facts';
import type {
  CompanyFieldKey,
  CompanyFieldType,
  CrmName,
  DuplicateMode,
  FieldKey,
  FieldMode,
  FieldType,
  LeadState,
  MatchKey,
  Question,
  RecordKind,
  RuledQuestion,
  SyncFieldKey,
  Weekday,
} from './words';

export interface Outcomes {
  state: { contact_status: string; stage?: string; connection_status: LeadState; allowed: boolean };
  reassignment: { decision: 'accepted' | 'refused' | 'already_assigned'; note: string };
  'hand-back': { decision: 'handed_back' | 'kept'; to: 'original_owner' | 'fallback'; note?: string };
  schedule: { schedule: string };
  sync: { decision: 'write' | 'skip'; reason: string };
  segment: { match: boolean };
}

/** Where the rule that decided stands; `name` is `otherwise` where no condition held. */
export interface RulePlace {
  file: string;
  name: string;
  line: number;
}

/** The same object for the same answer: nobody changes it. */
export interface Decision<Q extends Question> {
  readonly then: Readonly<Outcomes[Q]>;
  readonly rule: Readonly<RulePlace>;
}

/** One rule on the way to the decision. A fact that is absent reads as null. */
export interface Step {
  rule: string;
  file: string;
  line: number;
  decided: boolean;
  conditions: SeenCondition[];
}

/** A part of a rule's condition: what it says, whether it held, and the facts that it read. */
export interface SeenCondition {
  /** How deep it stands: `any of these` and its like are followed by their parts, one level deeper. */
  level: number;
  text: string;
  value: boolean;
  reads: Record<string, unknown>;
}

export interface Explanation<Q extends Question> extends Decision<Q> {
  steps: Step[];
  /** The rules after the one that decided, which were not asked. */
  unasked: RulePlace[];
}

/** A part of a rule's condition, kept beside the rule so that a decision can be explained. */
export interface OutlinedCondition<Q extends Question> {
  level: number;
  text: string;
  reads: readonly string[];
  test: (facts: Facts[Q]) => boolean;
}

/** As it stands in the rule, or made of a fact. */
export type Answer<Q extends Question> = Outcomes[Q] | ((facts: Facts[Q]) => Outcomes[Q]);

export interface Rule<Q extends Question> extends RulePlace {
  when: (facts: Facts[Q]) => boolean;
  answer: Answer<Q>;
  conditions: readonly OutlinedCondition<Q>[];
}

export interface DecisionTable<Q extends Question> {
  rules: readonly Rule<Q>[];
  /** The index of the first rule that holds; without one, the number of the rules. */
  pick: (facts: Facts[Q]) => number;
  otherwise: RulePlace & { answer: Answer<Q> };
}

export interface StateRow {
  line: number;
  meaning: string;
  contact_status: { hubspot: string };
  stage: string | null;
  followed_by: 'any' | readonly LeadState[];
}

export interface Assistant {
  name: string;
  email: string;
  defaultContext?: string;
  defaultSchedule?: string;
}

/** Days are counted from the assignment; times are the lead's own; a quiet date is `YYYY-MM-DD` or `MM-DD`. */
export interface Schedule {
  meaning: string;
  followUps: readonly { day: number; message: string }[];
  workingDays: readonly Weekday[];
  sendWindow: { from: string; to: string };
  quietDates: readonly string[];
}

export type CrmField = { name: string; type: FieldType };

export interface Field extends Record<CrmName, CrmField> {
  key: FieldKey;
  label: string;
  options?: 'states' | 'schedules';
}

/** A custom field of a Pipedrive organization. Set Up CRM leaves an `optional` one out; it is written where it exists. */
export interface CompanyField {
  key: CompanyFieldKey;
  name: string;
  type: CompanyFieldType;
  optional: boolean;
}

/** What a write does with one field; only with `clear` does an empty new value empty it. */
export interface FieldPlan {
  mode: FieldMode;
  clear: boolean;
}

/** How records of one kind are written. `customFields` are the exceptions from `custom`, by name. */
export interface KindPolicy<Match extends string = MatchKey, Key extends string = string> {
  match: Match;
  create: boolean;
  update: boolean;
  duplicates: DuplicateMode;
  fields: Readonly<Record<Key, FieldPlan>>;
  custom: FieldPlan;
  customFields: Readonly<Record<string, FieldPlan>>;
}

/** `endings` count as public suffixes although the world's list has them not. */
export type SyncPolicy = { endings: readonly string[] } & {
  [K in RecordKind]: KindPolicy<MatchKey<K>, SyncFieldKey<K>>;
};

export interface Policy {
  /** A short hash over the text of all rule files. */
  version: string;
  checkAccidental: boolean;
  /** Who gets a lead whose original owner is gone: an e-mail address, or `nobody`. */
  fallbackOwner: string;
  assistants: readonly Assistant[];
  schedules: Readonly<Record<string, Schedule>>;
  fields: readonly Field[];
  companyFields: readonly CompanyField[];
  sync: SyncPolicy;
  /** The names of the segments, in the order of their file. */
  segments: readonly string[];
}

export interface NoteTexts {
  signature: string;
  texts: Readonly<Record<string, string>>;
}

/** The rules that are plain data. */
export interface RuleData {
  policy: Policy;
  notes: NoteTexts;
  states: { file: string; rows: Readonly<Record<LeadState, StateRow>> };
}

/** Everything that an engine answers from. */
export interface RuleTables extends RuleData {
  decisions: { [Q in RuledQuestion]: DecisionTable<Q> };
}

/** What `then` may say in a rule file: an outcome, or for a schedule the fact that names it. */
export interface Thens {
  reassignment: Outcomes['reassignment'];
  'hand-back': Outcomes['hand-back'];
  schedule: { schedule: string | { fact: string } };
  sync: Outcomes['sync'];
  segment: Outcomes['segment'];
}

/** The rules cannot answer. Its message begins with `Rule error`, as Zap users see it. */
export class RuleError extends Error {
  constructor(what: string) {
    super(`Rule error: ${what}`);
    this.name = 'RuleError';
  }
}
