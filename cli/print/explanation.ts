import type { Explanation, Question, Step } from '../../engine';
import type { SeenCondition } from '../../engine/rule';
import { answerText, ruleText } from './answer';

/** The answer, the rule, and every rule on the way with what its conditions saw. */
export function explanationText(question: Question, explanation: Explanation<Question>): string {
  return [
    `${question}: ${answerText(explanation.then)}`,
    `decided by ${ruleText(explanation)}`,
    ...explanation.steps.flatMap((step) => ['', ...stepLines(step)]),
    ...unaskedLines(explanation),
  ].join('\n');
}

function stepLines(step: Step): string[] {
  const head = `${step.decided ? '=>' : '  '} ${step.rule} (${step.file}:${step.line})`;
  return [head, ...step.conditions.map(conditionLine)];
}

function conditionLine({ level, text, value, reads }: SeenCondition): string {
  const seen = Object.entries(reads).map(([name, fact]) => `${name} is ${factText(fact)}`);
  const facts = seen.length > 0 ? `   [${seen.join('; ')}]` : ':';
  return `     ${'     '.repeat(level)}${value ? 'yes' : 'no '}  ${text}${facts}`;
}

function unaskedLines({ unasked }: Explanation<Question>): string[] {
  return unasked.length > 0 ? ['', `not asked any more: ${unasked.map(({ name }) => name).join(', ')}`] : [];
}

function factText(fact: unknown): string {
  return fact === null ? 'absent' : JSON.stringify(fact);
}
