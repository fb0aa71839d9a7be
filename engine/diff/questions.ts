// The questions that are answered by conditions.
import { isFiniteFact } from '../proof/classes';
import { type Space, sizeOf } from '../proof/space';
import { ruledQuestions } from '../proof/tables';
import type { RuleSet } from '../rule-set';
import type { RuledQuestion } from '../words';
import { compare, type Progress } from './compare';
import { groupsOf } from './groups';
import type { QuestionDiff } from './shapes';
import { type Entry, versionsOf } from './versions';

/** How the answers to each question change. */
export function diffQuestions(before: RuleSet, after: RuleSet, tell: Progress): QuestionDiff[] {
  return ruledQuestions.map((question) => diffQuestion(question, before, after, tell));
}

function diffQuestion(
  question: RuledQuestion,
  before: RuleSet,
  after: RuleSet,
  tell: Progress,
): QuestionDiff {
  const versions = versionsOf(question, before, after);
  const { space } = versions;
  const { changes, settled } = compare(versions, tell);
  const bound =
    question === 'reassignment' ? { policy: { check_accidental: after.data.policy.checkAccidental } } : {};
  return {
    question,
    compared: Number(settled),
    inputs: Number(sizeOf(space.exact)),
    changed: Number(changes.reduce((sum, { box }) => sum + sizeOf(box), 0n)),
    open: openFacts(space),
    groups: groupsOf(space, changes, bound),
    rules: written(versions.before, versions.after),
  };
}

/** The facts of which only some values could be tried. */
export function openFacts(space: Space): QuestionDiff['open'] {
  return space.facts.flatMap(({ name, declared, classes, read }) => {
    const values = classes.filter(({ vague }) => !vague).length;
    return read && !isFiniteFact(declared) ? [{ fact: name, values }] : [];
  });
}

function written(before: readonly Entry[], after: readonly Entry[]): QuestionDiff['rules'] {
  const keys = (entries: readonly Entry[]) => entries.map(({ given, key }) => `${given.rule} ${key}`);
  const [old, now] = [keys(before), keys(after)];
  if (old.join('\n') === now.join('\n')) return 'same';
  return old.sort().join('\n') === now.sort().join('\n') ? 'reordered' : 'rewritten';
}
