import { type FoundLead, type Owner, RelayError } from '../crm';
import { info, type Outcome, outcome, warning, writtenPart } from '../outcome';
import { returnedQuietly } from './history';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import { addNote, notesAround, renderNote, saidSince, sameText } from './note';
import { assistantsOf, nameOf, needUser } from './people';
import type { Relay } from './relay';
import { type Receiver, receiverOf, returnPatch } from './returning';
import { stopAtService } from './service';
import { day } from './spans';

export interface HandBackRequest {
  lead: string;
  reason?: string | undefined;
  toOwner?: string | undefined;
}

/**
 * Gives the lead back now: to the named owner, else to the original one, else as hand-back.yaml says.
 * @throws RelayError `Record not found` (lead, owner), `Invalid input` (an assistant as owner)
 */
export async function handBack(relay: Relay, request: HandBackRequest): Promise<Outcome> {
  const named = request.toOwner ? await needUser(relay, request.toOwner, 'user') : undefined;
  const found = await needLead(relay, request.lead);
  const owners = await relay.crm.owners();
  const assistants = assistantsOf(found.lead, owners);
  if (named && assistants.has(named.id)) throw toAnAssistant(named);
  const ownedByAssistant = assistants.has(found.lead.ownerId);
  if (!ownedByAssistant) return nothingToReturn(relay, found, request, owners);
  const receiver = named ? receive(named) : await receiverOf(relay, found, owners, 'original_owner');
  const there = await stopAtService(relay, found);
  const written = await found.write(returnPatch(receiver, relay.now()));
  await addNote(relay, found, noteFor(found, request, receiver.name));
  return outcome({
    ...leadPart(found, { owner_id: receiver.id || null, previous_owner_id: found.lead.ownerId }),
    ...writtenPart(written),
    decision: 'handed_back',
    messages: [info(`The lead is back with ${receiver.name}.`), ...receiver.messages, ...there],
  });
}

const toAnAssistant = ({ name }: Owner) =>
  new RelayError('Invalid input', {
    what: `${name} is an assistant.`,
    why: 'Handing back gives a lead to a person.',
    todo: 'Choose a person in To Owner, or use Assign Lead to Assistant.',
  });

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
  const owner = nameOf(owners, found.lead.ownerId);
  if (await wasThisRun(relay, found, noteFor(found, request, owner))) {
    const text = `The lead is back with ${owner} already.`;
    return outcome({ ...leadPart(found), unchanged: 1, decision: 'handed_back', messages: [info(text)] });
  }
  const text = `No assistant owns this lead (${owner} does), so there was nothing to give back.`;
  return outcome({ ...leadPart(found), skipped: 1, decision: 'kept', messages: [warning(text)] });
}

/** Whether this very request was carried out within a day; its note is written now if it is not there. */
async function wasThisRun(relay: Relay, found: FoundLead, html: string): Promise<boolean> {
  const since = returnedQuietly(await found.history());
  if (since === undefined || relay.now() - since >= day) return false;
  const notes = await notesAround(found, since);
  if (notes.some((note) => sameText(html)(note.html))) return true;
  // Another reason was given for the way back: a refusal, or another request.
  if (saidSince(notes, since)) return false;
  await addNote(relay, found, html);
  return true;
}
