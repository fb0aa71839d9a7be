// The shapes of rules once they are read: what the generated engine/compiled.ts holds, and what an
// answer looks like. Tables also come from engine/evaluate.ts, made of closures over the YAML.
import type { Facts } from './facts';
import type { CrmName, FieldKey, FieldType, LeadState, Question, RuledQuestion, Weekday } from './words';

export interface Outcomes {
  state: { contact_status: string; stage?: string; connection_status: LeadState; allowed: boolean };
  reassignment: { decision: 'accepted' | 'refused' | 'already_assigned'; note: string };
  'hand-back': { decision: 'handed_back' | 'kept'; to: 'original_owner' | 'fallback'; note?: string };
  schedule: { schedule: string };
}

/** Where the rule that decided stands; `name` is `otherwise` where no condition held. */
export interface RulePlace {
  file: string;
  name: string;
  line: number;
}

export interface Decision<Q extends Question> {
  then: Outcomes[Q];
  rule: RulePlace;
}

/** One rule on the way to the decision. A fact that is absent reads as null. */
export interface Step {
  rule: string;
  file: string;
  line: number;
  decided: boolean;
  conditions: { text: string; value: boolean; reads: Record<string, unknown> }[];
}

export interface Explanation<Q extends Question> extends Decision<Q> {
  steps: Step[];
}

/** A leaf of a rule's condition, kept beside the rule so that a decision can be explained. */
export interface LeafCondition<Q extends Question> {
  text: string;
  reads: readonly string[];
  test: (facts: Facts[Q]) => boolean;
}

export interface Rule<Q extends Question> extends RulePlace {
  when: (facts: Facts[Q]) => boolean;
  answer: (facts: Facts[Q]) => Outcomes[Q];
  conditions: readonly LeafCondition<Q>[];
}

export interface DecisionTable<Q extends Question> {
  rules: readonly Rule<Q>[];
  otherwise: RulePlace & { answer: (facts: Facts[Q]) => Outcomes[Q] };
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

export interface Policy {
  /** A short hash over the text of all rule files. */
  version: string;
  checkAccidental: boolean;
  /** Who gets a lead whose original owner is gone: an e-mail address, or `nobody`. */
  fallbackOwner: string;
  assistants: readonly Assistant[];
  schedules: Readonly<Record<string, Schedule>>;
  fields: readonly Field[];
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
}

/** The rules cannot answer. Its message begins with `Rule error`, as Zap users see it. */
export class RuleError extends Error {
  constructor(what: string) {
    super(`Rule error: ${what}`);
    this.name = 'RuleError';
  }
}
