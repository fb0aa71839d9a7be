// Recorded facts asked again: how many would have been decided otherwise.
import type { Engine } from '../decide';
import { areFacts } from '../fact-check';
import { type Question, questions } from '../words';
import type { Answer } from './shapes';

/** The facts of one recorded lead; where no question is named, every question that they fit is asked. */
export interface Recorded {
  /** Where it stands in its file. */
  line: number;
  question?: Question;
  facts: Record<string, unknown>;
}

export interface ReplayGroup {
  question: Question;
  before: Answer;
  after: Answer;
  count: number;
  /** The line of the first of them. */
  line: number;
}

export interface Replay {
  /** How many records were asked, and how many answers they got: one for each question that fits. */
  records: number;
  answers: number;
  changed: number;
  groups: readonly ReplayGroup[];
  /** The lines whose facts fit no question, or not the one that is named. */
  unfit: readonly number[];
}

/** Asks both versions about each record. */
export function replay(before: Engine, after: Engine, records: Iterable<Recorded>): Replay {
  const groups = new Map<string, ReplayGroup>();
  const unfit: number[] = [];
  let [asked, answers] = [0, 0];
  for (const record of records) {
    asked++;
    const fitting = fittingQuestions(record);
    if (fitting.length === 0) unfit.push(record.line);
    answers += fitting.length;
    for (const question of fitting) ask(groups, before, after, question, record);
  }
  const all = [...groups.values()].sort((a, b) => b.count - a.count);
  const changed = all.reduce((sum, { count }) => sum + count, 0);
  return { records: asked, answers, changed, groups: all, unfit };
}

function fittingQuestions({ question, facts }: Recorded): Question[] {
  const candidates = question ? [question] : questions;
  return candidates.filter((candidate) => areFacts(candidate, facts));
}

function ask(
  groups: Map<string, ReplayGroup>,
  before: Engine,
  after: Engine,
  question: Question,
  { facts, line }: Recorded,
): void {
  if (!areFacts(question, facts)) return;
  const [old, now] = [before.decide(question, facts).then, after.decide(question, facts).then];
  const key = JSON.stringify([question, old, now]);
  const group = groups.get(key);
  if (group) group.count++;
  else if (JSON.stringify(old) !== JSON.stringify(now))
    groups.set(key, { question, before: { ...old }, after: { ...now }, count: 1, line });
}
