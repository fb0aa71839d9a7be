// How long names and values may be. The pages say bytes or characters; bytes are the safe reading. (clevertap.md 4, 5)
import { RelayError } from '../../http';

export const longestName = 120;
const longestValue = 512;
/** Custom properties of a profile, properties of an event, and items of a Charged event. */
export const mostProperties = 256;
export const mostListItems = 100;

export const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** @throws RelayError `Invalid input` for a text that CleverTap would cut or lose */
export function checkLength(key: string, text: string): string {
  if (bytes(text) <= longestValue) return text;
  throw new RelayError('Invalid input', {
    what: `The value of "${key}" is too long.`,
    why: `It has ${bytes(text)} bytes, and CleverTap takes ${longestValue}.`,
    todo: 'Shorten it, or leave it out.',
  });
}

/** @throws RelayError `Invalid input` for more than CleverTap keeps */
export function checkCount(things: string, count: number, most: number): void {
  if (count <= most) return;
  throw new RelayError('Invalid input', {
    what: `${count.toLocaleString('en-US')} ${things} are too many.`,
    why: `CleverTap takes ${most.toLocaleString('en-US')}.`,
    todo: 'Send fewer.',
  });
}
