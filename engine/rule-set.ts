// The rules of a checked folder, typed: what the compiler writes down and the CLI evaluates.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Condition } from './condition/condition';
import { readCondition } from './condition/read';
import { mergeFacts } from './fact-check';
import { factsOf } from './facts';
import type { Folder } from './folder';
import { mapValues } from './plain';
import type { Assistant, CompanyField, Field, NoteTexts, Policy, RuleData, Schedule, Thens } from './rule';
import { casesFile, type RuleFile, ruleFiles } from './schema';
import type { Source } from './source';
import { syncPolicyOf } from './sync-policy';
import { companyFieldKeys, fieldKeys, type Question, type RuledQuestion } from './words';

export interface ReadRule<Q extends RuledQuestion> {
  name: string;
  line: number;
  condition: Condition;
  answer: Thens[Q];
}

export interface ReadTable<Q extends RuledQuestion> {
  file: string;
  rules: ReadRule<Q>[];
  otherwise: { line: number; answer: Thens[Q] };
}

export interface Case {
  file: string;
  line: number;
  name: string;
  question: Question;
  facts: Record<string, unknown>;
  expect: Record<string, unknown>;
  rule?: string;
}

export interface RuleSet {
  data: RuleData;
  decisions: { [Q in RuledQuestion]: ReadTable<Q> };
  cases: Case[];
}

type Parsed<File extends RuleFile> = z.output<(typeof ruleFiles)[File]>;

/** The typed rules. The folder must be free of faults; on any other this throws. */
export function ruleSetOf(folder: Folder): RuleSet {
  const ruled = ruledFilesOf(folder);
  return {
    data: {
      policy: policyOf(folder, ruled),
      notes: notesOf(parsed(folder, 'notes.yaml', ruleFiles['notes.yaml'])),
      states: statesOf(folder),
    },
    decisions: {
      reassignment: tableOf(sourceOf(folder, 'reassignment.yaml'), 'reassignment', ruled.reassignment),
      'hand-back': tableOf(sourceOf(folder, 'hand-back.yaml'), 'hand-back', ruled.handBack),
      schedule: tableOf(sourceOf(folder, 'schedules.yaml'), 'schedule', ruled.schedules),
      sync: tableOf(sourceOf(folder, 'sync.yaml'), 'sync', ruled.sync),
      segment: tableOf(sourceOf(folder, 'segments.yaml'), 'segment', ruled.segments),
    },
    cases: folder.cases.flatMap(casesOf),
  };
}

function ruledFilesOf(folder: Folder) {
  return {
    schedules: parsed(folder, 'schedules.yaml', ruleFiles['schedules.yaml']),
    reassignment: parsed(folder, 'reassignment.yaml', ruleFiles['reassignment.yaml']),
    handBack: parsed(folder, 'hand-back.yaml', ruleFiles['hand-back.yaml']),
    sync: parsed(folder, 'sync.yaml', ruleFiles['sync.yaml']),
    segments: parsed(folder, 'segments.yaml', ruleFiles['segments.yaml']),
  };
}

function policyOf(folder: Folder, ruled: ReturnType<typeof ruledFilesOf>): Policy {
  const fields = parsed(folder, 'fields.yaml', ruleFiles['fields.yaml']);
  return {
    version: versionOf(folder),
    checkAccidental: ruled.reassignment.check_accidental,
    fallbackOwner: ruled.handBack.fallback,
    assistants: parsed(folder, 'assistants.yaml', ruleFiles['assistants.yaml']).assistants.map(assistantOf),
    schedules: mapValues(ruled.schedules.schedules, scheduleOf),
    fields: fieldsOf(fields),
    companyFields: companyFieldsOf(fields),
    sync: syncPolicyOf(ruled.sync),
    segments: ruled.segments.rules.map((rule) => rule.name),
  };
}

function tableOf<Q extends RuledQuestion>(
  source: Source,
  question: Q,
  file: { rules: { name: string; when: unknown; then: Thens[Q] }[]; otherwise: { then: Thens[Q] } },
): ReadTable<Q> {
  const rules = file.rules.map(({ name, when, then }, at) => {
    const path = ['rules', at];
    return {
      name,
      line: source.line(path),
      condition: sound(source, question, when, [...path, 'when']),
      answer: then,
    };
  });
  return {
    file: source.file,
    rules,
    otherwise: { line: source.line(['otherwise'], 'key'), answer: file.otherwise.then },
  };
}

function sound(source: Source, question: Question, when: unknown, path: (string | number)[]): Condition {
  const report = (_code: string, _path: unknown, message: string) => {
    throw new Error(`${source.file} was not checked: ${message}`);
  };
  const condition = readCondition(when, path, { facts: factsOf(question), report });
  if (!condition) throw new Error(`${source.file} was not checked.`);
  return condition;
}

function statesOf(folder: Folder): RuleData['states'] {
  const source = sourceOf(folder, 'states.yaml');
  const { states } = parsed(folder, 'states.yaml', ruleFiles['states.yaml']);
  const rows = mapValues(states, ({ meaning, contact_status, stage, followed_by }, state) => {
    const line = source.line(['states', state], 'key');
    return { line, meaning, contact_status, stage: stage?.pipedrive ?? null, followed_by };
  });
  return { file: source.file, rows };
}

function assistantOf(read: Parsed<'assistants.yaml'>['assistants'][number]): Assistant {
  const { name, email, default_context: defaultContext, default_schedule: defaultSchedule } = read;
  return {
    name,
    email,
    ...(defaultContext === undefined ? {} : { defaultContext }),
    ...(defaultSchedule === undefined ? {} : { defaultSchedule }),
  };
}

function scheduleOf(read: Parsed<'schedules.yaml'>['schedules'][string]): Schedule {
  return {
    meaning: read.meaning,
    followUps: read.follow_ups,
    workingDays: read.working_days,
    sendWindow: read.send_window,
    quietDates: read.quiet_dates,
  };
}

function fieldsOf(read: Parsed<'fields.yaml'>): Field[] {
  return fieldKeys.map((key) => ({ key, ...read.fields[key] }));
}

function companyFieldsOf({ company }: Parsed<'fields.yaml'>): CompanyField[] {
  return companyFieldKeys.map((key) => ({ key, optional: false, ...company[key] }));
}

function notesOf(read: Parsed<'notes.yaml'>): NoteTexts {
  return { signature: read.signature, texts: mapValues(read.notes, (note) => note.text) };
}

function casesOf(source: Source): Case[] {
  const { given, cases } = casesFile.parse(source.value);
  return cases.map((entry, at) => ({
    ...entry,
    file: source.file,
    line: source.line(['cases', at]),
    facts: mergeFacts(given?.[entry.question] ?? {}, entry.facts),
  }));
}

function parsed<Schema extends z.ZodType>(folder: Folder, file: RuleFile, schema: Schema): z.output<Schema> {
  return schema.parse(sourceOf(folder, file).value);
}

function sourceOf(folder: Folder, file: RuleFile): Source {
  const source = folder.rules[file];
  if (!source) throw new Error(`${file} was not checked.`);
  return source;
}

// Line ends do not count, so that a checkout on Windows has the same version.
function versionOf(folder: Folder): string {
  const hash = createHash('sha256');
  for (const [name, text] of folder.texts) hash.update(`${name}\0${text.replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex').slice(0, 12);
}
