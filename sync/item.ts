// A record as Zaps see it: names instead of keys, labels instead of option ids.
import type { Owner, RecordKind, ShownValue, StoredRecord } from '../crm';
import type { RecordType } from '../engine';
import type { Sync } from './sync';

export interface RecordItem {
  id: string;
  record_id: string;
  record_type: RecordType;
  name: string;
  owner: { id: string; name: string; email: string };
  /** The account's own fields that are filled, by name. */
  custom: Record<string, string>;
  added_at: string;
  update_time: string;
  url: string;
  [field: string]: unknown;
}

export const typeOf: Record<RecordKind, RecordType> = {
  company: 'organization',
  contact: 'person',
  deal: 'deal',
};
export const kindOf: Record<RecordType, RecordKind> = {
  organization: 'company',
  person: 'contact',
  deal: 'deal',
};

export async function recordItems(
  sync: Sync,
  kind: RecordKind,
  records: readonly StoredRecord[],
): Promise<RecordItem[]> {
  if (records.length === 0) return [];
  const owners = await sync.records.owners();
  const shown = await sync.records.shown(kind, records);
  return Promise.all(
    records.map(async (record, index) => ({
      ...common(record, owners, shown[index] ?? []),
      ...(await own[kind](sync, record)),
    })),
  );
}

function common(record: StoredRecord, owners: readonly Owner[], shown: readonly ShownValue[]): RecordItem {
  const id = record.values.owner_id ?? '';
  const { name = '', email = '' } = owners.find((owner) => owner.id === id) ?? {};
  return {
    id: record.id,
    record_id: record.id,
    record_type: typeOf[record.kind],
    name: record.name,
    owner: { id, name, email },
    custom: Object.fromEntries(shown.map((value) => [value.name, value.text])),
    added_at: new Date(record.addedAt).toISOString(),
    update_time: new Date(record.updatedAt).toISOString(),
    url: record.url,
  };
}

type Own = (sync: Sync, record: StoredRecord) => Promise<Record<string, unknown>>;

const primary = (entries: StoredRecord['emails']) =>
  (entries.find((entry) => entry.primary) ?? entries[0])?.value ?? '';

const own: Record<RecordKind, Own> = {
  company: async (sync, record) => ({
    website: (await sync.records.field('company', 'website'))?.present(record) ?? '',
    address: record.values.address ?? '',
  }),
  contact: async (_sync, { emails, phones, values }) => ({
    email: primary(emails),
    phone: primary(phones),
    organization_id: values.org_id ?? '',
  }),
  deal: async (sync, record) => {
    const stage = await sync.records.stageOf(record);
    const { value = '', currency, status, expected_close_date, person_id, org_id } = record.values;
    return {
      value: value === '' ? null : Number(value),
      currency: currency ?? '',
      status: status ?? '',
      stage: stage?.name ?? '',
      pipeline: stage?.pipeline ?? '',
      stage_changed_at: record.stageChangedAt ? new Date(record.stageChangedAt).toISOString() : '',
      expected_close_date: expected_close_date ?? '',
      person_id: person_id ?? '',
      organization_id: org_id ?? '',
    };
  },
};
