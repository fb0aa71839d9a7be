import type { CaseResult } from '../../engine/cases';
import { answerText, ruleText } from './answer';
import { columns } from './columns';

/** A table of the cases with the rule that decided each, the failed ones at length, and the counts. */
export function casesText(results: readonly CaseResult[]): string {
  const failed = results.filter((result) => !result.passed);
  const rows = results.map((result) => [
    result.passed ? 'passed' : 'FAILED',
    placeOf(result),
    result.case.name,
    ruleText(result.decision),
  ]);
  const counts = `${results.length - failed.length} passed, ${failed.length} failed`;
  return [...columns(rows), ...failed.flatMap(failureLines), '', counts].join('\n');
}

function failureLines(result: CaseResult): string[] {
  const { case: entry, decision } = result;
  const rule = entry.rule === undefined ? '' : `, by ${entry.rule}`;
  return [
    '',
    `${placeOf(result)}: ${entry.name}`,
    `  expected  ${answerText(entry.expect)}${rule}`,
    `  got       ${answerText(decision.then)}, by ${ruleText(decision)}`,
  ];
}

function placeOf({ case: entry }: CaseResult): string {
  return `${entry.file}:${entry.line}`;
}
