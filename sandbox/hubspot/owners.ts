import type { Owner } from './entities';
import type { Portal } from './portal';

export interface NewOwner {
  email: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  archived?: boolean | undefined;
}

/** Owners appear when users are added; the API only reads them (hubspot.md 5). */
export function makeOwner(portal: Portal, { email, firstName, lastName, archived }: NewOwner): Owner {
  const now = portal.clock.now();
  const owner: Owner = {
    id: String(portal.counters.owners.next()),
    userId: portal.counters.users.next(),
    email,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    archived: archived ?? false,
    createdAt: now,
    updatedAt: now,
  };
  portal.owners.set(owner.id, owner);
  return { ...owner };
}

/** A deactivated owner may still sit on contacts (hubspot.md 3.8). */
export function archiveOwner(portal: Portal, id: string): Owner {
  const owner = portal.owners.get(id);
  if (!owner) throw new Error(`There is no owner ${id}.`);
  owner.archived = true;
  owner.updatedAt = portal.clock.now();
  return { ...owner };
}
