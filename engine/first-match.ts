// First match decides; there is always an answer. What a rule answers is made once, not for each question: a decision
// is to cost about what a switch written by hand would. (bench/README.md)
import type { Facts } from './facts';
import type { Answer, Decision, DecisionTable, Outcomes, Rule, RulePlace } from './rule';
import type { Question, RuledQuestion } from './words';

export type Decider<Q extends Question> = (facts: Facts[Q]) => Decision<Q>;

export function deciderOf<Q extends RuledQuestion>({ rules, pick, otherwise }: DecisionTable<Q>): Decider<Q> {
  const last = prepared(otherwise);
  const all = [...rules.map(prepared), last];
  return (facts) => {
    const answer = all[pick(facts)] ?? last;
    return typeof answer === 'function' ? answer(facts) : answer;
  };
}

function prepared<Q extends RuledQuestion>(one: RulePlace & { answer: Answer<Q> }): Decision<Q> | Decider<Q> {
  const { answer } = one;
  const place = Object.freeze(placeOf(one));
  return isMade(answer) ? (facts) => together(answer(facts), place) : decision(answer, place);
}

const isMade = <Q extends RuledQuestion>(answer: Answer<Q>): answer is (facts: Facts[Q]) => Outcomes[Q] =>
  typeof answer === 'function';

/** One that is given again and again. */
export function decision<Q extends Question>(then: Outcomes[Q], rule: Readonly<RulePlace>): Decision<Q> {
  return Object.freeze(together(Object.freeze(then), rule));
}

const together = <Q extends Question>(
  then: Readonly<Outcomes[Q]>,
  rule: Readonly<RulePlace>,
): Decision<Q> => ({ then, rule });

export function placeOf({ file, name, line }: RulePlace): RulePlace {
  return { file, name, line };
}

/** The search for the first rule that holds, where no generated code does it at once. */
export function pickIn<Q extends RuledQuestion>(rules: readonly Rule<Q>[]): DecisionTable<Q>['pick'] {
  return (facts) => {
    const index = rules.findIndex(({ when }) => when(facts));
    return index === -1 ? rules.length : index;
  };
}
