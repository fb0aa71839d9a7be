// Bringing a lead back to a person: to whom, and what is written.
import type { FoundLead, Owner, Patch } from '../crm';
import { policy } from '../engine';
import { type Message, warning } from '../outcome';
import { originalOwner } from './people';
import type { Relay } from './relay';

export interface Receiver {
  /** '' is nobody. */
  id: string;
  name: string;
  messages: Message[];
}

/**
 * The one who gets the lead. The original owner is looked up as the CRM has them now: who was deactivated
 * meanwhile can be given nothing.
 */
export async function receiverOf(
  relay: Relay,
  found: FoundLead,
  owners: readonly Owner[],
  to: 'original_owner' | 'fallback',
  named?: Owner,
): Promise<Receiver> {
  if (to === 'fallback') return fallback(relay, owners);
  const id = await originalOwner(found, owners, named);
  if (id === '') return fallback(relay, owners);
  const owner = await relay.crm.ownerNow(id);
  if (owner?.active) return { id: owner.id, name: owner.name, messages: [] };
  const name = owners.find((candidate) => candidate.id === id)?.name ?? id;
  const instead = await fallback(relay, owners);
  return {
    ...instead,
    messages: [warning(`${name} was deactivated, so the lead goes to ${instead.name}.`), ...instead.messages],
  };
}

/** Who gets a lead whose original owner is gone (hand-back.yaml). */
async function fallback(relay: Relay, owners: readonly Owner[]): Promise<Receiver> {
  if (policy.fallbackOwner === 'nobody') return nobody(relay, []);
  const wanted = policy.fallbackOwner.toLowerCase();
  const owner = owners.find(({ email, active }) => active && email.toLowerCase() === wanted);
  if (owner) return { id: owner.id, name: owner.name, messages: [] };
  return nobody(relay, [
    warning(`The CRM has no active user ${policy.fallbackOwner} (fallback in hand-back.yaml).`),
  ]);
}

async function nobody(relay: Relay, messages: Message[]): Promise<Receiver> {
  const owner = await relay.crm.defaultOwner();
  if (!owner) return { id: '', name: 'nobody', messages };
  const text = `A lead needs an owner in this CRM, so it goes to ${owner.name}, the user of the connection.`;
  return { id: owner.id, name: owner.name, messages: [...messages, warning(text)] };
}

/** What is written when a lead leaves its assistant. */
export function returnPatch(
  receiver: Receiver,
  at: number,
): Patch & { fields: NonNullable<Patch['fields']> } {
  return {
    ownerId: receiver.id,
    fields: { assigned_assistant: '', follow_up_stopped_at: new Date(at).toISOString() },
  };
}
