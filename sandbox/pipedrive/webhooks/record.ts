// A record as webhooks tell it: flat ids, ISO times, visible_to a text, custom fields nested (pipedrive.md 5.2).
import type { Company } from '../company';
import { type KindName, kinds, type RecordName } from '../kinds';
import { leadRecord } from '../lead-wire';
import { addTime, nativeValues } from '../present';
import { rfcTime } from '../times';
import { type Fields, numberIn, read, textIn, type View } from '../values';
import { wrappedFields } from './wrap';

export const entities: Readonly<Record<RecordName, string>> = {
  persons: 'person',
  organizations: 'organization',
  deals: 'deal',
  leads: 'lead',
  notes: 'note',
};

export function recordTold(company: Company, name: RecordName, view: View): Fields {
  if (name === 'leads') return { ...leadRecord(view), custom_fields: wrappedFields(company, 'deals', view) };
  return name === 'notes' ? noteTold(view) : entityTold(company, name, view);
}

function entityTold(company: Company, name: KindName, view: View): Fields {
  return {
    id: view.ledger.number,
    ...nativeValues(company, kinds[name], view),
    visible_to: String(read(view, 'visible_to')),
    add_time: addTime(view),
    update_time: rfcTime(view.stamp),
    custom_fields: wrappedFields(company, name, view),
  };
}

const noteTold = (view: View): Fields => ({
  id: view.ledger.number,
  content: textIn(view, 'content'),
  person_id: numberIn(view, 'person_id'),
  deal_id: numberIn(view, 'deal_id'),
  org_id: numberIn(view, 'org_id'),
  lead_id: textIn(view, 'lead_id'),
  user_id: numberIn(view, 'user_id'),
  add_time: rfcTime(view.ledger.createdAt),
  update_time: rfcTime(view.stamp),
});
