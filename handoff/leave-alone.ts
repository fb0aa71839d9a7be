// The assistant has this lead already. An interrupted run may still owe the service its lead, and the lead its note.
import type { FoundLead, Note, Owner } from '../crm';
import { info, type Outcome, outcome } from '../outcome';
import type { AssistantService } from '../services/assistant';
import { acceptedBy, acceptedNote, tellsReference } from './accepted-note';
import type { AssignRequest, Judgement } from './assignment';
import { presentFollowUps } from './follow-ups/moments';
import { knownSchedule } from './inputs';
import { leadPart } from './lead-part';
import { addNote, notesAround } from './note';
import type { Relay } from './relay';
import { giveAgain, type Handover, notAsked, recall, remember, type Standing } from './service';
import { day } from './spans';

export async function leaveAlone(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  request: AssignRequest,
  judgement: Judgement,
): Promise<Outcome> {
  const there = await finish(relay, found, assistant, request.requireService ?? false);
  return outcome({
    ...leadPart(found, {
      previous_owner_id: found.lead.fields.previous_owner || null,
      follow_ups: await presentFollowUps(relay, found),
    }),
    unchanged: 1,
    decision: 'already_assigned',
    rule: judgement.rule,
    messages: [info(`${assistant.name} has this lead already.`), ...there.messages],
  });
}

/** Within a day the note is looked for; later only where nothing else tells whether the service has the lead. */
async function finish(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  required: boolean,
): Promise<Standing> {
  const handover = handoverOf(found, assistant, required);
  const since = Date.parse(handover.assignedAt);
  const recent = relay.now() - since < day;
  const service = concerns(found) ? relay.service : undefined;
  const reference = service ? await recall(relay, handover) : '';
  if (!recent && reference !== undefined) return notAsked;
  const notes = (await notesAround(found, since)).filter(({ html }) => acceptedBy(assistant)(html));
  const there =
    service && reference === undefined
      ? await settle(relay, service, found, handover, notes)
      : { ...notAsked, reference: reference ?? '' };
  if (recent && notes.length === 0) {
    await addNote(relay, found, acceptedNote(found, assistant, 'accepted', handover, there));
  }
  return there;
}

function handoverOf(found: FoundLead, assistant: Owner, required: boolean): Handover {
  const { assigned_at: assignedAt, context, schedule: field } = found.lead.fields;
  const schedule = knownSchedule(field) ?? field;
  return { lead: found.lead, assistant, context, schedule, assignedAt, required };
}

/** A lead whose follow-ups were stopped is not begun again; of one that nobody dated nothing can be known. */
function concerns({ lead: { fields } }: FoundLead): boolean {
  const { assigned_at, follow_up_stopped_at } = fields;
  const stopped = follow_up_stopped_at !== '' && follow_up_stopped_at >= assigned_at;
  return !stopped && !Number.isNaN(Date.parse(assigned_at));
}

/** A note that says where the lead is at the service is as good as its answer. */
async function settle(
  relay: Relay,
  service: AssistantService,
  found: FoundLead,
  handover: Handover,
  notes: readonly Note[],
): Promise<Standing> {
  const told = notes.some(({ html }) => tellsReference(html));
  if (!told) return giveAgain(relay, service, { ...handover, lead: await found.complete() });
  await remember(relay, handover, '');
  return notAsked;
}
