// A lead that a person gave to an assistant by hand in the CRM: judged like an assignment, one moment later.
import type { FoundLead, History, Owner } from '../crm';
import { type AssignRequest, giveTo, leaveAlone } from './assignment';
import { sameMoment, steps } from './history';
import { judge } from './judge';
import { needLead } from './leads';
import { addNoteOnce, day, plainText } from './note';
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
  const refusedAt = refusalMoment(await found.history(), assistant.id);
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

/**
 * When an earlier run took the lead back from this assistant as a refusal: owner and stop were written at one
 * moment, no news came with them, and the assistant had not accepted the lead.
 */
function refusalMoment(history: History, assistantId: string): number | undefined {
  const owned = steps(history.owner);
  const left = owned.at(-1);
  const stopped = history.follow_up_stopped_at.at(-1);
  if (left?.previous !== assistantId || !stopped || !sameMoment(left.at, stopped.at)) return undefined;
  const since = owned.at(-2)?.at ?? 0;
  const assigned = history.assigned_at.at(-1);
  const accepted = assigned !== undefined && assigned.at >= since;
  const withNews = sameMoment(steps(history.connection_status).at(-1)?.at ?? 0, left.at);
  return accepted || withNews ? undefined : left.at;
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
  const owner = (await relay.crm.owners()).find(({ id }) => id === found.lead.ownerId)?.name ?? 'nobody';
  const html = refusalNote(found, assistant, owner, judgement.note);
  await addNoteOnce(relay, found, { html, since: run.refusedAt, covers: isRelayNote });
}

/** Whatever the relay said of the lead's way back covers it, a hand-back on request included. */
const isRelayNote = (body: string) => plainText(body).endsWith('Lead Relay');
