// A refused assignment: a note that says why, and the way back to a person where an assistant holds the lead
// without having accepted it.
import type { FoundLead, Owner } from '../crm';
import { type Outcome, outcome, warning, writtenPart } from '../outcome';
import type { Judgement } from './assignment';
import { leadPart } from './lead-part';
import { addNote, addNoteOnce, renderNote } from './note';
import { assistantsOf, hasAccepted, nameOf } from './people';
import type { Relay } from './relay';
import { type Receiver, receiverOf, returnPatch } from './returning';
import { day } from './spans';

export async function refuse(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  judgement: Judgement,
): Promise<Outcome> {
  const owners = await relay.crm.owners();
  const holdsIt = assistantsOf(found.lead, owners, assistant).has(found.lead.ownerId);
  // An assistant at work keeps its lead: a mistaken request for another one must not interrupt it.
  const atWork = holdsIt && hasAccepted(found, found.lead.ownerId);
  if (holdsIt && !atWork) return refuseAndReturn(relay, found, assistant, judgement, owners);
  const owner = nameOf(owners, found.lead.ownerId);
  const html = refusalNote(found, assistant, owner, judgement.note);
  await addNoteOnce(relay, found, { html, since: relay.now() - day });
  return refused(found, judgement, { skipped: 1 });
}

async function refuseAndReturn(
  relay: Relay,
  found: FoundLead,
  assistant: Owner,
  judgement: Judgement,
  owners: readonly Owner[],
): Promise<Outcome> {
  const receiver = await receiverOf(relay, found, owners, 'original_owner', assistant);
  const written = await found.write(returnPatch(receiver, relay.now()));
  await addNote(relay, found, refusalNote(found, assistant, receiver.name, judgement.note));
  return refused(found, judgement, {
    ...writtenPart(written),
    owner_id: receiver.id || null,
    previous_owner_id: found.lead.ownerId,
    ...messagesOf(receiver),
  });
}

const messagesOf = (receiver: Receiver) => ({
  messages: [warning(`The lead went back to ${receiver.name}.`), ...receiver.messages],
});

export const refusalNote = (found: FoundLead, assistant: Owner, owner: string, key: string) =>
  renderNote(key, {
    lead: found.lead.name,
    assistant: assistant.name,
    owner,
    state: found.lead.fields.connection_status,
  });

function refused(found: FoundLead, judgement: Judgement, parts: Partial<Outcome>): Outcome {
  const why = warning(
    `The assignment was refused by the rule "${judgement.rule.name}" (${judgement.rule.file}).`,
  );
  return outcome({
    ...leadPart(found, parts),
    decision: 'refused',
    rule: judgement.rule,
    messages: [why, ...(parts.messages ?? [])],
  });
}
