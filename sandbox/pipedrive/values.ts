// What a record holds: JSON values, kept as JSON text in the core's ledger, so that one list of writes gives the
// present state, the change log and what a lagging search still shows.
import type { Values, View } from '../core/ledger';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

/** Leaves out what is undefined. */
export function given(fields: Readonly<Record<string, Json | undefined>>): Fields {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept;
}

export function encode(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, JSON.stringify(value)]));
}

export function decode(text: string | undefined): Json {
  const value: Json = text === undefined ? null : JSON.parse(text);
  return value;
}

export const read = ({ values }: { values: Values }, key: string): Json => decode(values[key]);

export function numberIn(view: { values: Values }, key: string): number | null {
  const value = read(view, key);
  return typeof value === 'number' ? value : null;
}

export function textIn(view: { values: Values }, key: string): string | null {
  const value = read(view, key);
  return typeof value === 'string' ? value : null;
}

export const flagIn = (view: { values: Values }, key: string): boolean => read(view, key) === true;

/** The texts of `emails` or `phones`. */
export function contactsIn(view: { values: Values }, key: 'emails' | 'phones'): string[] {
  const list = read(view, key);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: Json) => {
    const value = one !== null && typeof one === 'object' && 'value' in one ? one.value : null;
    return typeof value === 'string' ? [value] : [];
  });
}

/** Two values that read the same are no change. */
export function differing(before: Values, fields: Fields): Fields {
  const changed = Object.entries(fields).filter(
    ([key, value]) => (before[key] ?? 'null') !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

export type { View };
