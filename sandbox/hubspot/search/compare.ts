// What a property's values are compared as (hubspot.md 4.3).
import type { View } from '../../core/ledger';
import { momentOf } from '../dates';
import type { PropertyDefinition } from '../entities';
import type { Kind } from '../kinds';
import { propertyOf } from '../records';
import { invalid } from '../refusals';

type Key = string | number;

export interface Comparing {
  text(view: View): string | undefined;
  /** A record's comparable values: none when empty, several for a multi-checkbox. */
  keys(view: View): readonly Key[];
  /** As IN and NOT_IN see them. */
  listKeys(view: View): readonly string[];
  /** A filter's value as such a key; what cannot be one is refused. */
  key(text: string): Key;
}

export function comparing(kind: Kind, definition: PropertyDefinition): Comparing {
  const { name, type } = definition;
  const text = (view: View): string | undefined => propertyOf(kind, view, name);
  if (type === 'enumeration' || type === 'bool') return exact(text);
  if (type === 'string' || type === 'phone_number') return caseless(text);
  const key = (value: string): number =>
    numeric(name, value, type === 'number' ? numberOf(value) : momentOf(value));
  return {
    text,
    key,
    keys: numericKeys(kind, name, text, type === 'number' ? numberOf : momentOf),
    listKeys: (view) => some(text(view)),
  };
}

/** Enumerations: case counts, and a wrong case just finds nothing (hubspot.md 3.6). */
function exact(text: (view: View) => string | undefined): Comparing {
  const keys = (view: View): readonly string[] => (text(view) ?? '').split(';').filter((part) => part !== '');
  return { text, keys, listKeys: keys, key: (value) => value };
}

function caseless(text: (view: View) => string | undefined): Comparing {
  const keys = (view: View): readonly string[] => some(text(view)?.toLowerCase());
  return { text, keys, listKeys: keys, key: (value) => value.toLowerCase() };
}

/** The two stamps that every poll filters by are numbers already. */
function numericKeys(
  kind: Kind,
  name: string,
  text: (view: View) => string | undefined,
  parse: (value: string) => number | undefined,
): (view: View) => readonly number[] {
  if (name === kind.stampProperty) return ({ stamp }) => [stamp];
  if (name === kind.createdProperty) return ({ ledger }) => [ledger.createdAt];
  if (name === 'hs_object_id') return ({ ledger }) => [ledger.number];
  return (view) => {
    const value = text(view);
    return some(value === undefined ? undefined : parse(value));
  };
}

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
const numberOf = (value: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;

function numeric(name: string, text: string, value: number | undefined): number {
  if (value === undefined)
    throw invalid(`The value "${text}" of the filter on ${name} is not valid for its type.`);
  return value;
}

/** Token-based: punctuation splits words, `*` is a wildcard inside one (hubspot.md 4.3). */
export function tokensMatch(wanted: string): (text: string) => boolean {
  const patterns = (wanted.toLowerCase().match(/[\p{L}\p{N}*]+/gu) ?? []).map(
    (token) => new RegExp(`^${token.replaceAll('*', '.*')}$`, 'u'),
  );
  return (text) => {
    const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const starts = tokens.map((_, index) => index);
    return (
      patterns.length > 0 &&
      starts.some((start) => patterns.every((one, at) => one.test(tokens[start + at] ?? '\0')))
    );
  };
}
