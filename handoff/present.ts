// How a lead stands, and since when: what news is held against.
import type { History, Lead } from '../crm';
import { type LeadState, parseState } from '../engine';
import { sameMoment, steps } from './history';

export interface Present {
  /** undefined: empty, or no state of ours. */
  state: LeadState | undefined;
  /**
   * Since when it counts: the `occurred_at` of the report that set it, or the CRM's own moment if someone else set
   * it later. Minus infinity when it was never set.
   */
  since: number;
  /** The CRM's own moment of the latest change of status or owner. */
  writtenAt: number;
  ownedByAssistant: boolean;
  /** The lead left its assistant in the very write that set the present status. */
  handedBackWithIt: boolean;
  /** The assistant that owns the lead, or owned it until then. '' when none. */
  assistantId: string;
}

export function presentOf(lead: Lead, history: History, assistants: ReadonlySet<string>): Present {
  const status = steps(history.connection_status).at(-1);
  const owner = steps(history.owner).at(-1);
  const once = new Set([...assistants, ...history.assigned_assistant.map(({ value }) => value)]);
  const leftWithIt = status && owner && sameMoment(status.at, owner.at) && owner.previous !== '';
  const ownedByAssistant = lead.ownerId !== '' && assistants.has(lead.ownerId);
  const handedBackWithIt = Boolean(leftWithIt && once.has(owner.previous) && !ownedByAssistant);
  return {
    state: parseState(lead.fields.connection_status),
    since: sinceOf(lead, history),
    writtenAt: Math.max(status?.at ?? 0, owner?.at ?? 0),
    ownedByAssistant,
    handedBackWithIt,
    assistantId: ownedByAssistant ? lead.ownerId : handedBackWithIt ? (owner?.previous ?? '') : '',
  };
}

function sinceOf(lead: Lead, history: History): number {
  const changed = steps(history.connection_status).at(-1)?.at;
  const reported = Date.parse(lead.fields.status_as_of);
  const told = history.status_as_of.at(-1)?.at;
  const byReport =
    changed === undefined || (told !== undefined && (told > changed || sameMoment(told, changed)));
  if (byReport && !Number.isNaN(reported)) return reported;
  return changed ?? Number.NEGATIVE_INFINITY;
}
