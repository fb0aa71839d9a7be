import { RuleError } from '../rule';
import type { Value } from './operator';

/** The text of a fact that an answer hands on. Checked rules ask for it first, so it is there. */
export function given(value: Value, fact: string): string {
  if (typeof value === 'string') return value;
  throw new RuleError(`a rule answers with ${fact}, which is absent.`);
}
