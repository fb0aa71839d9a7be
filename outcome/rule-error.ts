import { RuleError } from '../engine';
import { RelayError } from '../http';

/** What a rule's mistake is to the user of a step. @throws RelayError `Rule error` for a RuleError */
export async function withRuleErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof RuleError ? ruleError(error) : error;
  }
}

const ruleError = (cause: RuleError) =>
  new RelayError(
    'Rule error',
    {
      what: 'The rules gave no usable answer.',
      why: cause.message,
      todo: 'Tell whoever maintains the rules: `relay rules check` shows the place, and a new version mends it.',
    },
    { cause },
  );
