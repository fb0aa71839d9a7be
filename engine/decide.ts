// Decide and explain over given tables. First match decides; there is always an answer.
import { type Facts, readFact } from './facts';
import { renderNoteFrom } from './notes';
import {
  type Decision,
  type DecisionTable,
  type Explanation,
  type Outcomes,
  type OutlinedCondition,
  type Policy,
  RuleError,
  type RulePlace,
  type RuleTables,
  type SeenCondition,
  type StateRow,
  type Step,
} from './rule';
import type { LeadState, Question, RuledQuestion } from './words';

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
type Deciders = { [Q in Question]: (facts: Facts[Q]) => Decision<Q> };

/** An engine over tables: the generated ones in production, those of a rules folder in the CLI. */
export function engineOf(tables: RuleTables): Engine {
  const { decisions } = tables;
  const deciders: Deciders = {
    state: (facts) => decideState(tables, facts),
    reassignment: (facts) => firstMatch(decisions.reassignment, facts),
    'hand-back': (facts) => firstMatch(decisions['hand-back'], facts),
    schedule: (facts) => firstMatch(decisions.schedule, facts),
    sync: (facts) => firstMatch(decisions.sync, facts),
    segment: (facts) => firstMatch(askedFor(decisions.segment, facts), facts),
  };
  const explainers: Answerers = {
    state: (facts) => explainState(tables, facts),
    reassignment: (facts) => explainMatch(decisions.reassignment, facts),
    'hand-back': (facts) => explainMatch(decisions['hand-back'], facts),
    schedule: (facts) => explainMatch(decisions.schedule, facts),
    sync: (facts) => explainMatch(decisions.sync, facts),
    segment: (facts) => explainMatch(askedFor(decisions.segment, facts), facts),
  };
  return {
    decide: (question, facts) => deciders[question](facts),
    explain: (question, facts) => explainers[question](facts),
    policy: tables.policy,
    renderNote: (key, values) => renderNoteFrom(tables.notes, key, values),
  };
}

function firstMatch<Q extends RuledQuestion>(table: DecisionTable<Q>, facts: Facts[Q]): Decision<Q> {
  const rule = table.rules.find((candidate) => candidate.when(facts)) ?? table.otherwise;
  return decision(rule.answer(facts), placeOf(rule));
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
  const answer = firstMatch(table, facts);
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
  if (rules.length > 0) return { ...table, rules };
  const known = table.rules.map((rule) => rule.name).join(', ') || 'none';
  throw new RuleError(`"${segment}" is no segment of ${table.otherwise.file}, which has: ${known}.`);
}

function decideState(tables: RuleTables, facts: Facts['state']): Decision<'state'> {
  const row = rowOf(tables, facts.state);
  const rule = { file: tables.states.file, name: facts.state, line: row.line };
  return decision(stateOutcome(row, facts, mayFollow(tables, facts)), rule);
}

function explainState(tables: RuleTables, facts: Facts['state']): Explanation<'state'> {
  const decided = decideState(tables, facts);
  const reads = { previous_state: facts.previous_state ?? null, state: facts.state };
  const text = `${facts.state} may follow ${facts.previous_state ?? 'no state'}`;
  const conditions = [{ level: 0, text, value: decided.then.allowed, reads }];
  return { ...decided, steps: [stepOf(decided.rule, true, conditions)], unasked: [] };
}

// In Pipedrive the contact status is the stage of the lead's open deal; a state without one leaves it alone.
function stateOutcome(row: StateRow, facts: Facts['state'], allowed: boolean): Outcomes['state'] {
  const base = { connection_status: facts.state, allowed };
  if (facts.crm === 'hubspot') return { contact_status: row.contact_status.hubspot, ...base };
  return row.stage === null
    ? { contact_status: '', ...base }
    : { contact_status: row.stage, stage: row.stage, ...base };
}

function mayFollow(tables: RuleTables, facts: Facts['state']): boolean {
  const { previous_state: previous, state } = facts;
  if (previous === undefined || previous === state) return true;
  const { followed_by: next } = rowOf(tables, previous);
  return next === 'any' || next.includes(state);
}

function rowOf(tables: RuleTables, state: LeadState): StateRow {
  if (!Object.hasOwn(tables.states.rows, state)) {
    throw new RuleError(`"${state}" is no lead state of ${tables.states.file}.`);
  }
  return tables.states.rows[state];
}

function decision<Q extends Question>(then: Outcomes[Q], rule: RulePlace): Decision<Q> {
  return { then, rule };
}

function placeOf({ file, name, line }: RulePlace): RulePlace {
  return { file, name, line };
}

function stepOf(place: RulePlace, decided: boolean, conditions: SeenCondition[]): Step {
  return { rule: place.name, file: place.file, line: place.line, decided, conditions };
}
