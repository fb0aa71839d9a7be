// The rules of a folder, question by question, for those who treat all questions alike.
import type { Condition } from '../condition/condition';
import type { Thens } from '../rule';
import type { RuleSet } from '../rule-set';
import { questions, type RuledQuestion } from '../words';

export interface PlainRule {
  name: string;
  line: number;
  condition: Condition;
  answer: Thens[RuledQuestion];
}

export interface PlainTable {
  question: RuledQuestion;
  file: string;
  rules: readonly PlainRule[];
  otherwise: { line: number; answer: Thens[RuledQuestion] };
}

export const ruledQuestions = questions.filter((question) => question !== 'state');

/** The tables of a rule set, in the order of the questions. */
export function tablesOf({ decisions }: RuleSet): PlainTable[] {
  return ruledQuestions.map((question) => ({ question, ...decisions[question] }));
}
