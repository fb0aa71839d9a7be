import type { Example } from '../proof/example';
import type { Question } from '../words';

/** What a rule answers, by key. */
export type Answer = Readonly<Record<string, unknown>>;

/** The answer that one version gives, and the rule that gives it. */
export interface Given {
  answer: Answer;
  rule: string;
  file: string;
  line: number;
}

/** What becomes of one key of the answer; undefined where the answer has it not. */
export interface KeyChange {
  key: string;
  before: unknown;
  after: unknown;
}

/** Inputs whose answer changes in the same way, as far as its first key that changes goes. */
export interface Group extends KeyChange {
  /** What becomes of its other keys, for some of the inputs or all of them. */
  also: readonly KeyChange[];
  /** The rules that decided before and decide now, as pairs. */
  rules: readonly { before: Omit<Given, 'answer'>; after: Omit<Given, 'answer'> }[];
  inputs: number;
  /** Which inputs they are; each line names the facts that are not free and their values. */
  where: readonly Where[];
  example: Example;
}

export type Where = readonly { fact: string; values: string }[];

/** How the answers to one question change. */
export interface QuestionDiff {
  question: Question;
  /** How many inputs were compared, and of how many. */
  compared: number;
  inputs: number;
  changed: number;
  /** The facts that have more values than can be tried, with how many values were tried for each. */
  open: readonly { fact: string; values: number }[];
  groups: readonly Group[];
  /** How the rules are written: the same, the same in another order, or otherwise. */
  rules: 'same' | 'reordered' | 'rewritten';
}

/** Something in the files that is no rule: a schedule, a note, a field. */
export interface SettingDiff {
  path: string;
  before: unknown;
  after: unknown;
}

export interface RulesDiff {
  questions: readonly QuestionDiff[];
  settings: readonly SettingDiff[];
}
