// Persons by id, many at a time, with their organizations: two requests of 10 tokens. (pipedrive.md 1.6, 3.3, 3.4)
import { array } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Lead } from '../crm';
import { accountOf } from './account';
import type { Pipedrive } from './api';
import { fieldsOf, type KnownFields } from './fields';
import { organizationsOf, withCompany } from './organizations';
import { askedFields, leadFromWire, type WirePerson, wirePerson } from './wire';

const persons = array(wirePerson);

export interface Batch {
  known: KnownFields;
  found: { wire: WirePerson; lead: Lead }[];
}

/** @param ids at most 100; who is deleted is left out */
export async function readBatch(pipedrive: Pipedrive, ids: readonly string[]): Promise<Batch> {
  const [known, account] = await Promise.all([fieldsOf(pipedrive), accountOf(pipedrive)]);
  const path = `/api/v2/persons?ids=${ids.join(',')}&limit=100&${askedFields(known)}`;
  const { data } = await pipedrive.send({ method: 'GET', path });
  const present = parseAnswer(persons, data ?? [], 'Pipedrive').filter(({ is_deleted }) => !is_deleted);
  const organizations = await organizationsOf(
    pipedrive,
    present.flatMap(({ org_id }) => org_id ?? []),
  );
  const found = present.map((wire) => {
    const organization = organizations.get(wire.org_id ?? 0);
    return { wire, lead: withCompany(leadFromWire(wire, known, account), organization) };
  });
  return { known, found };
}
