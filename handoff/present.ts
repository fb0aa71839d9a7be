// How a lead stands, and since when: what news is held against. Where the CRM's history would cost a request, the
// lead's own fields answer as long as they can.
import type { FoundLead, History, Lead } from '../crm';
import { type LeadState, parseState } from '../engine';
import { sameMoment, steps, valueAt, valueBefore } from './history';
import { day } from './spans';

export interface Present {
  /** undefined: empty, or no state of ours. */
  state: LeadState | undefined;
  /**
   * Since when it counts: the `occurred_at` of the report that set it, or the CRM's own moment if someone else set
   * it later. Minus infinity when it was never set.
   */
  since: number;
  /** The CRM's own moment of the write that set it. */
  writtenAt: number;
  ownedByAssistant: boolean;
  /** Who owned the lead once the present status was set. */
  ownerThen: string;
  /** The assistant that had the lead when the present status was set, or has it now. '' when none. */
  assistantId: string;
  /** The lead left its assistant in the very write that set the present status. */
  handedBackWithIt: boolean;
}

/** @param news what is to be held against it; tells whether the history is worth a request */
export async function presentOf(
  found: FoundLead,
  assistants: ReadonlySet<string>,
  news: { state: LeadState; occurredAt: number; now: number },
): Promise<Present> {
  const state = parseState(found.lead.fields.connection_status);
  const ownedByAssistant = found.lead.ownerId !== '' && assistants.has(found.lead.ownerId);
  const history = needsHistory(found.lead, state, ownedByAssistant, news)
    ? await found.history()
    : found.knownHistory;
  const base = { state, ownedByAssistant };
  return history
    ? { ...base, ...fromHistory(found.lead, history, assistants, ownedByAssistant) }
    : { ...base, ...fromFields(found.lead, ownedByAssistant) };
}

/** Moments of one write may differ by less than this, and some CRMs keep whole seconds. */
const oneWrite = 999;

function needsHistory(
  lead: Lead,
  state: LeadState | undefined,
  ownedByAssistant: boolean,
  news: { state: LeadState; occurredAt: number; now: number },
): boolean {
  // A repeat, soon enough that its note may be owed, of a report that may have handed the lead back.
  if (state === news.state) return !ownedByAssistant && news.now - lead.updatedAt < day;
  // Somebody may have changed the status after the news happened, and after the last report.
  const reported = Date.parse(lead.fields.status_as_of);
  return lead.updatedAt + oneWrite > news.occurredAt && !(news.occurredAt < reported);
}

function fromFields(lead: Lead, ownedByAssistant: boolean) {
  const reported = Date.parse(lead.fields.status_as_of);
  return {
    since: Number.isNaN(reported) ? Number.NEGATIVE_INFINITY : reported,
    writtenAt: lead.updatedAt,
    ownerThen: lead.ownerId,
    assistantId: ownedByAssistant ? lead.ownerId : '',
    handedBackWithIt: false,
  };
}

function fromHistory(
  lead: Lead,
  history: History,
  assistants: ReadonlySet<string>,
  ownedByAssistant: boolean,
) {
  const writtenAt = steps(history.connection_status).at(-1)?.at ?? 0;
  const once = new Set([...assistants, ...history.assigned_assistant.map(({ value }) => value)]);
  once.delete('');
  const ownerThen = valueAt(history.owner, writtenAt + oneWrite) || lead.ownerId;
  const ownerBefore = valueBefore(history.owner, writtenAt - oneWrite);
  const handedBackWithIt = once.has(ownerBefore) && !once.has(ownerThen);
  const then = handedBackWithIt ? ownerBefore : once.has(ownerThen) ? ownerThen : '';
  const assistantId = then || (ownedByAssistant ? lead.ownerId : '');
  return { since: sinceOf(lead, history), writtenAt, ownerThen, assistantId, handedBackWithIt };
}

function sinceOf(lead: Lead, history: History): number {
  const changed = steps(history.connection_status).at(-1)?.at;
  const reported = Date.parse(lead.fields.status_as_of);
  const told = steps(history.status_as_of).at(-1)?.at;
  const byReport =
    changed === undefined || (told !== undefined && (told > changed || sameMoment(told, changed)));
  if (byReport && !Number.isNaN(reported)) return reported;
  return changed ?? Number.NEGATIVE_INFINITY;
}
