// Whether the follow-ups of a lead go on, from what stands on the lead now.
import type { Lead, Owner } from '../../crm';
import { decide, findSchedule, type LeadState, parseState, type Schedule } from '../../engine';
import { handBackFacts } from '../facts';
import { knownSchedule } from '../inputs';
import type { Relay } from '../relay';

export interface Running {
  /** Milliseconds since 1970. */
  assignedAt: number;
  schedule: Schedule;
  /** Its name in the rules. */
  scheduleName: string;
}

/**
 * The states in which an assistant goes on writing. In the others the lead answered, wants no mail or is through; a
 * New one waits for its turn, and an empty status is a person's. (assistant-7targets.md 3)
 */
const atWork: ReadonlySet<LeadState> = new Set(['Pending', 'Cold', 'Engaged', 'Warm', 'OutOfOffice']);

/** undefined once the lead answered, unsubscribed, left its assistant or was stopped, or has no plan. */
export function runningOf(relay: Relay, lead: Lead, owners: readonly Owner[]): Running | undefined {
  const { assigned_assistant, assigned_at, schedule: field } = lead.fields;
  const assignedAt = Date.parse(assigned_at);
  const scheduleName = knownSchedule(field) ?? '';
  const schedule = findSchedule(scheduleName);
  const accepted = lead.ownerId !== '' && lead.ownerId === assigned_assistant;
  if (!schedule || !accepted || Number.isNaN(assignedAt)) return undefined;
  if (isStopped(lead, assignedAt) || !isWorked(relay, lead, owners)) return undefined;
  return { assignedAt, schedule, scheduleName };
}

/** A stop from before the assignment stops nothing; one whose moment nobody can read does. */
function isStopped({ fields }: Lead, assignedAt: number): boolean {
  const { follow_up_stopped_at } = fields;
  return follow_up_stopped_at !== '' && !(Date.parse(follow_up_stopped_at) < assignedAt);
}

/** A state that the policy hands back for is none to go on in, even where a person set it by hand. */
function isWorked(relay: Relay, lead: Lead, owners: readonly Owner[]): boolean {
  const state = parseState(lead.fields.connection_status);
  if (!state || !atWork.has(state)) return false;
  const byId = (id: string) => owners.find((owner) => owner.id === id);
  const facts = handBackFacts(relay, lead, {
    state,
    present: state,
    ownerIsAssistant: true,
    assistantEmail: byId(lead.ownerId)?.email ?? '',
    originalOwnerActive: lead.fields.previous_owner
      ? (byId(lead.fields.previous_owner)?.active ?? false)
      : undefined,
  });
  return decide('hand-back', facts).then.decision === 'kept';
}
