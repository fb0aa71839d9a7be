import { info, type Outcome, outcome, writtenPart } from '../outcome';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import type { Relay } from './relay';
import { stopAtService } from './service';

/**
 * Stops the follow-ups of a lead, at the assistant's service as well; its owner and status stay.
 * @throws RelayError `Record not found`, `Set-up missing`
 */
export async function stopFollowUp(relay: Relay, lead: string): Promise<Outcome> {
  const found = await needLead(relay, lead);
  const { follow_up_stopped_at, assigned_at } = found.lead.fields;
  // A stop from before the present assignment stops nothing.
  const stopped = follow_up_stopped_at !== '' && follow_up_stopped_at >= assigned_at;
  const fields = stopped ? {} : { follow_up_stopped_at: new Date(relay.now()).toISOString() };
  const there = await stopAtService(relay, found);
  const written = await found.write({ fields });
  const text = stopped ? 'The follow-ups were stopped before.' : 'The follow-ups are stopped.';
  return outcome({ ...leadPart(found), ...writtenPart(written), messages: [info(text), ...there] });
}
