import type { Decision, Question } from '../../engine';

/** An answer on one line: `decision: refused, note: refused_unsubscribed`. */
export function answerText(answer: object): string {
  return Object.entries(answer)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value || '(none)' : JSON.stringify(value)}`)
    .join(', ');
}

/** The rule that decided and where it stands: `otherwise, rules/hand-back.yaml:29`. */
export function ruleText({ rule }: Decision<Question>): string {
  return `${rule.name}, ${rule.file}:${rule.line}`;
}
