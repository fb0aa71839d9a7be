/** Stands the clock still at a moment; timers go on. Only Date is replaced, so nothing waits for a test. */
export function setTime(moment: string | number): void {
  jest.useFakeTimers({
    now: new Date(moment).getTime(),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

export function advance(milliseconds: number): void {
  jest.setSystemTime(Date.now() + milliseconds);
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
