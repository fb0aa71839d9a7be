import { RelayError } from '../../../http';
import type { Owner } from '../../crm';
import type { Pipedrive } from '../api';
import { fetchOwners, ownersOf } from '../users';

/**
 * An active user by id or e-mail.
 * @throws RelayError `Record not found` when there is none, or only a deactivated one
 */
export async function userNamed(pipedrive: Pipedrive, ref: string): Promise<Owner> {
  const remembered = among(await ownersOf(pipedrive), ref);
  const user = remembered?.active ? remembered : among(await fetchOwners(pipedrive), ref);
  if (user?.active) return user;
  throw new RelayError('Record not found', {
    what: `Pipedrive has no active user "${ref}".`,
    why: user ? `${user.name} was deactivated.` : 'No user has this ID or email address.',
    todo: 'Choose the owner from the list.',
  });
}

function among(users: readonly Owner[], ref: string): Owner | undefined {
  const wanted = ref.trim().toLowerCase();
  return users.find(({ id }) => id === wanted) ?? users.find(({ email }) => email.toLowerCase() === wanted);
}
