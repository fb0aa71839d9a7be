import type { Outcome } from '../outcome';
import type { AssignRequest } from './assignment';
import { checkSchedule } from './inputs';
import { judgeAndAct } from './judge';
import { needLead } from './leads';
import { needUser } from './people';
import type { Relay } from './relay';
import { checkService } from './service';

/**
 * Asks the re-assignment policy, then gives the lead to the assistant.
 * @throws RelayError `Record not found` (lead, assistant), `Invalid input` (schedule), `Set-up missing`; where the
 * assistant's service is required, what it says
 */
export async function assign(relay: Relay, request: AssignRequest): Promise<Outcome> {
  checkService(relay, request.requireService);
  const schedule = checkSchedule(request.schedule);
  const assistant = await needUser(relay, request.assistant, 'assistant');
  const found = await needLead(relay, request.lead);
  const allowReassignment = request.allowReassignment ?? false;
  const assignment = { assistant, allowReassignment, byHand: false };
  return judgeAndAct(relay, found, assignment, { ...request, schedule });
}
