// An owner's `id` goes on records; its `userId` is another number and is refused there. Deactivated owners are a
// list of their own (`archived=true`). (hubspot.md 5)
import { array, boolean, looseObject, nullish, object, optional, string } from 'zod/mini';
import { encoded, isNotFound, parseAnswer } from '../../http';
import type { Owner } from '../crm';
import { type HubSpot, ownersPath } from './api';

const wireOwner = looseObject({
  id: string(),
  email: nullish(string()),
  firstName: nullish(string()),
  lastName: nullish(string()),
  archived: optional(boolean()),
});
const page = object({
  results: array(wireOwner),
  paging: nullish(object({ next: nullish(object({ after: string() })) })),
});
const remembered = array(object({ id: string(), email: string(), name: string(), active: boolean() }));

type WireOwner = ReturnType<typeof parseAnswer<typeof wireOwner>>;

export function ownerFromWire(wire: WireOwner): Owner {
  const email = wire.email ?? '';
  const name = [wire.firstName, wire.lastName].filter(Boolean).join(' ');
  return { id: wire.id, email, name: name || email, active: wire.archived !== true };
}

export async function ownersOf(hubspot: HubSpot): Promise<Owner[]> {
  return (await hubspot.memory.get('owners', remembered)) ?? (await fetchOwners(hubspot));
}

export async function fetchOwners(hubspot: HubSpot): Promise<Owner[]> {
  const lists = await Promise.all([listOwners(hubspot, 'false'), listOwners(hubspot, 'true')]);
  const owners = lists.flat();
  await hubspot.memory.set('owners', owners, 600);
  return owners;
}

async function listOwners(hubspot: HubSpot, archived: 'true' | 'false'): Promise<Owner[]> {
  const owners: Owner[] = [];
  for (let after = ''; ; ) {
    const query = new URLSearchParams({ limit: '100', archived, ...(after && { after }) });
    const answer = await hubspot.send({ method: 'GET', path: `${ownersPath}?${query}` });
    const { results, paging } = parseAnswer(page, answer, 'HubSpot');
    owners.push(...results.map(ownerFromWire));
    after = paging?.next?.after ?? '';
    if (!after) return owners;
  }
}

export async function ownerNow(hubspot: HubSpot, id: string): Promise<Owner | null> {
  try {
    const answer = await hubspot.send({ method: 'GET', path: `${ownersPath}/${encoded(id)}` });
    return ownerFromWire(parseAnswer(wireOwner, answer, 'HubSpot'));
  } catch (error) {
    // A deactivated owner answers 404 here as well.
    if (isNotFound(error)) return null;
    throw error;
  }
}
