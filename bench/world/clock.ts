// Time as the scene has it, shared by two processes: the one that holds the sandbox, and the one that runs the
// package. A request bears the moment at which it was sent; its answer is there `latency` later.
import http from 'node:http';

export const clockHeader = 'x-bench-clock';
/** What a request takes; vendors' usual answers take 100 to 300 ms. */
export const latency = 150;
/** Longer timers are time limits, which run in real time; shorter ones are the relay's own waiting. */
const longestWait = 2_500;

export interface SceneClock {
  now(): number;
  /** Never back. */
  moveTo(moment: number): void;
}

/** Takes over Date.now and waiting in this process. */
export function startClock(): SceneClock {
  let now = 0;
  const moveTo = (moment: number) => {
    now = Math.max(now, moment);
  };
  Date.now = () => now;
  takeOverWaiting(() => now, moveTo);
  takeOverRequests(() => now, moveTo);
  return { now: () => now, moveTo };
}

function takeOverWaiting(now: () => number, moveTo: (moment: number) => void): void {
  const real = globalThis.setTimeout;
  const wait = (work: () => void, milliseconds = 0, ...rest: unknown[]) => {
    if (milliseconds === 0 || milliseconds > longestWait) return real(work, milliseconds, ...rest);
    const until = now() + milliseconds;
    return real(() => {
      moveTo(until);
      work();
    }, 0);
  };
  globalThis.setTimeout = Object.assign(wait, real) as typeof setTimeout;
}

function takeOverRequests(now: () => number, moveTo: (moment: number) => void): void {
  const real = http.request;
  const send = (...args: Parameters<typeof http.request>) => {
    const request = real(...args);
    const sentAt = now();
    request.setHeader(clockHeader, String(sentAt));
    request.on('response', () => moveTo(sentAt + latency));
    return request;
  };
  http.request = send as typeof http.request;
}
