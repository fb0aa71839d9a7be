// The question `state` is a table: what becomes of each state, and whether it may follow the one before.
import { type Decider, decision } from './first-match';
import { type Decision, type Outcomes, RuleError, type RuleTables, type StateRow } from './rule';
import { type CrmName, type LeadState, leadStates } from './words';

type Prepared = Record<CrmName, Record<'allowed' | 'refused', Decision<'state'>>> & { row: StateRow };

/** Throws RuleError for a state that is none. */
export function stateDecider({ states: { file, rows } }: RuleTables): Decider<'state'> {
  const prepared = leadStates.map((state) => prepare(file, state, rows[state]));
  const known = (state: LeadState): Prepared => {
    const found = prepared[leadStates.indexOf(state)];
    if (!found) throw new RuleError(`"${state}" is no lead state of ${file}.`);
    return found;
  };
  return ({ state, previous_state: previous, crm }) => {
    const answers = known(state)[crm];
    if (previous === undefined || previous === state) return answers.allowed;
    const { followed_by: next } = known(previous).row;
    return next === 'any' || next.includes(state) ? answers.allowed : answers.refused;
  };
}

function prepare(file: string, name: LeadState, row: StateRow): Prepared {
  const rule = Object.freeze({ file, name, line: row.line });
  const answers = (crm: CrmName) => ({
    allowed: decision<'state'>(outcome(name, row, crm, true), rule),
    refused: decision<'state'>(outcome(name, row, crm, false), rule),
  });
  return { row, hubspot: answers('hubspot'), pipedrive: answers('pipedrive') };
}

// In Pipedrive the contact status is the stage of the lead's open deal; a state without one leaves it alone.
function outcome(state: LeadState, row: StateRow, crm: CrmName, allowed: boolean): Outcomes['state'] {
  const base = { connection_status: state, allowed };
  if (crm === 'hubspot') return { contact_status: row.contact_status.hubspot, ...base };
  const { stage } = row;
  return stage === null ? { contact_status: '', ...base } : { contact_status: stage, stage, ...base };
}
