// Whether the rules let a record be written (question `sync`).
import { decide, explain, type Facts, type RecordKind, type RulePlace } from '../engine';

export type Input = Facts['sync']['input'];

export interface Judgement {
  /** Why it is not written; undefined when it may be. */
  reason: string | undefined;
  rule: RulePlace;
}

/** @param count how many such records are there already */
export function judge(kind: RecordKind, input: Input, count: number): Judgement {
  const { then, rule } = decide('sync', { kind, input, match: { count } });
  return { reason: then.decision === 'skip' ? then.reason : undefined, rule };
}

/** What excludes it however many are there: then nobody needs to be asked. */
export function excludedAnyway(kind: RecordKind, input: Input): Judgement | undefined {
  const { steps } = explain('sync', { kind, input, match: { count: 0 } });
  const counted = steps.some(({ conditions }) => conditions.some(({ reads }) => 'match.count' in reads));
  const judgement = judge(kind, input, 0);
  return judgement.reason !== undefined && !counted ? judgement : undefined;
}

/** A code is compared in capitals, the name of a country as it is written. */
export function countryFact(country: string | undefined): string | undefined {
  const text = country?.trim();
  return text?.length === 2 ? text.toUpperCase() : text;
}

/** Facts that have a value; an empty one is absent. */
export const factsGiven = (input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== ''));
