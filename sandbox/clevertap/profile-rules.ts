// The reserved properties of a profile: one bad value rejects the whole record. (clevertap.md 4)
import { asObject, type JsonObject, type Problem } from './problem';

interface Rule {
  code: number;
  fits(value: unknown): boolean;
}

const oneOf =
  (...words: string[]) =>
  (value: unknown) =>
    typeof value === 'string' && words.includes(value);
const matching = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value);

/** The exact form of a number is unconfirmed: the shortest real one has seven digits, the longest fifteen. */
export const isPhone = matching(/^\+[1-9]\d{6,14}$/);
const isGender = oneOf('M', 'F');

const rules: Readonly<Record<string, Rule>> = {
  Gender: { code: 514, fits: (value) => isGender(value) || isDeletion(value) },
  Email: { code: 515, fits: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/) },
  Phone: { code: 516, fits: isPhone },
  Employed: { code: 517, fits: oneOf('Y', 'N') },
  Education: { code: 518, fits: oneOf('School', 'College', 'Graduate') },
  Married: { code: 519, fits: oneOf('Y', 'N') },
  Age: { code: 520, fits: (value) => typeof value === 'number' || matching(/^\d+$/)(value) },
};

export const isDeletion = (value: unknown): boolean => asObject(value)?.$delete === 1;

export function profileProblem(data: JsonObject): Problem | undefined {
  for (const [key, { code, fits }] of Object.entries(rules)) {
    if (Object.hasOwn(data, key) && !fits(data[key])) return { code, text: `Invalid ${key.toLowerCase()}.` };
  }
  return undefined;
}

const others = ['Name', 'DOB'];

/** Not counted among the custom properties. */
export const isReserved = (key: string): boolean =>
  Object.hasOwn(rules, key) || others.includes(key) || key.startsWith('MSG-');

/** Reserved ones whose refusal has no code: what happens to them is unconfirmed, so they are lost in silence. */
export function isLost(key: string, value: unknown): boolean {
  if (key === 'DOB') return !matching(/^\$D_-?\d+$/)(value);
  if (key === 'Name') return typeof value !== 'string' && !isDeletion(value);
  return key.startsWith('MSG-') && typeof value !== 'boolean';
}
