/** The demo's time: moved by hand, so that a sales day passes in a second and always looks the same. */
export interface DemoClock {
  now(): number;
  advance(minutes: number): void;
  /** Back to the morning. */
  reset(): void;
  /** `09:05`, UTC. */
  label(): string;
  /** `03-02`, UTC. */
  date(): string;
}

/** Takes over Date.now of this process, in which the package and the sandbox both run. */
export function startClock(moment: string): DemoClock {
  let now = Date.parse(moment);
  Date.now = () => now;
  return {
    now: () => now,
    advance: (minutes) => {
      now += minutes * 60_000;
    },
    reset: () => {
      now = Date.parse(moment);
    },
    label: () => new Date(now).toISOString().slice(11, 16),
    date: () => new Date(now).toISOString().slice(5, 10),
  };
}
