// One question as a decision table: a row per rule, in the order in which they are asked.
import { type OutlineLine, outlineOf } from '../../engine/condition/outline';
import type { PlainTable } from '../../engine/proof/tables';
import { code, markdownTable, plain } from './markdown';

/** A row of a decision table: the rule, its conditions line by line, and its answer by key. */
export interface Row {
  name: string;
  line: number;
  conditions: readonly Pick<OutlineLine, 'level' | 'text'>[];
  answer: Readonly<Record<string, string>>;
}

/** The rows of a table, with `otherwise` last. */
export function rowsOf({ rules, otherwise }: PlainTable): Row[] {
  const rows = rules.map(({ name, line, condition, answer }) => ({
    name,
    line,
    conditions: outlineOf(condition).map(({ level, text }) => ({ level, text })),
    answer: answerCells(answer),
  }));
  const last = { name: 'otherwise', line: otherwise.line, conditions: [] };
  return [...rows, { ...last, answer: answerCells(otherwise.answer) }];
}

/** The keys of the answers in the order in which they first appear. */
export function answerKeysOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ answer }) => Object.keys(answer)))];
}

/** The table as Markdown. */
export function decisionTable(table: PlainTable): string {
  const rows = rowsOf(table);
  const keys = answerKeysOf(rows);
  const cells = rows.map((row, at) => [
    String(at + 1),
    code(row.name),
    row.conditions.map(conditionCell).join('<br>') || 'whatever else',
    ...keys.map((key) => plain(row.answer[key] ?? '')),
  ]);
  return markdownTable(['#', 'rule', 'when', ...keys], cells);
}

function conditionCell({ level, text }: Row['conditions'][number]): string {
  return `${'&emsp;'.repeat(level)}${code(text)}`;
}

// A schedule may be the value of a fact; everything else stands as it is written.
function answerCells(answer: object): Record<string, string> {
  const cells = Object.entries(answer).map(([key, value]) => [key, answerCell(value)]);
  return Object.fromEntries(cells);
}

function answerCell(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return String(value);
  return `whatever ${value.fact} says`;
}
