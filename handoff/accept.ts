// A lead that a person gave to an assistant by hand in the CRM: judged like an assignment, one moment later.
import type { FoundLead, Owner } from '../crm';
import { type AssignRequest, giveTo, leaveAlone } from './assignment';
import { returnedUnaccepted } from './history';
import { judge } from './judge';
import { needLead } from './leads';
import { addNote, day, notesAround, saidSince } from './note';
import { info, leadPart, type Outcome, outcome } from './outcome';
import { needUser } from './people';
import { refusalNote, refuse } from './refusal';
import type { Relay } from './relay';

export type AcceptRequest = Pick<AssignRequest, 'lead' | 'assistant' | 'allowReassignment'>;

/**
 * Accepts the lead with a note, or refuses it with a note and hands it back.
 * @throws RelayError `Record not found` (lead, assistant), `Set-up missing`
 */
export async function accept(relay: Relay, request: AcceptRequest): Promise<Outcome> {
  const assistant = await needUser(relay, request.assistant, 'assistant');
  const found = await needLead(relay, request.lead);
  // Who owned the lead, and since when, is what this judgement is about.
  await found.history();
  const allowReassignment = request.allowReassignment ?? false;
  if (found.lead.ownerId !== assistant.id) return noLongerTheirs(relay, found, assistant, allowReassignment);
  const judgement = await judge(relay, found, { assistant, allowReassignment, byHand: true });
  if (judgement.decision === 'already_assigned') return leaveAlone(relay, found, assistant, judgement);
  if (judgement.decision === 'refused') return refuse(relay, found, assistant, judgement);
  return giveTo(relay, found, assistant, request, judgement);
}

async function noLongerTheirs(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  allowReassignment: boolean,
): Promise<Outcome> {
  const refusedAt = returnedUnaccepted(await found.history(), assistant.id);
  if (refusedAt !== undefined && relay.now() - refusedAt < day) {
    await finishRefusal(relay, found, assistant, { allowReassignment, refusedAt });
  }
  return outcome({
    ...leadPart(found),
    unchanged: 1,
    decision: 'stale',
    messages: [info(`${assistant.name} does not own this lead any more; nothing was changed.`)],
  });
}

async function finishRefusal(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  run: { allowReassignment: boolean; refusedAt: number },
): Promise<void> {
  const assignment = { assistant, allowReassignment: run.allowReassignment, byHand: true };
  const judgement = await judge(relay, found, assignment);
  if (judgement.decision !== 'refused') return;
  // Whatever was said of the lead's way back covers it: somebody may have asked for it in the same words of fields.
  if (saidSince(await notesAround(found, run.refusedAt), run.refusedAt)) return;
  const owner = (await relay.crm.owners()).find(({ id }) => id === found.lead.ownerId)?.name ?? 'nobody';
  await addNote(relay, found, refusalNote(found, assistant, owner, judgement.note));
}
