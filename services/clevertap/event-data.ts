// The properties of an event as CleverTap takes them: no lists and no objects, but for the items of a purchase.
// (clevertap.md 5)
import { RelayError } from '../../http';
import { isObject } from '../../inputs';
import { checkCount, mostProperties } from './limits';
import { forbidden, isCharged } from './names';
import { type Properties, readProperties } from './properties';
import { plainValue } from './values';

export interface EventData {
  data: Record<string, unknown>;
  warnings: string[];
}

/** @throws RelayError `Invalid input` for what CleverTap would refuse or lose */
export function eventData(name: string, { values, warnings }: Properties): EventData {
  const items = isCharged(name) ? values.get('Items') : undefined;
  if (items === undefined) return { data: flat(values), warnings };
  const others = new Map([...values].filter(([key]) => key !== 'Items'));
  const read = needItems(items).map((item) => readProperties({ properties_json: item }, forbidden.event));
  const data = { ...flat(others), Items: read.map((item) => flat(item.values)) };
  return { data, warnings: [...new Set([...warnings, ...read.flatMap((item) => item.warnings)])] };
}

function flat(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  checkCount('properties', values.size, mostProperties);
  return Object.fromEntries([...values].map(([key, value]) => [key, plainValue(key, value)]));
}

function needItems(items: unknown): unknown[] {
  if (Array.isArray(items) && items.every(isObject)) {
    checkCount('items', items.length, mostProperties);
    return items;
  }
  throw new RelayError('Invalid input', {
    what: 'Items of a Charged event is no list of objects.',
    why: 'CleverTap refuses a purchase whose items are anything else.',
    todo: 'Write it in Properties as JSON, such as {"Items": [{"Name": "Lens", "Price": 150}]}.',
  });
}
