// Rule tables made of closures, for the commands that work on the YAML as it stands. Production uses
// the generated ones; tests hold the two against each other.
import { outlineOf } from './condition/outline';
import { testOf } from './condition/run';
import { type Engine, engineOf } from './decide';
import { type Facts, readFact } from './facts';
import { pickIn } from './first-match';
import { given } from './operators/given';
import type { Answer, DecisionTable, Rule, Thens } from './rule';
import type { ReadRule, ReadTable, RuleSet } from './rule-set';
import type { RuledQuestion } from './words';

type AnswerOf<Q extends RuledQuestion> = (then: Thens[Q]) => Answer<Q>;

/** An engine that answers from the rules of a folder. */
export function evaluate(rules: RuleSet): Engine {
  const { decisions, data } = rules;
  return engineOf({
    ...data,
    decisions: {
      reassignment: tableOf(decisions.reassignment, asWritten),
      'hand-back': tableOf(decisions['hand-back'], asWritten),
      schedule: tableOf(decisions.schedule, (then) => (facts) => ({ schedule: scheduleOf(then, facts) })),
      sync: tableOf(decisions.sync, asWritten),
      segment: tableOf(decisions.segment, asWritten),
    },
  });
}

function asWritten<Outcome>(then: Outcome): Outcome {
  return then;
}

function tableOf<Q extends RuledQuestion>(table: ReadTable<Q>, answerOf: AnswerOf<Q>): DecisionTable<Q> {
  const { file, otherwise } = table;
  const rules = table.rules.map((rule) => ruleOf(file, rule, answerOf));
  return {
    rules,
    pick: pickIn(rules),
    otherwise: { file, name: 'otherwise', line: otherwise.line, answer: answerOf(otherwise.answer) },
  };
}

function ruleOf<Q extends RuledQuestion>(file: string, rule: ReadRule<Q>, answerOf: AnswerOf<Q>): Rule<Q> {
  const conditions = outlineOf(rule.condition).map(({ level, text, reads, condition }) => ({
    level,
    text,
    reads,
    test: testOf(condition),
  }));
  return {
    file,
    name: rule.name,
    line: rule.line,
    when: testOf(rule.condition),
    answer: answerOf(rule.answer),
    conditions,
  };
}

function scheduleOf(then: Thens['schedule'], facts: Facts['schedule']): string {
  if (typeof then.schedule === 'string') return then.schedule;
  const { fact } = then.schedule;
  const value = readFact(facts, fact);
  return given(typeof value === 'string' ? value : null, fact);
}
