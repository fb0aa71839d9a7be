// A record as Pipedrive sends it, and as the rest of the product sees it. Each kind of value has one text, so that two
// values are equal when their texts are. (pipedrive.md 3.2 to 3.5)
import {
  array,
  boolean,
  looseObject,
  nullish,
  number,
  record,
  safeParse,
  string,
  union,
  unknown,
} from 'zod/mini';
import { parseAnswer } from '../../../http';
import type { ContactEntry, RecordKind, StoredRecord } from '../../records';
import { type Account, screenUrl } from '../account';
import { plainText } from '../plain-text';
import { momentOf, timeText } from '../times';
import { ownerText } from '../wire';
import { kinds } from './kinds';

const entry = looseObject({
  value: nullish(string()),
  primary: nullish(boolean()),
  label: nullish(string()),
});
const entries = nullish(array(entry));

const wireRecord = looseObject({
  id: number(),
  name: nullish(string()),
  title: nullish(string()),
  add_time: timeText,
  update_time: nullish(timeText),
  stage_change_time: nullish(timeText),
  close_time: nullish(timeText),
  owner_id: nullish(number()),
  is_deleted: nullish(boolean()),
  is_archived: nullish(boolean()),
  emails: entries,
  phones: entries,
  custom_fields: nullish(record(string(), unknown())),
});
export const wireRecords = array(wireRecord);
export type WireRecord = ReturnType<typeof parseAnswer<typeof wireRecord>>;

export const recordFrom = (data: unknown): WireRecord => parseAnswer(wireRecord, data, 'Pipedrive');
export const recordsFrom = (data: unknown): WireRecord[] => parseAnswer(wireRecords, data ?? [], 'Pipedrive');

/** Deleted records drop out of lists but may be told by id; archived ones cannot be edited. (pipedrive.md 6) */
export const isGone = ({ is_deleted, is_archived }: WireRecord): boolean =>
  is_deleted === true || is_archived === true;

export function stored(kind: RecordKind, wire: WireRecord, account: Account): StoredRecord {
  const id = String(wire.id);
  const addedAt = momentOf(wire.add_time);
  return {
    kind,
    id,
    name: wire.name ?? wire.title ?? '',
    values: valuesOf(wire),
    emails: entriesOf(wire.emails),
    phones: entriesOf(wire.phones),
    addedAt,
    updatedAt: wire.update_time ? momentOf(wire.update_time) : addedAt,
    ...(wire.stage_change_time && { stageChangedAt: momentOf(wire.stage_change_time) }),
    ...(wire.close_time && { closedAt: momentOf(wire.close_time) }),
    url: screenUrl(account, kinds[kind].screen, id),
  };
}

/** Native keys and custom keys never meet: the latter are 40 characters of hexadecimal. */
function valuesOf({ custom_fields, emails, phones, ...native }: WireRecord): Record<string, string> {
  const all = { ...native, ...custom_fields, owner_id: ownerText(native.owner_id) };
  return Object.fromEntries(Object.entries(all).map(([code, raw]) => [code, textOf(raw)]));
}

const entriesOf = (list: WireRecord['emails']): ContactEntry[] =>
  (list ?? []).flatMap(({ value, primary, label }) =>
    value ? [{ value, primary: primary ?? false, label: label ?? 'work' }] : [],
  );

const structured = looseObject({
  id: nullish(union([number(), string()])),
  value: nullish(union([number(), string()])),
  currency: nullish(string()),
  until: nullish(string()),
});

/** Money is `1200 EUR`, a range `from/until`, several options their ids in order. */
export function textOf(raw: unknown): string {
  if (raw === null || raw === undefined) return '';
  if (Array.isArray(raw)) return raw.map(textOf).sort().join(',');
  const parsed = safeParse(structured, raw);
  if (!parsed.success) return plainText(raw);
  const { id, value, currency, until } = parsed.data;
  if (currency) return `${value ?? 0} ${currency}`;
  if (until) return `${value ?? ''}/${until}`;
  return String(value ?? id ?? '');
}
