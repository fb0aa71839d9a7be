// Who is who: a lead's present and original owner, and which of the CRM's users are assistants.
import { type FoundLead, type Lead, type Owner, RelayError } from '../crm';
import { policy } from '../engine';
import { sameMoment, steps } from './history';
import type { Relay } from './relay';

const sameEmail = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The entry of assistants.yaml for a user, if there is one. */
export function listedAssistant(owner: Pick<Owner, 'email'> | undefined) {
  return owner && policy.assistants.find(({ email }) => sameEmail(email, owner.email));
}

/** A user's name, or `nobody` for a user that there is not. */
export const nameOf = (owners: readonly Owner[], id: string): string =>
  owners.find((owner) => owner.id === id)?.name ?? 'nobody';

/** Ids of the CRM's users that are listed in assistants.yaml. */
export function listedIds(owners: readonly Owner[]): Set<string> {
  return new Set(owners.filter((owner) => listedAssistant(owner)).map(({ id }) => id));
}

/**
 * An owner is an assistant if listed in assistants.yaml or equal to the lead's Assigned Assistant.
 * @param named the assistant that a step is about, who may be neither yet
 */
export function assistantsOf(lead: Lead, owners: readonly Owner[], named?: Owner): Set<string> {
  const ids = listedIds(owners);
  if (lead.fields.assigned_assistant) ids.add(lead.fields.assigned_assistant);
  if (named) ids.add(named.id);
  return ids;
}

const byRef = (owners: readonly Owner[], ref: string) =>
  owners.find(({ id }) => id === ref.trim()) ?? owners.find(({ email }) => sameEmail(email, ref));

/**
 * An active user by id or e-mail.
 * @throws RelayError `Record not found` when there is none, or only a deactivated one
 */
export async function needUser(relay: Relay, ref: string, role: 'assistant' | 'user'): Promise<Owner> {
  const remembered = byRef(await relay.crm.owners(), ref);
  const owner = remembered?.active ? remembered : byRef(await relay.crm.freshOwners(), ref);
  if (owner?.active) return owner;
  throw new RelayError('Record not found', {
    what: `The CRM has no active user "${ref}".`,
    why: owner ? `${owner.name} was deactivated.` : 'No user has this id or e-mail address.',
    todo: `Choose the ${role} from the list, or invite the user to the CRM and let them accept.`,
  });
}

/** Active users by name or e-mail; somebody who was added lately is looked for anew. */
export async function findUsers(relay: Relay, text: string): Promise<Owner[]> {
  const found = matching(await relay.crm.owners(), text);
  return found.length > 0 ? found : matching(await relay.crm.freshOwners(), text);
}

function matching(owners: readonly Owner[], text: string): Owner[] {
  const wanted = text.trim().toLowerCase();
  const active = owners.filter((owner) => owner.active);
  const exact = active.filter((owner) => owner.id === wanted || sameEmail(owner.email, wanted));
  if (exact.length > 0) return exact;
  const part = active.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  const isWhole = ({ name }: Owner) => name.toLowerCase() === wanted;
  return [...part.filter(isWhole), ...part.filter((owner) => !isWhole(owner))];
}

/**
 * Who owned the lead before any assistant did: the present owner if a person; for a lead that its assistant has
 * accepted, what the relay wrote down; else the last person in the CRM's own history. '' is nobody.
 */
export async function originalOwner(
  found: FoundLead,
  owners: readonly Owner[],
  named?: Owner,
): Promise<string> {
  const assistants = assistantsOf(found.lead, owners, named);
  const { ownerId, fields } = found.lead;
  if (!assistants.has(ownerId)) return ownerId;
  if (hasAccepted(found, ownerId)) return fields.previous_owner;
  const person = steps((await found.history()).owner).findLast(({ value }) => !assistants.has(value));
  return person?.value ?? fields.previous_owner;
}

/**
 * Whether this assistant has accepted the lead: it was assigned, and the owner has not changed since. Where the
 * history would cost a request and was not asked for, the fields alone are believed.
 */
export function hasAccepted({ lead, knownHistory }: FoundLead, assistantId: string): boolean {
  if (lead.ownerId !== assistantId || lead.fields.assigned_assistant !== assistantId) return false;
  const ownerSince = steps(knownHistory?.owner ?? []).at(-1)?.at ?? 0;
  const assignedAt = steps(knownHistory?.assigned_at ?? []).at(-1)?.at;
  // The vendor's own moments are compared: one write bears one moment, or nearly.
  return assignedAt === undefined || ownerSince <= assignedAt || sameMoment(ownerSince, assignedAt);
}

/** The assistant that has the lead, or had it last; may cost a look at the history. */
export async function lastAssistant(relay: Relay, found: FoundLead): Promise<Owner | undefined> {
  const owners = await relay.crm.owners();
  const { ownerId, fields } = found.lead;
  const present = fields.assigned_assistant || (listedIds(owners).has(ownerId) ? ownerId : '');
  const id = present || (await found.history()).assigned_assistant.findLast(({ value }) => value)?.value;
  return owners.find((owner) => owner.id === id);
}
