// The goals of the table of states.
import type { CaseResult } from '../cases';
import type { RuleSet } from '../rule-set';
import { type LeadState, leadStates } from '../words';
import type { Goal } from './goal';
import type { Sights } from './sights';

/** Each state is told, and where not every state may follow, one that may and one that may not. */
export function goalsOfStates(
  { data: { states } }: RuleSet,
  sights: Sights,
  results: readonly CaseResult[],
): Goal[] {
  const passed = results.filter((result) => result.passed && result.case.question === 'state');
  return leadStates.flatMap((state) => {
    const { line, followed_by: next } = states.rows[state];
    const place = { question: 'state' as const, rule: state, file: states.file, line };
    const told: Goal = withExample({ ...place, met: sights.decided('state', state) }, state);
    if (next === 'any') return [told];
    const follows = [true, false].flatMap((holds) => {
      const example = followerOf(state, next, holds);
      const condition = { text: `may follow ${state}`, holds };
      const met = passed.some((result) => shows(result, state, holds));
      return example ? [withExample({ ...place, condition, met }, example, state)] : [];
    });
    return [told, ...follows];
  });
}

// The same state told again is always fine.
function followerOf(state: LeadState, next: readonly LeadState[], allowed: boolean): LeadState | undefined {
  return leadStates.find((other) => (other === state || next.includes(other)) === allowed);
}

function shows({ case: { facts }, decision }: CaseResult, previous: LeadState, allowed: boolean): boolean {
  return facts.previous_state === previous && 'allowed' in decision.then && decision.then.allowed === allowed;
}

function withExample(goal: Goal, state: LeadState, previous?: LeadState): Goal {
  if (goal.met) return goal;
  return { ...goal, example: { state, ...(previous ? { previous_state: previous } : {}), crm: 'hubspot' } };
}
