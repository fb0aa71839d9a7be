/**
 * When the process lets go of its garbage: as it likes; before each call, so that the heap tells what the call took; or
 * at each look at the heap, so that it tells what the call held. Then the time of the call tells nothing.
 */
export type Collecting = 'freely' | 'before calls' | 'at each look';

/** What the process that runs the package is asked. */
export interface Ask {
  folder: string;
  now: number;
  event: Record<string, unknown>;
  /** Drops what the platform's cache holds. */
  forget: boolean;
  collect: Collecting;
}

/** What it answers. */
export interface Told {
  results?: unknown;
  /** Name and message of what was thrown. */
  error?: string;
  /** The scene's moment when the answer was there. */
  now: number;
  /** Real milliseconds. */
  milliseconds: number;
  /** The heap in use before the call and the most during it, in bytes. */
  base: number;
  heap: number;
  /** The most that the process has taken so far, in bytes. */
  resident: number;
}
