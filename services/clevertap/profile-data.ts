// The properties of a profile as CleverTap takes them. (clevertap.md 4)
import { checkCount, checkLength, mostListItems, mostProperties } from './limits';
import { checkOperator, hasOperator } from './operators';
import { isReserved, reservedValue } from './reserved';
import { isPlain, plainValue } from './values';

/** @throws RelayError `Invalid input` for what CleverTap would refuse or lose */
export function profileData(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const own = [...values.keys()].filter((key) => !isReserved(key));
  checkCount('properties', own.length, mostProperties);
  return Object.fromEntries([...values].map(([key, value]) => [key, profileValue(key, value)]));
}

function profileValue(key: string, value: unknown): unknown {
  if (hasOperator(value)) return checkOperator(key, value);
  if (isReserved(key)) return reservedValue(key, value);
  const items = Array.isArray(value) ? value.filter((item) => item !== null) : [];
  return Array.isArray(value) && items.every(isPlain) ? textList(key, items) : plainValue(key, value);
}

/** Of more than a hundred CleverTap would drop the first ones in silence. */
function textList(key: string, items: readonly (string | number | boolean)[]): string[] {
  checkCount(`texts in "${key}"`, items.length, mostListItems);
  return items.map((item) => checkLength(key, String(item)));
}
