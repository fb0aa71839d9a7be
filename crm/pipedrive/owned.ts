// The persons that some users own: a list for each user, one after the other. (pipedrive.md 3.1, 3.3)
import { array } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Lead, LeadPage } from '../crm';
import { accountOf } from './account';
import type { Pipedrive } from './api';
import { readBatch } from './batch';
import { ifRefused, listPersons } from './changes';
import { fieldsOf } from './fields';
import { nextCursor } from './pages';
import { askedFields, leadFromWire, wirePerson } from './wire';

const pageSize = 500;
const persons = array(wirePerson);

/** A page goes on with the owner and the vendor's own cursor in `after`; a cursor that is refused begins anew. */
export async function leadsOf(
  pipedrive: Pipedrive,
  ownerIds: readonly string[],
  after = '0:',
): Promise<LeadPage> {
  const [from = '0', ...rest] = after.split(':');
  const left = [...ownerIds].map(Number).sort((a, b) => a - b);
  const [owner, following] = left.filter((id) => id >= Number(from));
  if (owner === undefined) return { leads: [] };
  const page = await ownedPage(pipedrive, owner, owner === Number(from) ? rest.join(':') : '');
  if (page.cursor) return { leads: page.leads, next: `${owner}:${page.cursor}` };
  return { leads: page.leads, ...(following !== undefined && { next: `${following}:` }) };
}

async function ownedPage(pipedrive: Pipedrive, owner: number, cursor: string) {
  const [known, account] = await Promise.all([fieldsOf(pipedrive), accountOf(pipedrive)]);
  const query = {
    owner_id: String(owner),
    sort_by: 'id',
    sort_direction: 'asc',
    limit: String(pageSize),
    ...Object.fromEntries(new URLSearchParams(askedFields(known))),
  };
  const fromStart = () => listPersons(pipedrive, query);
  const goOn = () => listPersons(pipedrive, { ...query, cursor }).catch(ifRefused(fromStart));
  const answer = await (cursor ? goOn() : fromStart());
  const present = parseAnswer(persons, answer.data ?? [], 'Pipedrive').filter(
    ({ is_deleted }) => !is_deleted,
  );
  return { leads: present.map((wire) => leadFromWire(wire, known, account)), cursor: nextCursor(answer) };
}

export async function leadsNow(pipedrive: Pipedrive, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const { found } = await readBatch(pipedrive, ids);
  return found.map(({ lead }) => lead);
}
