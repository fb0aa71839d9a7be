// An update of a profile: keys that are not sent are left alone; what breaks a limit is lost in silence, and shows on
// the error stream only. (clevertap.md 4, 6)
import { bytes, forbiddenInProfiles, longestKey, longestValue } from './names';
import { asList, operate } from './operators';
import { asObject, isScalar, type JsonObject } from './problem';
import { isLost, isReserved } from './profile-rules';

export type Properties = Map<string, unknown>;

const customKeys = 256;

/** @returns what was lost: the property, and why */
export function merge(properties: Properties, sent: JsonObject): string[] {
  return Object.entries(sent).flatMap(([key, value]) => {
    const fault = keyFault(properties, key) ?? write(properties, key, value);
    return fault === undefined ? [] : [`${key}: ${fault}`];
  });
}

function keyFault(properties: Properties, key: string): string | undefined {
  if (isReserved(key)) return undefined;
  if (key === '' || forbiddenInProfiles.test(key)) return 'has characters that are not allowed';
  if (bytes(key) > longestKey) return 'has too long a name';
  const custom = [...properties.keys()].filter((known) => !isReserved(known));
  return !properties.has(key) && custom.length >= customKeys ? 'is one too many' : undefined;
}

function write(properties: Properties, key: string, value: unknown): string | undefined {
  if (isLost(key, value)) return 'has a value that its name does not allow';
  if (isScalar(value)) return writeList(properties, key, [value], value);
  if (Array.isArray(value)) return writeList(properties, key, value, asList(value));
  if (asObject(value) === undefined) return 'is null';
  const result = operate(key, properties.get(key), value);
  if ('fault' in result) return result.fault;
  set(properties, key, result.value);
  return undefined;
}

function writeList(
  properties: Properties,
  key: string,
  items: unknown[],
  value: unknown,
): string | undefined {
  if (Array.isArray(value) && items.some((item) => typeof item !== 'string')) return 'is no list of texts';
  if (items.some((item) => bytes(String(item)) > longestValue)) return 'has too long a value';
  set(properties, key, value);
  return undefined;
}

function set(properties: Properties, key: string, value: unknown): void {
  if (value === undefined) properties.delete(key);
  else properties.set(key, value);
}
