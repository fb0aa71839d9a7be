// How long properties run: a number of seeds by default, so that every machine tries the same; by time, and from a new
// seed, by `npm run soak`.
import fc, { firstSeed, soakMinutes } from '../helpers/properties';

/** A test begins with a fresh world: a long run is several of them. */
const minutesOfARound = 2;

/** One by default. */
export const rounds = Array.from(
  { length: Math.max(1, Math.ceil(soakMinutes / minutesOfARound)) },
  (_, round) => round,
);

/** Milliseconds of a round for all properties of one CRM. */
const timeForEach = (soakMinutes * 60_000) / rounds.length;

const seedsOfARound = 1_000_000;

const runsOfASeed = 4;
/** A failing run is made as small as this time allows. */
const shrinkTime = 90_000;

/** Milliseconds that a test may take. */
export const mostTime = timeForEach + shrinkTime + 120_000;

export interface Budget {
  /** In a test run. Four worlds are made of each. */
  seeds: number;
  /** In a soak: the part of the time that this property gets. */
  share: number;
}

/**
 * Runs a property until its budget is spent. A failing run prints `seed` and `path`; `RELAY_SEED` and `RELAY_PATH`
 * repeat it.
 * @returns the seeds that were tried
 */
export async function runFor<T>(
  { seeds, share }: Budget,
  round: number,
  property: fc.IAsyncProperty<T>,
): Promise<string> {
  const first = firstSeed + round * seedsOfARound;
  const path = process.env.RELAY_PATH;
  const began = performance.now();
  const isSpent = (tried: number) =>
    soakMinutes > 0 ? performance.now() - began >= timeForEach * share : tried >= seeds;
  let seed = first;
  do {
    await fc.assert(property, {
      ...{ seed, numRuns: runsOfASeed, interruptAfterTimeLimit: shrinkTime, markInterruptAsFailure: true },
      ...(path && { path }),
    });
    seed += 1;
  } while (!isSpent(seed - first));
  return `seeds ${first} to ${seed - 1}`;
}

/** A line of the test run: what was tried. */
export function report(title: string, tried: string, counts: Readonly<Record<string, number>>): void {
  const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(`${title}: ${tried}, ${told.join(', ')}\n`);
}
