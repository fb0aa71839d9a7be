import type { FoundLead } from '../crm';
import type { Outcome, Parts } from '../outcome';

/** The part of an outcome that says how the lead stands; `now` overrides what was read before a write. */
export function leadPart(found: FoundLead, now: Partial<Outcome> = {}): Parts {
  const { lead } = found;
  return {
    id: lead.id,
    found: found.warnings,
    lead_id: lead.id,
    url: lead.url || null,
    owner_id: lead.ownerId || null,
    connection_status: lead.fields.connection_status || null,
    contact_status: lead.contactStatus || null,
    schedule: lead.fields.schedule || null,
    context: lead.fields.context || null,
    ...now,
  };
}
