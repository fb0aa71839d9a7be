// Users appear when a person adds them; the API only reads them (pipedrive.md 3.9).
import type { Company } from './company';
import type { User } from './entities';

export interface NewUser {
  name: string;
  email: string;
  active?: boolean | undefined;
  admin?: boolean | undefined;
  /** The default of what the user's token creates (pipedrive.md 3.5). */
  currency?: string | undefined;
}

export function makeUser(company: Company, newUser: NewUser): User {
  const { name, email, active = true, admin = false, currency = 'EUR' } = newUser;
  const now = company.clock.now();
  const id = company.counters.users.next();
  const user: User = { id, name, email, active, admin, currency, createdAt: now, updatedAt: now };
  company.users.set(id, user);
  return { ...user };
}

/** Stays in the list, and its records stay with it (pipedrive.md 3.9, 6). */
export function deactivate(company: Company, id: number): User {
  const user = company.users.get(id);
  if (!user) throw new Error(`There is no user ${id}.`);
  user.active = false;
  user.updatedAt = company.clock.now();
  return { ...user };
}
