// Company and country of a lead are in its organization. (pipedrive.md 3.4)
import { array, looseObject, nullish, number, string } from 'zod/mini';
import { isNotFound, parseAnswer } from '../../http';
import type { Lead } from '../crm';
import type { Pipedrive } from './api';

const wireOrganization = looseObject({
  id: number(),
  name: nullish(string()),
  address: nullish(looseObject({ country: nullish(string()) })),
});
const list = array(wireOrganization);
export type Organization = ReturnType<typeof parseAnswer<typeof wireOrganization>>;

/** null when it is deleted or hidden from the token's user. */
export async function fetchOrganization(pipedrive: Pipedrive, id: number): Promise<Organization | null> {
  try {
    const { data } = await pipedrive.send({ method: 'GET', path: `/api/v2/organizations/${id}` });
    return parseAnswer(wireOrganization, data, 'Pipedrive');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** At most 100, in one request; none where no id is given. (pipedrive.md 3.3) */
export async function organizationsOf(
  pipedrive: Pipedrive,
  ids: readonly number[],
): Promise<Map<number, Organization>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const path = `/api/v2/organizations?ids=${wanted.join(',')}&limit=100`;
  const { data } = await pipedrive.send({ method: 'GET', path });
  const found = parseAnswer(list, data ?? [], 'Pipedrive');
  return new Map(found.map((organization) => [organization.id, organization]));
}

export const withCompany = (lead: Lead, organization: Organization | null | undefined): Lead => ({
  ...lead,
  company: organization?.name ?? '',
  country: organization?.address?.country ?? '',
});
