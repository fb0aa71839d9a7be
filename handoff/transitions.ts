// What a lead's history says happened to it. Pure: the same history gives the same transitions, and the same
// transition has the same id for ever, whoever reads it and when.
import type { Change, Journey, Lead } from '../crm';
import { steps, valueAt, valueBefore } from './history';

export type TransitionField = 'owner' | 'connection_status';

export interface Transition {
  /** Lead, field, moment and, among equal moments, the ordinal counted oldest first. */
  id: string;
  field: TransitionField;
  at: number;
  owner: string;
  previousOwner: string;
  status: string;
  previousStatus: string;
}

/** A lead as it stands, with everything that is known to have happened to it. */
export interface Reading {
  lead: Lead;
  stamp: number;
  transitions: Transition[];
  /** Users that were this lead's Assigned Assistant at some time. */
  assistants: string[];
}

export function readingOf({ lead, history, stamp }: Journey): Reading {
  const { owner, connection_status, assigned_assistant } = history;
  const owners = ordered(owner).map(({ ordinal, at, value, previous }) => ({
    ...{
      id: idOf(lead, 'owner', at, ordinal),
      field: 'owner' as const,
      at,
      owner: value,
      previousOwner: previous,
    },
    ...{ status: valueAt(connection_status, at), previousStatus: valueBefore(connection_status, at) },
  }));
  const statuses = ordered(connection_status).map(({ ordinal, at, value, previous }) => ({
    ...{ id: idOf(lead, 'connection_status', at, ordinal), field: 'connection_status' as const, at },
    ...{ status: value, previousStatus: previous },
    ...{ owner: valueAt(owner, at), previousOwner: valueBefore(owner, at) },
  }));
  const assistants = new Set(assigned_assistant.map(({ value }) => value).filter((value) => value !== ''));
  return { lead, stamp, transitions: [...owners, ...statuses], assistants: [...assistants] };
}

const idOf = (lead: Lead, field: TransitionField, at: number, ordinal: number) =>
  `${lead.id}-${field}-${at}-${ordinal}`;

/** Real changes with their ordinal among those of the same moment. */
function ordered(changes: readonly Change[]) {
  const counts = new Map<number, number>();
  return steps(changes)
    .filter(({ at }) => at > 0)
    .map((step) => {
      const ordinal = counts.get(step.at) ?? 0;
      counts.set(step.at, ordinal + 1);
      return { ...step, ordinal };
    });
}
