// What an event may be made of. (clevertap.md 5)
import { bytes, forbiddenInEvents, isRestricted, longestKey, longestValue, normalized } from './names';
import { asObject, isScalar, type JsonObject, type Problem } from './problem';
import type { CleverTapSettings } from './settings';

const structure: Problem = { code: 512, text: 'Invalid event structure.' };
const mostItems = 256;

export function eventProblem(record: JsonObject, settings: CleverTapSettings): Problem | undefined {
  const { evtName: name, evtData } = record;
  if (typeof name !== 'string' || name.trim() === '') return { code: 509, text: 'Event name is missing.' };
  if (isRestricted(name)) return { code: 513, text: 'Event name is a restricted system event.' };
  if (settings.discardedEvents.some((one) => normalized(one) === normalized(name)))
    return { code: 528, text: 'Event was discarded.' };
  // How a bad name is refused is unconfirmed, and so is the longest: the harder one of 120 and 512.
  if (forbiddenInEvents.test(name) || bytes(name) > longestKey) return structure;
  const data = asObject(evtData);
  if (!data) return structure;
  const { Items: items, ...rest } = normalized(name) === 'charged' ? data : { ...data, Items: undefined };
  return dataProblem(items === undefined ? data : rest, settings) ?? itemsProblem(items, settings);
}

function dataProblem(data: JsonObject, { eventProperties }: CleverTapSettings): Problem | undefined {
  const entries = Object.entries(data);
  if (entries.length > eventProperties) return { code: 522, text: 'Too many event properties.' };
  return entries.every(([key, value]) => isKey(key) && isValue(value)) ? undefined : structure;
}

const isKey = (key: string): boolean =>
  key !== '' && bytes(key) <= longestKey && !forbiddenInEvents.test(key);
const isValue = (value: unknown): boolean => isScalar(value) && bytes(String(value)) <= longestValue;

/** `Charged` alone may hold a list of flat objects. */
function itemsProblem(items: unknown, settings: CleverTapSettings): Problem | undefined {
  if (items === undefined) return undefined;
  if (!Array.isArray(items) || items.length > mostItems) return structure;
  const faulty = items.some((item) => {
    const data = asObject(item);
    return !data || dataProblem(data, settings) !== undefined;
  });
  return faulty ? structure : undefined;
}
