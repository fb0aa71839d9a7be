// Values as CleverTap takes them: texts, numbers, switches; dates as `$D_` and epoch seconds. (clevertap.md 4, 5)
import { RelayError } from '../../http';
import { checkLength } from './limits';
import { isoSeconds } from './moments';

export type PlainValue = string | number | boolean;

export const isPlain = (value: unknown): value is PlainValue =>
  ['string', 'number', 'boolean'].includes(typeof value);

/**
 * Only a full ISO date becomes a date; what is neither text, number nor switch becomes JSON text.
 * @throws RelayError `Invalid input` for a value that would not arrive whole
 */
export function plainValue(key: string, value: unknown): PlainValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return exact(key, value);
  return checkLength(key, typeof value === 'string' ? dated(value) : JSON.stringify(value));
}

function dated(text: string): string {
  const seconds = isoSeconds(text.trim());
  return seconds === undefined ? text : dateValue(seconds);
}

export const dateValue = (seconds: number): string => `$D_${seconds}`;

/** JSON's numbers lose digits beyond 15 or 16. */
function exact(key: string, value: number): number {
  const whole = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (whole) return value;
  throw new RelayError('Invalid input', {
    what: `The number in "${key}" has too many digits.`,
    why: 'Its last digits would be lost on the way.',
    todo: 'Send it as a text: in Properties, or in double quotes in Properties as JSON.',
  });
}
