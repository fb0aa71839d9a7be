// Steps through plain data; most are careful ones, for checks that also run on faulty files.

/** The value at a path of own keys; undefined where the path leads nowhere. */
export function valueAt(value: unknown, ...path: PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

/** The items where the value is a list, else none. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The entries where the value is a map, else none. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isMap(value) ? Object.entries(value) : [];
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name as it is written; of what is none, something to show. */
export function nameText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** The same keys with other values. */
export function mapValues<Key extends string, From, To>(
  map: Record<Key, From>,
  change: (value: From, key: string) => To,
): Record<Key, To> {
  const changed = Object.entries<From>(map).map(([key, value]) => [key, change(value, key)]);
  // The keys are those of `map`, which is more than fromEntries can say.
  return Object.fromEntries(changed) as Record<Key, To>;
}
