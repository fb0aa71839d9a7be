// What a change was from: only the changed keys, with their old values (pipedrive.md 5.2).
import type { Company } from '../company';
import type { KindName, RecordName } from '../kinds';
import { differing, encode, type Fields, type Json } from '../values';

const none: Fields = {};

export function previousOf(company: Company, name: RecordName, before: Fields, after: Fields): Fields {
  const { custom_fields: customBefore = none, ...nativeBefore } = before;
  const { custom_fields: customAfter = none, ...nativeAfter } = after;
  const changed = differing(encode(nativeAfter), nativeBefore);
  if (name === 'notes') return changed;
  const [old, now] = [fieldsOf(customBefore), fieldsOf(customAfter)];
  const custom = { ...echo(company, name === 'leads' ? 'deals' : name, old), ...differing(encode(now), old) };
  return Object.keys(custom).length === 0 ? changed : { ...changed, custom_fields: custom };
}

function fieldsOf(value: Json): Fields {
  return value !== null && typeof value === 'object' && !isList(value) ? value : none;
}
const isList = (value: object): value is readonly Json[] => Array.isArray(value);

/** One capture showed an option field there that had not changed: always so here, that clients compare. */
function echo(company: Company, entity: KindName, old: Fields): Fields {
  const filled = company
    .fieldsOf(entity)
    .find(({ code, type }) => type === 'enum' && (old[code] ?? null) !== null);
  return filled ? { [filled.code]: old[filled.code] ?? null } : none;
}
