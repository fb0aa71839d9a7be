// Deactivated users stay in the list; the list has no pages. (pipedrive.md 3.9)
import { array, boolean, looseObject, nullish, number, object, string } from 'zod/mini';
import { encoded, isNotFound, parseAnswer } from '../../http';
import type { Owner } from '../crm';
import type { Pipedrive } from './api';
import { oncePer } from './once';

const wireUser = looseObject({
  id: number(),
  name: nullish(string()),
  email: nullish(string()),
  active_flag: nullish(boolean()),
  is_deleted: nullish(boolean()),
});
const list = nullish(array(wireUser));
const remembered = array(object({ id: string(), email: string(), name: string(), active: boolean() }));

function ownerFromWire(wire: ReturnType<typeof parseAnswer<typeof wireUser>>): Owner {
  const email = wire.email ?? '';
  const active = wire.active_flag === true && wire.is_deleted !== true;
  return { id: String(wire.id), email, name: wire.name || email, active };
}

export async function ownersOf(pipedrive: Pipedrive): Promise<Owner[]> {
  return (await pipedrive.memory.get('owners', remembered)) ?? (await fetchOwners(pipedrive));
}

/** Anew, but once in a call. */
export const fetchOwners = oncePer(async (pipedrive: Pipedrive): Promise<Owner[]> => {
  const { data } = await pipedrive.send({ method: 'GET', path: '/api/v1/users' });
  const owners = (parseAnswer(list, data, 'Pipedrive') ?? []).map(ownerFromWire);
  await pipedrive.memory.set('owners', owners, 600);
  return owners;
});

export async function ownerNow(pipedrive: Pipedrive, id: string): Promise<Owner | null> {
  try {
    const { data } = await pipedrive.send({ method: 'GET', path: `/api/v1/users/${encoded(id)}` });
    return ownerFromWire(parseAnswer(wireUser, data, 'Pipedrive'));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
