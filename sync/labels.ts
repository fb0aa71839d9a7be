// What an item holds, with its labels and an example: the same wherever a Zap meets a record.
import type { RecordType } from '../engine';

export interface Label {
  key: string;
  label: string;
  type?: 'string' | 'number' | 'datetime';
}

/** What every record has, besides its `id`. */
export const commonLabels: Label[] = [
  { key: 'record_id', label: 'Record ID', type: 'string' },
  { key: 'record_type', label: 'Record Type' },
  { key: 'name', label: 'Name' },
  { key: 'owner__id', label: 'Owner ID', type: 'string' },
  { key: 'owner__name', label: 'Owner Name' },
  { key: 'owner__email', label: 'Owner Email' },
  { key: 'added_at', label: 'Added At', type: 'datetime' },
  { key: 'update_time', label: 'Updated At', type: 'datetime' },
  { key: 'url', label: 'Link to the Record' },
];

const own: Record<RecordType, Label[]> = {
  organization: [
    { key: 'website', label: 'Website' },
    { key: 'address', label: 'Address' },
  ],
  person: [
    { key: 'email', label: 'Email' },
    { key: 'phone', label: 'Phone' },
    { key: 'organization_id', label: 'Organization ID', type: 'string' },
  ],
  deal: [
    { key: 'value', label: 'Value', type: 'number' },
    { key: 'currency', label: 'Currency' },
    { key: 'status', label: 'Status' },
    { key: 'stage', label: 'Stage' },
    { key: 'pipeline', label: 'Pipeline' },
    { key: 'stage_changed_at', label: 'Stage Changed At', type: 'datetime' },
    { key: 'expected_close_date', label: 'Expected Close Date' },
    { key: 'person_id', label: 'Person ID', type: 'string' },
    { key: 'organization_id', label: 'Organization ID', type: 'string' },
  ],
};

const id: Label = { key: 'id', label: 'ID', type: 'string' };

export const recordLabels = (type: RecordType): Label[] => [id, ...commonLabels, ...own[type]];

/** What records of this type have besides; without one, what those of any type have, each once. */
export function ownLabels(type: RecordType | undefined): Label[] {
  const labels = type ? own[type] : Object.values(own).flat();
  return labels.filter(({ key }, index) => labels.findIndex((other) => other.key === key) === index);
}

const sampled = {
  owner: { id: '11', name: 'Pat Lind', email: 'pat@sales.example' },
  added_at: '2026-03-02T08:00:00.000Z',
  update_time: '2026-03-03T09:30:00.000Z',
};

export const recordSamples = {
  organization: {
    id: '27',
    record_id: '27',
    record_type: 'organization',
    name: 'Moreau Optics',
    ...sampled,
    custom: { 'Engagement Score': '72' },
    website: 'moreau-optics.example',
    address: '1 Quai des Verriers, Lyon',
    url: 'https://acme.pipedrive.com/organization/27',
  },
  person: {
    id: '151',
    record_id: '151',
    record_type: 'person',
    name: 'Ada Moreau',
    ...sampled,
    custom: {},
    email: 'ada@moreau-optics.example',
    phone: '+33 1 55 50 01 23',
    organization_id: '27',
    url: 'https://acme.pipedrive.com/person/151',
  },
  deal: {
    id: '318',
    record_id: '318',
    record_type: 'deal',
    name: 'Lenses 2027',
    ...sampled,
    custom: {},
    value: 12500,
    currency: 'EUR',
    status: 'open',
    stage: 'Proposal Made',
    pipeline: 'Sales',
    stage_changed_at: '2026-03-03T09:30:00.000Z',
    expected_close_date: '2026-06-30',
    person_id: '151',
    organization_id: '27',
    url: 'https://acme.pipedrive.com/deal/318',
  },
} satisfies Record<RecordType, object>;
