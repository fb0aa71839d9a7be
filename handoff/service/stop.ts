// Who is to get no more mail is stopped at the service before the CRM is written: asked twice it does the same, so a
// run that ended anywhere is made whole by the next.
import { type FoundLead, RelayError } from '../../crm';
import type { LeadState } from '../../engine';
import { info, type Message, warning } from '../../outcome';
import { lastAssistant } from '../people';
import type { Relay } from '../relay';
import { refusal, wordsOf } from './errors';

/** What the service does not do is told, and the CRM is written all the same. */
export async function stopAtService(relay: Relay, found: FoundLead): Promise<Message[]> {
  if (!relay.service) return [];
  const assistant = await lastAssistant(relay, found);
  if (!assistant) return [info('No assistant has had this lead, so the assistant’s service was not asked.')];
  const lead = { ...found.lead, assistant: assistant.email, context: '', schedule: '' };
  const had = await relay.service.stopFollowUp(lead).catch(refusal);
  if (had instanceof RelayError) return [warning(mayGoOn(had))];
  return [
    info(had ? 'The assistant’s service stops as well.' : 'The assistant’s service does not have the lead.'),
  ];
}

const mayGoOn = (error: RelayError) =>
  `The assistant’s service may go on writing to the lead. ${wordsOf(error)} Then run Stop Follow-Up of Lead, or stop it there.`;

/** The states in which the service writes no more by itself. (assistant-7targets.md 3) */
const ended: ReadonlySet<LeadState> = new Set([
  'Hot',
  'Responded',
  'LeadAtRisk',
  'Processed',
  'UnSubscribed',
  'DeActivated',
]);

/** The same for a lead that goes back with news. */
export const stopUnlessEnded = async (
  relay: Relay,
  found: FoundLead,
  state: LeadState,
): Promise<Message[]> => (ended.has(state) ? [] : stopAtService(relay, found));
