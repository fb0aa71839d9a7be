// What the cases of a rules folder prove: which rules decide one, and which conditions were seen to hold and
// seen not to hold.
import type { CaseResult } from '../cases';
import type { Engine } from '../decide';
import { tablesOf } from '../proof/tables';
import type { RuleSet } from '../rule-set';
import type { Goal } from './goal';
import { sightsOf } from './sights';
import { goalsOfStates } from './states';
import { goalsOfTable } from './tables';

export type { Goal } from './goal';

export interface Coverage {
  goals: readonly Goal[];
  met: number;
  /** Rounded down, so that 100 means all. */
  percent: number;
}

/** How far the cases prove the rules. */
export function coverageOf(rules: RuleSet, engine: Engine, results: readonly CaseResult[]): Coverage {
  const sights = sightsOf(engine, results);
  const goals = [
    ...goalsOfStates(rules, sights, results),
    ...tablesOf(rules).flatMap((table) => goalsOfTable(table, sights)),
  ];
  return { goals, ...countOf(goals) };
}

/** How many goals are met, also of a part of them. */
export function countOf(goals: readonly Goal[]): { met: number; percent: number } {
  const met = goals.filter((goal) => goal.met).length;
  return { met, percent: goals.length === 0 ? 100 : Math.floor((100 * met) / goals.length) };
}
