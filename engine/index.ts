// The engine's only door at run time. It answers from engine/compiled.ts, which `npm run build`
// generates from rules/*.yaml; nothing behind it reads YAML or interprets a condition.
import { tables } from './compiled';
import { type Engine, engineOf } from './decide';
import type { Policy, Schedule } from './rule';
import type { LeadState } from './words';

const engine: Engine = engineOf(tables);

/** The answer of the rules to a question, with the rule that gave it. */
export const decide: Engine['decide'] = engine.decide;

/** The same answer, with every rule on the way and what its conditions saw. */
export const explain: Engine['explain'] = engine.explain;

/** A note's HTML: values escaped, lines without a value left out, the signature last. */
export const renderNote: Engine['renderNote'] = engine.renderNote;

/** The parts of the rules that are plain data. */
export const policy: Policy = engine.policy;

/** What a lead state means, in the words of states.yaml. */
export const meaningOf = (state: LeadState): string => tables.states.rows[state].meaning;

/** The schedule of exactly that name, such as a CRM field or a Zap may hold; undefined where there is none. */
export function findSchedule(name: string): Schedule | undefined {
  return Object.hasOwn(policy.schedules, name) ? policy.schedules[name] : undefined;
}

export type { Facts } from './facts';
export { plainText } from './notes';
export {
  type Assistant,
  type CompanyField,
  type CrmField,
  type Decision,
  type Explanation,
  type Field,
  type FieldPlan,
  type KindPolicy,
  type Outcomes,
  type Policy,
  RuleError,
  type RulePlace,
  type Schedule,
  type Step,
  type SyncPolicy,
} from './rule';
export {
  type CompanyFieldKey,
  type CompanyFieldType,
  type CrmName,
  companyFieldKeys,
  crmNames,
  type DuplicateMode,
  duplicateModes,
  type FieldKey,
  type FieldMode,
  type FieldType,
  fieldKeys,
  fieldModes,
  type LeadState,
  leadStates,
  type MatchKey,
  parseState,
  type Question,
  questions,
  type RecordKind,
  type RecordType,
  recordKinds,
  recordTypes,
  type SyncFieldKey,
  syncFieldKeys,
  type Weekday,
} from './words';
