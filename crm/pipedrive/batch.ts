// Persons by id, with their organizations. (pipedrive.md 3.3, 3.4)
import type { Lead } from '../crm';
import { accountOf } from './account';
import type { Pipedrive } from './api';
import { readByIds } from './by-ids';
import { fieldsOf, type KnownFields } from './fields';
import { organizationsOf, withCompany } from './organizations';
import { askedFields, leadFromWire, type WirePerson, wirePerson } from './wire';

export interface Batch {
  known: KnownFields;
  found: { wire: WirePerson; lead: Lead }[];
}

/** @param ids at most 100; who is deleted is left out */
export async function readBatch(pipedrive: Pipedrive, ids: readonly string[]): Promise<Batch> {
  const [known, account] = await Promise.all([fieldsOf(pipedrive), accountOf(pipedrive)]);
  const kind = { path: '/api/v2/persons', query: askedFields(known), schema: wirePerson } as const;
  const present = (await readByIds(pipedrive, kind, ids)).filter(({ is_deleted }) => !is_deleted);
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
