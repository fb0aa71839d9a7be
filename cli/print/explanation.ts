import type { Explanation, Question, Step } from '../../engine';
import { answerText, ruleText } from './answer';

/** The answer, the rule, and every rule on the way with what its conditions saw. */
export function explanationText(question: Question, explanation: Explanation<Question>): string {
  return [
    `${question}: ${answerText(explanation.then)}`,
    `decided by ${ruleText(explanation)}`,
    ...explanation.steps.flatMap((step) => ['', ...stepLines(step)]),
  ].join('\n');
}

function stepLines(step: Step): string[] {
  const head = `${step.decided ? '=>' : '  '} ${step.rule} (${step.file}:${step.line})`;
  return [head, ...step.conditions.map(conditionLine)];
}

function conditionLine({ text, value, reads }: Step['conditions'][number]): string {
  const seen = Object.entries(reads).map(([name, fact]) => `${name} is ${factText(fact)}`);
  return `     ${value ? 'yes' : 'no '}  ${text}   [${seen.join('; ')}]`;
}

function factText(fact: unknown): string {
  return fact === null ? 'absent' : JSON.stringify(fact);
}
