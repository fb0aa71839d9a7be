/** How often a request that is safe to repeat is sent at the most. */
export const maxTries = 3;

const pauses = [250, 750] as const;

/**
 * Milliseconds to wait before the next try, or undefined when the failure is final.
 * Only a request whose repetition is harmless gets a second try: a write that was cut off may have happened.
 */
export function pauseBefore(
  nextTry: number,
  failure: { repeatable: boolean; timeLeft: number },
): number | undefined {
  const pause = pauses[nextTry - 2];
  if (!failure.repeatable || pause === undefined || nextTry > maxTries) return undefined;
  return failure.timeLeft > pause + 2_000 ? pause : undefined;
}
