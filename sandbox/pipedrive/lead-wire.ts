// A lead on the wire: v1, its times in milliseconds, `visible_to` a text (pipedrive.md 3.6).
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import { leadCustom } from './lead-custom';
import { numberIn, read, textIn, type View } from './values';

export const isoTime = (ms: number): string => new Date(ms).toISOString();

export function leadRecord(lead: View) {
  const byApi = textIn(lead, 'made_through') === 'api';
  return {
    id: lead.ledger.id,
    title: textIn(lead, 'title'),
    owner_id: numberIn(lead, 'owner_id'),
    creator_id: numberIn(lead, 'creator_id'),
    label_ids: read(lead, 'label_ids'),
    person_id: numberIn(lead, 'person_id'),
    organization_id: numberIn(lead, 'organization_id'),
    source_name: byApi ? 'API' : 'Manually created',
    origin: byApi ? 'API' : 'ManuallyCreated',
    origin_id: read(lead, 'origin_id'),
    channel: read(lead, 'channel'),
    channel_id: read(lead, 'channel_id'),
    source_deal_id: null,
    is_archived: read(lead, 'is_archived'),
    archive_time: read(lead, 'archive_time'),
    was_seen: read(lead, 'was_seen'),
    value: read(lead, 'value'),
    expected_close_date: read(lead, 'expected_close_date'),
    next_activity_id: null,
    add_time: isoTime(lead.ledger.createdAt),
    update_time: isoTime(lead.stamp),
    visible_to: String(read(lead, 'visible_to')),
  };
}

export function wireLead(company: Company, lead: Ledger): Record<string, unknown> {
  const cc_email = `${company.settings.companyDomain}+lead-${lead.id}@mail.example`;
  return { ...leadRecord(lead), cc_email, ...leadCustom(company, lead) };
}
