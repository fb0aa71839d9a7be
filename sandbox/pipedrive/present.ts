// How a record looks on the wire (pipedrive.md 3.2-3.5).
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import { counted } from './counts';
import type { Field } from './entities';
import type { Kind, KindName } from './kinds';
import { companyDataKeys } from './organizations';
import { rfcTime } from './times';
import { decode, type Json, read, textIn, type View } from './values';

export interface Wanted {
  include?: readonly string[];
  /** Keys; all custom fields where empty. */
  custom?: readonly string[];
  optionLabels?: boolean;
  labels?: boolean;
}

const person = [
  'name',
  'first_name',
  'last_name',
  'owner_id',
  'org_id',
  'emails',
  'phones',
  'label_ids',
  'visible_to',
];
const organization = ['name', 'owner_id', 'label_ids', 'visible_to', 'address'];
const deal = [
  ...[
    'title',
    'value',
    'currency',
    'status',
    'person_id',
    'org_id',
    'owner_id',
    'creator_user_id',
    'pipeline_id',
  ],
  ...[
    'stage_id',
    'probability',
    'lost_reason',
    'expected_close_date',
    'stage_change_time',
    'close_time',
    'won_time',
  ],
  ...[
    'lost_time',
    'archive_time',
    'is_archived',
    'visible_to',
    'label_ids',
    'origin_id',
    'channel',
    'channel_id',
  ],
];
const keysOf: Readonly<Record<KindName, readonly string[]>> = {
  persons: person,
  organizations: organization,
  deals: deal,
};

export function present(company: Company, kind: Kind, ledger: Ledger, wanted: Wanted = {}) {
  const removed = ledger.removedAt !== undefined;
  return {
    id: ledger.number,
    ...nativeValues(company, kind, ledger),
    add_time: addTime(ledger),
    update_time: rfcTime(ledger.stamp),
    is_deleted: removed,
    ...extras(kind.name, removed),
    ...(wanted.labels ? { labels: labels(company, kind, ledger) } : {}),
    ...counted(company, kind, ledger, wanted.include ?? []),
    custom_fields: customFields(company, kind, ledger, wanted),
  };
}

/** What every account's records have, and what hangs on a setting; without ids, stamps and custom fields. */
export function nativeValues({ settings }: Company, { name }: Kind, view: View): Record<string, Json> {
  const native = name === 'organizations' && settings.companyData ? companyDataKeys : [];
  return Object.fromEntries([...keysOf[name], ...native].map((key) => [key, read(view, key)]));
}

export const addTime = (view: View): string => textIn(view, 'add_time') ?? rfcTime(view.ledger.createdAt);

function extras(kind: KindName, removed: boolean): object {
  if (kind === 'persons') return { picture_id: null };
  if (kind === 'organizations') return {};
  return { origin: 'API', ...(removed ? { status: 'deleted' } : {}) };
}

/** Every custom field of the account, null when empty. */
function customFields(company: Company, kind: Kind, ledger: Ledger, wanted: Wanted): Record<string, unknown> {
  const { custom = [], optionLabels = false } = wanted;
  const fields = company.fieldsOf(kind.name).filter((field) => field.custom);
  const asked = fields.filter(({ code }) => custom.length === 0 || custom.includes(code));
  const entries = asked.map((field) => {
    const value = decode(ledger.values[field.code]);
    return [field.code, optionLabels ? withLabels(field, value) : value];
  });
  return Object.fromEntries(entries);
}

function withLabels(field: Field, value: Json): unknown {
  if (value === null || (field.type !== 'enum' && field.type !== 'set')) return value;
  const named = (id: Json) => ({ id, label: field.options?.find((one) => one.id === id)?.label ?? null });
  return Array.isArray(value) ? value.map(named) : named(value);
}

function labels(company: Company, kind: Kind, ledger: Ledger): unknown {
  const field = company.fields[kind.name].get('label');
  return field ? withLabels(field, read(ledger, 'label_ids')) : [];
}
