// The plain facts that the rules are asked with: the same names in rules, cases and Preview Decision.
import type { FoundLead, Lead, Owner } from '../crm';
import { type CrmName, type Facts, type LeadState, parseState, policy } from '../engine';
import { knownSchedule } from './inputs';
import { assistantsOf, hasAccepted, listedAssistant } from './people';
import type { Relay } from './relay';
import { day } from './spans';

const given = <K extends string>(key: K, value: string) =>
  (value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;

export function stateFacts(crm: CrmName, state: LeadState, present: LeadState | undefined): Facts['state'] {
  return { state, crm, ...(present && { previous_state: present }) };
}

export interface Assignment {
  assistant: Owner;
  allowReassignment: boolean;
  byHand: boolean;
}

export async function reassignmentFacts(
  relay: Relay,
  found: FoundLead,
  assignment: Assignment,
): Promise<Facts['reassignment']> {
  const { assistant } = assignment;
  const accepted = hasAccepted(found, assistant.id);
  // A lead that is left alone anyway needs no second look.
  const lead = accepted ? found.lead : await found.complete();
  const assistants = assistantsOf(lead, await relay.crm.owners(), assistant);
  return {
    lead: {
      id: lead.id,
      ...given('email', lead.email),
      ...given('name', lead.name),
      ...given('company', lead.company),
      ...given('country', lead.country),
      ...presentStatus(lead),
      ...daysSinceAssigned(relay, lead),
      owner_is_assistant: assistants.has(lead.ownerId),
      accepted_by_this_assistant: accepted,
    },
    assistant: { email: assistant.email, listed: listedAssistant(assistant) !== undefined },
    request: { allow_reassignment: assignment.allowReassignment, by_hand: assignment.byHand },
    policy: { check_accidental: policy.checkAccidental },
    crm: relay.crm.name,
  };
}

export interface News {
  state: LeadState;
  present: LeadState | undefined;
  /** Whether an assistant owns the lead, or owned it until the write that this run repeats. */
  ownerIsAssistant: boolean;
  assistantEmail: string;
  /** undefined: no original owner is known. */
  originalOwnerActive: boolean | undefined;
}

export function handBackFacts(relay: Relay, lead: Lead, news: News): Facts['hand-back'] {
  const { originalOwnerActive } = news;
  return {
    state: news.state,
    ...(news.present && { previous_state: news.present }),
    lead: {
      owner_is_assistant: news.ownerIsAssistant,
      ...(originalOwnerActive !== undefined && { original_owner_active: originalOwnerActive }),
      ...daysSinceAssigned(relay, lead),
    },
    assistant: { email: news.assistantEmail },
    crm: relay.crm.name,
  };
}

export function scheduleFacts(
  relay: Relay,
  lead: Lead,
  assistant: Owner,
  requested: string | undefined,
): Facts['schedule'] {
  const standard = listedAssistant(assistant)?.defaultSchedule;
  return {
    lead: {
      ...given('country', lead.country),
      ...given('email', lead.email),
      ...given('company', lead.company),
      ...given('source', lead.source),
      ...given('schedule_field', knownSchedule(lead.fields.schedule) ?? ''),
    },
    assistant: { email: assistant.email, ...(standard && { default_schedule: standard }) },
    request: { ...(requested && { schedule: requested }) },
    crm: relay.crm.name,
  };
}

/** The state's own name where it is one of the twelve; whatever else stands in the field as it is. */
function presentStatus(lead: Lead): { connection_status?: string } {
  const raw = lead.fields.connection_status;
  return given('connection_status', parseState(raw) ?? raw);
}

function daysSinceAssigned(relay: Relay, lead: Lead): { days_since_assigned?: number } {
  const at = Date.parse(lead.fields.assigned_at);
  return Number.isNaN(at) ? {} : { days_since_assigned: Math.max(0, Math.floor((relay.now() - at) / day)) };
}
