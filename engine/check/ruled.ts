import type { Folder } from '../folder';
import { itemsOf, valueAt } from '../plain';
import { type RuleFile, ruledFiles } from '../schema';
import type { Path, Source } from '../source';
import type { RuledQuestion } from '../words';

/** A rule as it stands in its file, sound or not; `otherwise` too, without a `when`. */
export interface RawRule {
  source: Source;
  question: RuledQuestion;
  path: Path;
  name: unknown;
  when: unknown;
  then: unknown;
}

/** All rules of the files that answer a question, in the order of the files. */
export function rawRules(folder: Folder): RawRule[] {
  return ruledEntries().flatMap(([file, question]) => {
    const source = folder.rules[file];
    return source ? rawRulesOf(source, question) : [];
  });
}

function rawRulesOf(source: Source, question: RuledQuestion): RawRule[] {
  const rules = itemsOf(valueAt(source.value, 'rules')).map((rule, at) =>
    rawRule(source, question, ['rules', at], rule),
  );
  const otherwise = valueAt(source.value, 'otherwise');
  return [...rules, { ...rawRule(source, question, ['otherwise'], otherwise), name: 'otherwise' }];
}

function rawRule(source: Source, question: RuledQuestion, path: Path, rule: unknown): RawRule {
  const [name, when, then] = ['name', 'when', 'then'].map((key) => valueAt(rule, key));
  return { source, question, path, name, when, then };
}

/** The files that answer a question, with the question. */
export function ruledEntries(): [RuleFile, RuledQuestion][] {
  return [
    ['schedules.yaml', ruledFiles['schedules.yaml']],
    ['reassignment.yaml', ruledFiles['reassignment.yaml']],
    ['hand-back.yaml', ruledFiles['hand-back.yaml']],
    ['sync.yaml', ruledFiles['sync.yaml']],
    ['segments.yaml', ruledFiles['segments.yaml']],
  ];
}
