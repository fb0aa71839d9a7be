// What changed on one record, read from its writes (pipedrive.md 4). The creation leaves no entry: the endpoint
// answers field changes, and a new record has changed nothing.
import type { Ledger, Write } from '../core/ledger';
import type { Company } from './company';
import type { Kind } from './kinds';
import { plainTime } from './times';
import { decode, type Json } from './values';

export interface ChangeEntry {
  field_key: string;
  old_value: string | null;
  new_value: string | null;
  actor_user_id: number;
  time: string;
  change_source: string;
  change_source_user_agent: string | null;
  is_bulk_update_flag: boolean;
}

/** Newest first, also within one write. */
export function changesOf(company: Company, kind: Kind, ledger: Ledger): ChangeEntry[] {
  const [first, ...writes] = ledger.writes;
  const before: Record<string, string> = { ...first?.values };
  const entries = writes.flatMap((write) => entriesOf(company, kind, before, write));
  return entries.reverse();
}

function entriesOf(
  company: Company,
  kind: Kind,
  before: Record<string, string>,
  write: Write,
): ChangeEntry[] {
  return Object.entries(write.values).flatMap(([key, text]) => {
    const old = asTexts(company, kind, key, decode(before[key]));
    const now = asTexts(company, kind, key, decode(text));
    before[key] = text;
    if (kind.derived.includes(key)) return [];
    const suffixes = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    const changed = suffixes.filter((suffix) => (old[suffix] ?? null) !== (now[suffix] ?? null));
    const name = kind.v1Names[key] ?? key;
    return changed.map((suffix) =>
      entry(`${name}${suffix}`, old[suffix] ?? null, now[suffix] ?? null, write),
    );
  });
}

function entry(
  field_key: string,
  old_value: string | null,
  new_value: string | null,
  write: Write,
): ChangeEntry {
  const { userId = 0, type, label } = write.source;
  return {
    field_key,
    old_value,
    new_value,
    actor_user_id: userId,
    time: plainTime(write.at),
    change_source: type,
    change_source_user_agent: label ?? null,
    is_bulk_update_flag: false,
  };
}

type Texts = Readonly<Record<string, string | null>>;

/** v1 encoding: texts or null, a composite value under its key and siblings such as `<key>_currency` (3.6). */
function asTexts(company: Company, kind: Kind, key: string, value: Json): Texts {
  if (value === null || typeof value !== 'object') return { '': value === null ? null : String(value) };
  if (isList(value)) return { '': value.map(listItem).join(',') || null };
  const { value: main = null, ...rest } = value;
  const siblings = Object.entries(rest).filter(([name]) => told(company, kind, key, name));
  return Object.fromEntries([['', text(main)], ...siblings.map(([name, part]) => [`_${name}`, text(part)])]);
}

/** Of an address the parts come later, by geocoding; its text is the change. */
const told = (company: Company, kind: Kind, key: string, name: string): boolean =>
  company.fields[kind.name].get(key)?.type !== 'address' && name !== 'timezone_name';

const text = (value: Json): string | null => (value === null ? null : String(value));
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** An e-mail or phone entry by its plain text, an option by its id. */
function listItem(item: Json): string {
  return item !== null && typeof item === 'object' && 'value' in item ? String(item.value) : String(item);
}
