// What assigning and accepting share: the judgement's facts are asked elsewhere; here is what an accepted lead gets.
import type { FoundLead, Lead, Owner, Patch } from '../crm';
import { decide, policy } from '../engine';
import { info, type Outcome, outcome, writtenPart } from '../outcome';
import { acceptedNote } from './accepted-note';
import { scheduleFacts, stateFacts } from './facts';
import { newFollowUps } from './follow-ups/moments';
import { decideTimeZone } from './follow-ups/time-zone';
import { leadPart } from './lead-part';
import { addNote } from './note';
import { listedAssistant, originalOwner } from './people';
import type { Relay } from './relay';
import { giveBoth, type Handover } from './service';

export interface AssignRequest {
  lead: string;
  assistant: string;
  context?: string | undefined;
  schedule?: string | undefined;
  allowReassignment?: boolean | undefined;
  /** Fails where the assistant's service does not take the lead. */
  requireService?: boolean | undefined;
}

/** The reassignment rules' answer, as an outcome carries it. */
export interface Judgement {
  decision: 'accepted' | 'refused' | 'already_assigned';
  note: string;
  rule: { file: string; name: string; line: number };
}

interface Plan {
  patch: Patch;
  given: { schedule: string; context: string };
  assignedAt: string;
  followUps: string[];
  originalOwnerId: string;
}

/** Gives the lead to the assistant: one write, the service where it is connected, then the note. */
export async function giveTo(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  request: AssignRequest,
  judgement: Judgement,
): Promise<Outcome> {
  const plan = await planFor(relay, found, assistant, request);
  const handover = await handoverFor(found, assistant, request, plan);
  const { written, there } = await giveBoth(relay, handover, () => found.write(plan.patch));
  await addNote(relay, found, acceptedNote(found, assistant, judgement.note, plan.given, there));
  return outcome({
    ...leadPart(found, {
      owner_id: assistant.id,
      previous_owner_id: plan.originalOwnerId || null,
      connection_status: 'Cold',
      contact_status: written.contactStatus || null,
      schedule: plan.given.schedule,
      context: plan.given.context || null,
      follow_ups: plan.followUps,
    }),
    ...writtenPart(written),
    decision: 'accepted',
    rule: judgement.rule,
    messages: [info(`${assistant.name} works this lead now.`), ...there.messages],
  });
}

async function handoverFor(
  found: FoundLead,
  assistant: Owner,
  request: AssignRequest,
  { given, assignedAt }: Plan,
): Promise<Handover> {
  const required = request.requireService ?? false;
  return { lead: await found.complete(), assistant, ...given, assignedAt, required };
}

async function planFor(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  request: AssignRequest,
): Promise<Plan> {
  const at = relay.now();
  const moment = new Date(at).toISOString();
  const { timeZone, ...given } = await givenTo(relay, await found.complete(), assistant, request);
  const cold = decide('state', stateFacts(relay.crm.name, 'Cold', undefined)).then;
  const originalOwnerId = await originalOwner(found, await relay.crm.owners(), assistant);
  const fields = {
    ...given,
    connection_status: cold.connection_status,
    previous_owner: originalOwnerId,
    assigned_assistant: assistant.id,
    assigned_at: moment,
    status_as_of: moment,
    follow_up_stopped_at: '',
    resume_on: '',
    time_zone: timeZone,
  };
  const patch = { ownerId: assistant.id, contactStatus: cold.contact_status, fields };
  const followUps = newFollowUps(given.schedule, { at, timeZone });
  return { patch, given, assignedAt: moment, followUps, originalOwnerId };
}

/** What the assistant writes about, by which plan and by which clock. */
async function givenTo(relay: Relay, lead: Lead, assistant: Owner, request: AssignRequest) {
  const { schedule } = decide('schedule', scheduleFacts(relay, lead, assistant, request.schedule)).then;
  const context = request.context || ownContext(lead) || listedAssistant(assistant)?.defaultContext || '';
  return { schedule, context, timeZone: await decideTimeZone(relay, lead) };
}

/** The lead's context, unless it is what an assistant writes about by default: then it was put there by the relay. */
function ownContext(lead: Lead): string {
  const { context } = lead.fields;
  return policy.assistants.some(({ defaultContext }) => defaultContext === context) ? '' : context;
}
