import type { Owner } from '../crm';
import { parseState } from '../engine';
import type { Reading, Transition } from './transitions';

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** A lead as it stands now. */
export interface LeadItem {
  id: string;
  lead_id: string;
  crm: string;
  name: string;
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  company: string;
  connection_status: string;
  contact_status: string;
  owner: Person;
  original_owner: Person;
  context: string;
  schedule: string;
  url: string;
}

/**
 * One transition: owners and statuses are those of its moment and just before, the rest is as it stands now.
 * `changed_at` is ISO 8601, UTC.
 */
export interface TransitionItem extends LeadItem {
  previous_connection_status: string;
  previous_owner: Person;
  changed_at: string;
}

/** The rules' spelling of a state; what is no state of theirs stays as it stands in the CRM. */
export const stateName = (raw: string): string => parseState(raw) ?? raw;

export function leadItem(crm: string, lead: Reading['lead'], owners: ReadonlyMap<string, Owner>): LeadItem {
  return {
    id: lead.id,
    lead_id: lead.id,
    crm,
    name: lead.name,
    first_name: lead.firstName,
    last_name: lead.lastName,
    email: lead.email,
    phone: lead.phone,
    company: lead.company,
    connection_status: stateName(lead.fields.connection_status),
    contact_status: lead.contactStatus,
    owner: person(lead.ownerId, owners),
    original_owner: person(lead.fields.previous_owner, owners),
    context: lead.fields.context,
    schedule: lead.fields.schedule,
    url: lead.url,
  };
}

export function transitionItem(
  crm: string,
  reading: Reading,
  transition: Transition,
  owners: ReadonlyMap<string, Owner>,
): TransitionItem {
  return {
    ...leadItem(crm, reading.lead, owners),
    id: transition.id,
    connection_status: stateName(transition.status),
    previous_connection_status: stateName(transition.previousStatus),
    owner: person(transition.owner, owners),
    previous_owner: person(transition.previousOwner, owners),
    changed_at: new Date(transition.at).toISOString(),
  };
}

/** A user that the CRM no longer names is known by the id alone. */
function person(id: string, owners: ReadonlyMap<string, Owner>): Person {
  const owner = owners.get(id);
  return { id, name: owner?.name ?? '', email: owner?.email ?? '' };
}
