/** Counts events per key in a rolling span. A limit of null counts nothing: a long test would only fill memory. */
export class RollingLimit {
  readonly #events = new Map<string, number[]>();

  constructor(readonly spanMs: number) {}

  /** Takes one if allowed; answers how many are left, -1 when refused. */
  take(key: string, limit: number | null, now: number): number {
    if (limit === null) return Number.POSITIVE_INFINITY;
    // Events from the future are dropped as well: somebody set the clock back.
    const recent = (this.#events.get(key) ?? []).filter((at) => at > now - this.spanMs && at <= now);
    const allowed = recent.length < limit;
    if (allowed) recent.push(now);
    this.#events.set(key, recent);
    return allowed ? limit - recent.length : -1;
  }

  reset(): void {
    this.#events.clear();
  }
}

/** Counts per calendar day of a time zone. */
export class DailyLimit {
  #day = '';
  #used = 0;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  take(limit: number | null, now: number, timeZone: string): number {
    if (limit === null) return Number.POSITIVE_INFINITY;
    const day = this.#format(timeZone).format(now);
    if (day !== this.#day) {
      this.#day = day;
      this.#used = 0;
    }
    if (this.#used >= limit) return -1;
    this.#used += 1;
    return limit - this.#used;
  }

  reset(): void {
    this.#day = '';
    this.#used = 0;
  }

  #format(timeZone: string): Intl.DateTimeFormat {
    const known = this.#formats.get(timeZone);
    if (known) return known;
    const made = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    this.#formats.set(timeZone, made);
    return made;
  }
}
