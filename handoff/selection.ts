// Which transitions each trigger shows. Pure.

import { stateName } from './item';
import type { Reading, Transition } from './transitions';

export interface Selection {
  trigger: 'lead_assigned' | 'lead_status_changed' | 'lead_became_hot' | 'lead_handed_back';
  /** The chosen assistant's id in the CRM. */
  assistantId?: string;
  /** State names; empty means any. */
  fromStates: readonly string[];
  toStates: readonly string[];
}

type Test = (transition: Transition, isAssistant: (id: string) => boolean, selection: Selection) => boolean;

const tests: Record<Selection['trigger'], Test> = {
  lead_assigned: ({ field, owner }, isAssistant, { assistantId }) =>
    field === 'owner' && isAssistant(owner) && (assistantId ?? owner) === owner,
  lead_handed_back: ({ field, owner, previousOwner }, isAssistant, { assistantId }) =>
    field === 'owner' &&
    isAssistant(previousOwner) &&
    owner !== '' &&
    !isAssistant(owner) &&
    (assistantId ?? previousOwner) === previousOwner,
  lead_status_changed: statusChanged,
  lead_became_hot: statusChanged,
};

function statusChanged(transition: Transition, _isAssistant: unknown, selection: Selection): boolean {
  const { assistantId, fromStates, toStates } = selection;
  const among = (states: readonly string[], raw: string) =>
    states.length === 0 || states.includes(stateName(raw));
  const theirs =
    assistantId === undefined || transition.owner === assistantId || transition.previousOwner === assistantId;
  return (
    transition.field === 'connection_status' &&
    theirs &&
    among(fromStates, transition.previousStatus) &&
    among(toStates, transition.status)
  );
}

/** @param listed ids of the users in assistants.yaml */
export function selected(reading: Reading, selection: Selection, listed: ReadonlySet<string>): Transition[] {
  const isAssistant = (id: string) =>
    id !== '' && (listed.has(id) || reading.assistants.includes(id) || id === selection.assistantId);
  return reading.transitions.filter((transition) =>
    tests[selection.trigger](transition, isAssistant, selection),
  );
}
