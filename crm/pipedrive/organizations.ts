// Company and country of a lead are in its organization. (pipedrive.md 3.4)
import { looseObject, nullish, number, string } from 'zod/mini';
import type { parseAnswer } from '../../http';
import type { Lead } from '../crm';
import type { Pipedrive } from './api';
import { readByIds } from './by-ids';

const wireOrganization = looseObject({
  id: number(),
  name: nullish(string()),
  address: nullish(looseObject({ country: nullish(string()) })),
});
export type Organization = ReturnType<typeof parseAnswer<typeof wireOrganization>>;

const kind = { path: '/api/v2/organizations', schema: wireOrganization } as const;

/** null when it is deleted or hidden from the token's user. */
export async function fetchOrganization(pipedrive: Pipedrive, id: number): Promise<Organization | null> {
  return (await readByIds(pipedrive, kind, [id]))[0] ?? null;
}

/** At most 100; none where no id is given. (pipedrive.md 3.3) */
export async function organizationsOf(
  pipedrive: Pipedrive,
  ids: readonly number[],
): Promise<Map<number, Organization>> {
  const found = await readByIds(pipedrive, kind, [...new Set(ids)]);
  return new Map(found.map((organization) => [organization.id, organization]));
}

export const withCompany = (lead: Lead, organization: Organization | null | undefined): Lead => ({
  ...lead,
  company: organization?.name ?? '',
  country: organization?.address?.country ?? '',
});
