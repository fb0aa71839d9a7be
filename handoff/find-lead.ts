import { type LeadItem, leadItem } from './item';
import { checkRef } from './leads';
import type { Relay } from './relay';

/** A lead by id or e-mail as it stands now; empty only when the CRM says that there is none. */
export async function findLeads(relay: Relay, ref: string): Promise<LeadItem[]> {
  const found = await relay.crm.findLead(checkRef(ref));
  if (!found) return [];
  const [lead, owners] = await Promise.all([found.complete(), relay.crm.owners()]);
  return [leadItem(relay.crm.name, lead, new Map(owners.map((owner) => [owner.id, owner])))];
}
