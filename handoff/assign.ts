import { type AssignRequest, giveTo, leaveAlone } from './assignment';
import { checkSchedule } from './inputs';
import { judge } from './judge';
import { needLead } from './leads';
import type { Outcome } from './outcome';
import { needUser } from './people';
import { refuse } from './refusal';
import type { Relay } from './relay';

/**
 * Asks the re-assignment policy, then gives the lead to the assistant.
 * @throws RelayError `Record not found` (lead, assistant), `Invalid input` (schedule), `Set-up missing`
 */
export async function assign(relay: Relay, request: AssignRequest): Promise<Outcome> {
  const schedule = checkSchedule(request.schedule);
  const assistant = await needUser(relay, request.assistant, 'assistant');
  const found = await needLead(relay, request.lead);
  const judgement = await judge(relay, found, {
    assistant,
    allowReassignment: request.allowReassignment ?? false,
    byHand: false,
  });
  if (judgement.decision === 'already_assigned') return leaveAlone(relay, found, assistant, judgement);
  if (judgement.decision === 'refused') return refuse(relay, found, assistant, judgement);
  return giveTo(relay, found, assistant, { ...request, schedule }, judgement);
}
