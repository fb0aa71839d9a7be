// A lead that a person gave to an assistant by hand in the CRM: judged like an assignment, one moment later.
import type { FoundLead } from '../crm';
import { info, type Outcome, outcome } from '../outcome';
import type { AssignRequest } from './assignment';
import type { Assignment } from './facts';
import { returnedUnaccepted } from './history';
import { judge, judgeAndAct } from './judge';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import { addNote, notesAround, saidSince } from './note';
import { nameOf, needUser } from './people';
import { refusalNote } from './refusal';
import type { Relay } from './relay';
import { checkService } from './service';
import { day } from './spans';

export type AcceptRequest = Pick<
  AssignRequest,
  'lead' | 'assistant' | 'allowReassignment' | 'requireService'
>;

/**
 * Accepts the lead with a note, or refuses it with a note and hands it back.
 * @throws RelayError `Record not found` (lead, assistant), `Set-up missing`; where the assistant's service is required,
 * what it says
 */
export async function accept(relay: Relay, request: AcceptRequest): Promise<Outcome> {
  checkService(relay, request.requireService);
  const assistant = await needUser(relay, request.assistant, 'assistant');
  const found = await needLead(relay, request.lead);
  // Who owned the lead, and since when, is what this judgement is about.
  await found.history();
  const assignment = { assistant, allowReassignment: request.allowReassignment ?? false, byHand: true };
  if (found.lead.ownerId !== assistant.id) return noLongerTheirs(relay, found, assignment);
  return judgeAndAct(relay, found, assignment, request);
}

async function noLongerTheirs(relay: Relay, found: FoundLead, assignment: Assignment): Promise<Outcome> {
  const { assistant } = assignment;
  const refusedAt = returnedUnaccepted(await found.history(), assistant.id);
  if (refusedAt !== undefined && relay.now() - refusedAt < day) {
    await finishRefusal(relay, found, assignment, refusedAt);
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
  assignment: Assignment,
  refusedAt: number,
): Promise<void> {
  const judgement = await judge(relay, found, assignment);
  if (judgement.decision !== 'refused') return;
  // Whatever was said of the lead's way back covers it: a request may have left the same traces.
  if (saidSince(await notesAround(found, refusedAt), refusedAt)) return;
  const owner = nameOf(await relay.crm.owners(), found.lead.ownerId);
  await addNote(relay, found, refusalNote(found, assignment.assistant, owner, judgement.note));
}
