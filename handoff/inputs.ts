// States and schedules as users name them.
import { RelayError } from '../crm';
import { type LeadState, leadStates, parseState, policy } from '../engine';

/** @throws RelayError `Invalid input` for a state that is none of the twelve */
export function needState(text: string): LeadState {
  const state = parseState(text);
  if (state) return state;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no lead state.`,
    why: `The states are ${leadStates.join(', ')}.`,
    todo: 'Map one of them.',
  });
}

/** The schedule's own spelling; undefined when none was given. */
export function knownSchedule(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const wanted = text.trim().toLowerCase();
  return Object.keys(policy.schedules).find((name) => name.toLowerCase() === wanted);
}

/** @throws RelayError `Invalid input` for a schedule that the rules do not name */
export function checkSchedule(text: string | undefined): string | undefined {
  const known = knownSchedule(text);
  if (known !== undefined || !text) return known;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no schedule.`,
    why: `The rules name ${Object.keys(policy.schedules).join(', ')}.`,
    todo: 'Choose one of them, or add it to rules/schedules.yaml.',
  });
}
