import type { FoundLead, Owner } from '../crm';
import { renderNote } from '../engine';
import { sameMoment, steps } from './history';
import { needLead } from './leads';
import { addNote, addNoteOnce, day } from './note';
import { info, leadPart, type Outcome, outcome, warning, writtenPart } from './outcome';
import { assistantsOf, needUser } from './people';
import type { Relay } from './relay';
import { type Receiver, receiverOf, returnPatch } from './returning';

export interface HandBackRequest {
  lead: string;
  reason?: string | undefined;
  toOwner?: string | undefined;
}

/**
 * Gives the lead back now: to the named owner, else to the original one, else as hand-back.yaml says.
 * @throws RelayError `Record not found` (lead, owner)
 */
export async function handBack(relay: Relay, request: HandBackRequest): Promise<Outcome> {
  const named = request.toOwner ? await needUser(relay, request.toOwner, 'user') : undefined;
  const found = await needLead(relay, request.lead);
  const owners = await relay.crm.owners();
  const ownedByAssistant = assistantsOf(found.lead, owners).has(found.lead.ownerId);
  if (!ownedByAssistant) return nothingToReturn(relay, found, request, owners);
  const receiver = named ? receive(named) : await receiverOf(relay, found, owners, 'original_owner');
  const written = await found.write(returnPatch(receiver, relay.now()));
  await addNote(relay, found, noteFor(found, request, receiver.name));
  return outcome({
    ...leadPart(found, { owner_id: receiver.id || null, previous_owner_id: found.lead.ownerId }),
    ...writtenPart(written),
    decision: 'handed_back',
    messages: [info(`The lead is back with ${receiver.name}.`), ...receiver.messages],
  });
}

const receive = ({ id, name }: Owner): Receiver => ({ id, name, messages: [] });

const noteFor = (found: FoundLead, request: HandBackRequest, owner: string) =>
  renderNote('handed_back_by_request', { lead: found.lead.name, owner, reason: request.reason ?? '' });

/** No assistant owns the lead. An earlier run that was cut off after its write still owes its note. */
async function nothingToReturn(
  relay: Relay,
  found: FoundLead,
  request: HandBackRequest,
  owners: readonly Owner[],
): Promise<Outcome> {
  const since = await returnedOnRequest(found);
  const owner = owners.find(({ id }) => id === found.lead.ownerId)?.name ?? 'nobody';
  if (since === undefined || relay.now() - since >= day) {
    const text = `No assistant owns this lead (${owner} does), so there was nothing to give back.`;
    return outcome({ ...leadPart(found), skipped: 1, decision: 'kept', messages: [warning(text)] });
  }
  await addNoteOnce(relay, found, { html: noteFor(found, request, owner), since });
  return outcome({
    ...leadPart(found),
    unchanged: 1,
    decision: 'handed_back',
    messages: [info(`The lead is back with ${owner} already.`)],
  });
}

/** The moment of the latest way back, if it came with no news: owner and stop were written, the status was not. */
async function returnedOnRequest(found: FoundLead): Promise<number | undefined> {
  const history = await found.history();
  const left = steps(history.owner).at(-1);
  const stopped = history.follow_up_stopped_at.at(-1);
  const status = steps(history.connection_status).at(-1);
  const together = left && stopped && sameMoment(left.at, stopped.at);
  return together && !(status && sameMoment(status.at, left.at)) ? left.at : undefined;
}
