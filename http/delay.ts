import type { Answer } from './send';

/** Seconds that the vendor asks to wait (`Retry-After`); undefined where it names none. */
export function askedDelay(answer: Answer): number | undefined {
  const seconds = Number(answer.header('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}
