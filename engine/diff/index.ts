// What a change of the rules changes: which inputs get another answer, and which settings differ.
import type { RuleSet } from '../rule-set';
import type { Progress } from './compare';
import { diffQuestions } from './questions';
import { diffSettings } from './settings';
import type { RulesDiff } from './shapes';
import { diffStates } from './states';

export type { Progress } from './compare';
export { keyChanges } from './groups';
export type { Answer, Group, KeyChange, QuestionDiff, RulesDiff, SettingDiff, Where } from './shapes';

/** Compares two versions; `tell` hears how far long work has come. */
export function diffRules(before: RuleSet, after: RuleSet, tell: Progress = () => undefined): RulesDiff {
  return {
    questions: [diffStates(before, after), ...diffQuestions(before, after, tell)],
    settings: diffSettings(before, after),
  };
}

/** Whether anything is answered or set otherwise. */
export function isChanged({ questions, settings }: RulesDiff): boolean {
  return settings.length > 0 || questions.some(({ changed }) => changed > 0);
}
