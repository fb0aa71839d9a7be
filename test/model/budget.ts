// How long properties run: a short time by default, from the same seed each time, so that a test run says the same
// twice; longer and from a new seed by `npm run soak`.
import fc from 'fast-check';

const minutes = Number(process.env.RELAY_SOAK_MINUTES ?? 0);
/** A test begins with a fresh world: a long run is several of them. */
const minutesOfARound = 2;

/** One by default. */
export const rounds = Array.from(
  { length: Math.max(1, Math.ceil(minutes / minutesOfARound)) },
  (_, round) => round,
);

/** Milliseconds of a round for all properties of one CRM. */
export const timeForEach = minutes > 0 ? (minutes * 60_000) / rounds.length : 12_000;

/** What a failing run prints as `seed` begins with that run; `RELAY_SEED` takes it, and `RELAY_PATH` its `path`. */
const firstSeed = Number(process.env.RELAY_SEED ?? (minutes > 0 ? Date.now() % 2 ** 30 : 20_260_302));
const seedsOfARound = 1_000_000;

const runsOfASeed = 4;
/** A failing run is made as small as this time allows. */
const shrinkTime = 90_000;

/** Milliseconds that a test may take. */
export const mostTime = timeForEach + shrinkTime + 60_000;

/** Runs a property until its time is up. @returns the seeds that were tried */
export async function runFor<T>(
  time: number,
  round: number,
  property: fc.IAsyncProperty<T>,
): Promise<string> {
  const began = performance.now();
  const first = firstSeed + round * seedsOfARound;
  const path = process.env.RELAY_PATH;
  let seed = first;
  do {
    await fc.assert(property, {
      ...{ seed, numRuns: runsOfASeed, interruptAfterTimeLimit: shrinkTime, markInterruptAsFailure: true },
      ...(path && { path }),
    });
    seed += 1;
  } while (performance.now() - began < time);
  return `seeds ${first} to ${seed - 1}`;
}

/** A line of the test run: what was tried. */
export function report(title: string, tried: string, counts: Readonly<Record<string, number>>): void {
  const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(`${title}: ${tried}, ${told.join(', ')}\n`);
}
