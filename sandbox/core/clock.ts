export interface Clock {
  now(): number;
  /** Stops the clock at this moment; from then on only `advance` and `set` move it. */
  set(moment: number | string): void;
  /** Moves the clock. A running clock keeps running. */
  advance(ms: number): void;
}

export interface ResettableClock extends Clock {
  reset(): void;
}

/** `moved` is told when somebody moved it, not when time goes by. */
export function createClock(source: () => number, moved: () => void = () => {}): ResettableClock {
  let offset = 0;
  let standing: number | undefined;
  return {
    now: () => standing ?? Math.floor(source()) + offset,
    set: (moment) => {
      standing = toMs(moment);
      moved();
    },
    advance: (ms) => {
      if (!Number.isInteger(ms)) throw new RangeError(`The clock moves by whole milliseconds, not by ${ms}.`);
      if (standing === undefined) offset += ms;
      else standing += ms;
      moved();
    },
    reset: () => {
      offset = 0;
      standing = undefined;
    },
  };
}

export function toMs(moment: number | string): number {
  const ms = typeof moment === 'number' ? Math.floor(moment) : Date.parse(moment);
  if (Number.isNaN(ms))
    throw new RangeError(`"${moment}" is not a moment: use epoch milliseconds or ISO 8601.`);
  return ms;
}

/** ISO 8601 UTC, the milliseconds part absent when zero (hubspot.md 3.1). */
export function isoShort(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
