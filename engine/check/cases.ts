import { type FactProblem, factProblems, mergeFacts, strangeFacts } from '../fact-check';
import type { Fault } from '../fault';
import type { Folder } from '../folder';
import { suggestion } from '../nearest';
import { entriesOf, isMap, itemsOf, nameText, valueAt } from '../plain';
import type { Path, Source } from '../source';
import { leadStates, type Question, questions } from '../words';
import type { Check } from './check';
import { rawRules } from './ruled';

const answerKeys: Record<Question, readonly string[]> = {
  state: ['contact_status', 'stage', 'connection_status', 'allowed'],
  reassignment: ['decision', 'note'],
  'hand-back': ['decision', 'to', 'note'],
  schedule: ['schedule'],
  sync: ['decision', 'reason'],
  segment: ['match'],
};

/** Cases name questions, facts, answers and rules that exist. */
export const checkCases: Check = (folder) => {
  const rules = ruleNames(folder);
  return folder.cases.flatMap((source) => fileFaults(rules, source));
};

/** The names that a case may give as the rule that decides. */
type RuleNames = ReadonlyMap<Question, ReadonlySet<string>>;

function fileFaults(rules: RuleNames, source: Source): Fault[] {
  const cases = itemsOf(valueAt(source.value, 'cases'));
  const given = entriesOf(valueAt(source.value, 'given')).flatMap(([name, facts]) => {
    const question = questions.find((known) => known === name);
    return question && isMap(facts) ? told(source, ['given', name], strangeFacts(question, facts)) : [];
  });
  return [
    ...given,
    ...cases.flatMap((entry, at) => caseFaults(rules, source, ['cases', at], entry)),
    ...duplicates(source, cases),
  ];
}

function duplicates(source: Source, cases: readonly unknown[]): Fault[] {
  const seen = new Set<unknown>();
  return cases.flatMap((entry, at) => {
    const name = valueAt(entry, 'name');
    if (name === undefined || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      source.fault('duplicate-case', ['cases', at, 'name'], `a case above is called "${name}" already`),
    ];
  });
}

function caseFaults(rules: RuleNames, source: Source, path: Path, entry: unknown): Fault[] {
  const question = questions.find((known) => known === valueAt(entry, 'question'));
  if (!question) return [];
  const own = valueAt(entry, 'facts');
  const given = valueAt(source.value, 'given', question);
  const strange = isMap(own) ? strangeFacts(question, own) : [];
  const merged = isMap(own) ? factProblems(question, mergeFacts(isMap(given) ? given : {}, own)) : [];
  const missing = merged.filter((problem) => problem.code === 'missing-fact');
  return [
    ...told(source, [...path, 'facts'], [...strange, ...missing]),
    ...expectFaults(source, path, question, valueAt(entry, 'expect')),
    ...emptyFaults(source, path, entry),
    ...ruleFaults(rules, source, path, question, valueAt(entry, 'rule')),
  ];
}

function told(source: Source, path: Path, problems: readonly FactProblem[]): Fault[] {
  return problems.map((problem) => {
    const at = problem.code === 'unknown-fact' ? 'key' : 'value';
    return source.fault(problem.code, [...path, ...problem.path], problem.message, at);
  });
}

function expectFaults(source: Source, path: Path, question: Question, expect: unknown): Fault[] {
  const known = answerKeys[question];
  return entriesOf(expect).flatMap(([key]) => {
    if (known.includes(key)) return [];
    const message = `no answer to ${question} has "${key}"${suggestion(key, known)}`;
    return [source.fault('unknown-answer', [...path, 'expect', key], message, 'key')];
  });
}

// Whatever the rules say, such a case would pass.
function emptyFaults(source: Source, path: Path, entry: unknown): Fault[] {
  const expect = valueAt(entry, 'expect');
  if (!isMap(expect) || Object.keys(expect).length > 0 || valueAt(entry, 'rule') !== undefined) return [];
  const message = 'this case expects nothing; name a part of the answer, or the rule';
  return [source.fault('empty-case', [...path, 'expect'], message)];
}

function ruleFaults(
  rules: RuleNames,
  source: Source,
  path: Path,
  question: Question,
  rule: unknown,
): Fault[] {
  const known = rules.get(question);
  if (typeof rule !== 'string' || !known || known.has(rule)) return [];
  const message = `${question} has no rule "${rule}"${suggestion(rule, [...known])}`;
  return [source.fault('unknown-rule', [...path, 'rule'], message)];
}

function ruleNames(folder: Folder): RuleNames {
  const names = new Map<Question, Set<string>>([['state', new Set(leadStates)]]);
  for (const { question, name } of rawRules(folder)) {
    const known = names.get(question);
    if (known) known.add(nameText(name));
    else names.set(question, new Set([nameText(name)]));
  }
  return names;
}
