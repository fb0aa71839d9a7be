// One place in plain data, counted through.
type Parent = Record<string, unknown>;

const isParent = (value: unknown): value is Parent => typeof value === 'object' && value !== null;

/** Changes the value at one place of many; nothing where there are none. */
export function changeAt(root: unknown, at: number, change: (parent: Parent, key: string) => void): void {
  const places = placesIn(root);
  const [parent, key] = places[at % places.length] ?? [];
  if (parent && key !== undefined) change(parent, key);
}

function placesIn(value: unknown): (readonly [Parent, string])[] {
  if (!isParent(value)) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn(value[key])]);
}
