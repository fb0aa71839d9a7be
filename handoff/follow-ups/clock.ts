// What a clock shows in a time zone, and when it shows it. Nothing here asks what time it is now: the same question
// has the same answer for ever.
import { IANAZone } from 'luxon';
import { day, minute } from '../spans';

/**
 * Moments are milliseconds since 1970. What the clock shows is written as the moment at which a clock in UTC would
 * show it, so that days and times are plain numbers.
 */
export interface Clock {
  shown(at: number): number;
  /** The moments, oldest first, at which the clock shows this: none in an hour that it skips, two in one it repeats. */
  moments(shown: number): number[];
  /** The moments at which the clock was put forward or back close to what it shows. */
  changes(shown: number): number[];
}

export function clockOf(timeZone: string): Clock {
  const zone = IANAZone.create(timeZone);
  const offset = (at: number) => zone.offset(at) * minute;
  // Wider than any offset: whatever happens to the clock on that day lies between the two.
  const around = (shown: number) => [shown - day, shown + 2 * day] as const;
  return {
    shown: (at) => at + offset(at),
    moments: (shown) => {
      const offsets = new Set(around(shown).map(offset));
      const candidates = [...offsets].map((one) => shown - one);
      const unchanged = offsets.size === 1;
      return candidates.filter((at) => unchanged || at + offset(at) === shown).sort((a, b) => a - b);
    },
    changes: (shown) => {
      const [before, after] = around(shown);
      return offset(before) === offset(after) ? [] : [changeBetween(offset, before, after)];
    },
  };
}

/** The first moment that has another offset than `before`. */
function changeBetween(offset: (at: number) => number, before: number, after: number): number {
  const old = offset(before);
  let [last, first] = [before, after];
  while (first - last > 1) {
    const middle = Math.floor((first + last) / 2);
    if (offset(middle) === old) last = middle;
    else first = middle;
  }
  return first;
}
