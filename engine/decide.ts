// Decide and explain over given tables. First match decides; there is always an answer.
import { type Facts, readFact } from './facts';
import { type Decider, deciderOf, pickIn, placeOf } from './first-match';
import { renderNoteFrom } from './notes';
import {
  type Decision,
  type DecisionTable,
  type Explanation,
  type OutlinedCondition,
  type Policy,
  RuleError,
  type RulePlace,
  type RuleTables,
  type SeenCondition,
  type Step,
} from './rule';
import { stateDecider } from './states';
import type { Question, RuledQuestion } from './words';

export interface Engine {
  /** The first rule whose condition holds, or `otherwise`. Throws RuleError for a state or segment that is none. */
  decide<Q extends Question>(question: Q, facts: Facts[Q]): Decision<Q>;
  /** The same answer, with every rule on the way and what its conditions saw. */
  explain<Q extends Question>(question: Q, facts: Facts[Q]): Explanation<Q>;
  policy: Policy;
  /** A note as HTML; throws RuleError for a key that notes.yaml does not have. */
  renderNote(key: string, values: Record<string, string>): string;
}

type Answerers = { [Q in Question]: (facts: Facts[Q]) => Explanation<Q> };
type Deciders = { [Q in Question]: Decider<Q> };

/** An engine over tables: the generated ones in production, those of a rules folder in the CLI. */
export function engineOf(tables: RuleTables): Engine {
  const { decisions } = tables;
  const deciders: Deciders = {
    state: stateDecider(tables),
    reassignment: deciderOf(decisions.reassignment),
    'hand-back': deciderOf(decisions['hand-back']),
    schedule: deciderOf(decisions.schedule),
    sync: deciderOf(decisions.sync),
    segment: segmentDecider(decisions.segment),
  };
  const explainers: Answerers = {
    state: (facts) => explainState(deciders.state(facts), facts),
    reassignment: (facts) => explainMatch(decisions.reassignment, facts),
    'hand-back': (facts) => explainMatch(decisions['hand-back'], facts),
    schedule: (facts) => explainMatch(decisions.schedule, facts),
    sync: (facts) => explainMatch(decisions.sync, facts),
    segment: (facts) => explainMatch(askedFor(decisions.segment, facts), facts),
  };
  return {
    decide: (question, facts) => deciderFor(deciders, question)(facts),
    explain: (question, facts) => explainers[question](facts),
    policy: tables.policy,
    renderNote: (key, values) => renderNoteFrom(tables.notes, key, values),
  };
}

/** By comparisons: a look-up by a name that varies takes about as long as a decision. (bench/README.md) */
function deciderFor<Q extends Question>(deciders: Deciders, question: Q): Deciders[Q] {
  const found =
    question === 'state'
      ? deciders.state
      : question === 'reassignment'
        ? deciders.reassignment
        : question === 'schedule'
          ? deciders.schedule
          : deciders[question];
  // The comparisons have told which one it is; the types cannot follow.
  return found as Deciders[Q];
}

function explainMatch<Q extends RuledQuestion>(table: DecisionTable<Q>, facts: Facts[Q]): Explanation<Q> {
  const steps: Step[] = [];
  for (const rule of table.rules) {
    const decided = rule.when(facts);
    steps.push(
      stepOf(
        rule,
        decided,
        rule.conditions.map((condition) => seen(condition, facts)),
      ),
    );
    if (decided) break;
  }
  const answer = deciderOf(table)(facts);
  if (!steps.some((step) => step.decided)) steps.push(stepOf(table.otherwise, true, []));
  return { ...answer, steps, unasked: table.rules.slice(steps.length).map(placeOf) };
}

function seen<Q extends Question>(condition: OutlinedCondition<Q>, facts: Facts[Q]): SeenCondition {
  const { level, text } = condition;
  const reads = Object.fromEntries(condition.reads.map((name) => [name, readFact(facts, name)]));
  return { level, text, value: condition.test(facts), reads };
}

/** The rules to look at: where a segment is asked for by name, only its own. */
function askedFor(table: DecisionTable<'segment'>, { segment }: Facts['segment']): DecisionTable<'segment'> {
  if (!segment) return table;
  const rules = table.rules.filter((rule) => rule.name === segment);
  if (rules.length > 0) return { ...table, rules, pick: pickIn(rules) };
  const known = table.rules.map((rule) => rule.name).join(', ') || 'none';
  throw new RuleError(`"${segment}" is no segment of ${table.otherwise.file}, which has: ${known}.`);
}

/** Where many records are asked about one segment, its decider is made once. */
function segmentDecider(table: DecisionTable<'segment'>): Decider<'segment'> {
  const all = deciderOf(table);
  const byName = new Map<string, Decider<'segment'>>();
  return (facts) => {
    const { segment } = facts;
    if (!segment) return all(facts);
    const decider = byName.get(segment) ?? deciderOf(askedFor(table, facts));
    byName.set(segment, decider);
    return decider(facts);
  };
}

function explainState(decided: Decision<'state'>, facts: Facts['state']): Explanation<'state'> {
  const reads = { previous_state: facts.previous_state ?? null, state: facts.state };
  const text = `${facts.state} may follow ${facts.previous_state ?? 'no state'}`;
  const conditions = [{ level: 0, text, value: decided.then.allowed, reads }];
  return { ...decided, steps: [stepOf(decided.rule, true, conditions)], unasked: [] };
}

function stepOf(place: RulePlace, decided: boolean, conditions: SeenCondition[]): Step {
  return { rule: place.name, file: place.file, line: place.line, decided, conditions };
}
