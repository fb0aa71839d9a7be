// The rules as the source of engine/compiled.ts: data as JSON, each condition as a plain function.
// Pure and deterministic: the same rules give the same text.
import { type OutlineLine, outlineOf } from './condition/outline';
import { writeFact, writePick, writeTest } from './condition/write';
import type { Thens } from './rule';
import type { ReadTable, RuleSet } from './rule-set';
import type { RuledQuestion } from './words';

const head = `// Generated from rules/*.yaml by scripts/compile-rules.ts. Do not edit; edit the rules.
import * as run from './operators/run';
import type { RuleTables } from './rule';
`;

/** The text of a module that exports `tables`. */
export function compile(rules: RuleSet): string {
  return `${head}\nexport const tables: RuleTables = ${tablesText(rules)};\n`;
}

/** The tables alone: an expression in plain JavaScript over `run`, the functions of ./operators/run. */
export function tablesText({ data, decisions }: RuleSet): string {
  const parts = [
    `policy: ${json(data.policy)}`,
    `notes: ${json(data.notes)}`,
    `states: ${json(data.states)}`,
    `decisions: {\n${tables(decisions).join('')}}`,
  ];
  return `{\n${parts.join(',\n')},\n}`;
}

function tables(decisions: RuleSet['decisions']): string[] {
  return [
    table('reassignment', decisions.reassignment),
    table('hand-back', decisions['hand-back']),
    table('schedule', decisions.schedule),
    table('sync', decisions.sync),
    table('segment', decisions.segment),
  ];
}

function table<Q extends RuledQuestion>(question: Q, read: ReadTable<Q>): string {
  const rules = read.rules.map(({ name, line, condition, answer }) =>
    object([
      ...place(read.file, name, line),
      `when: ${writeTest(condition)}`,
      `answer: ${writeAnswer(answer)}`,
      `conditions: [${outlineOf(condition).map(outlined).join(', ')}]`,
    ]),
  );
  const pick = writePick(read.rules.map(({ condition }) => condition));
  const otherwise = [
    ...place(read.file, 'otherwise', read.otherwise.line),
    `answer: ${writeAnswer(read.otherwise.answer)}`,
  ];
  return `${json(question)}: {\nrules: [\n${rules.map((rule) => `${rule},\n`).join('')}],\npick: ${pick},\notherwise: ${object(otherwise)},\n},\n`;
}

function place(file: string, name: string, line: number): string[] {
  return [`file: ${json(file)}`, `name: ${json(name)}`, `line: ${line}`];
}

function outlined({ level, text, reads, condition }: OutlineLine): string {
  return object([
    `level: ${level}`,
    `text: ${json(text)}`,
    `reads: ${json(reads)}`,
    `test: ${writeTest(condition)}`,
  ]);
}

// Only a schedule may be a fact's value; everything else in an answer is written as it stands.
function writeAnswer(then: Thens[RuledQuestion]): string {
  if (!('schedule' in then) || typeof then.schedule === 'string') return json(then);
  const { fact } = then.schedule;
  return `(f) => ({ schedule: run.given(${writeFact(fact)}, ${json(fact)}) })`;
}

function object(members: readonly string[]): string {
  return `{\n${members.join(',\n')},\n}`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 1);
}
