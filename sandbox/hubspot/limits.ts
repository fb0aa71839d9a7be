// Rate limits (hubspot.md 1.5). A limit of null is not enforced; see README.md for which clock counts.
import { DailyLimit, RollingLimit } from '../core/rate-limit';
import { tooMany } from './refusals';
import { type HubSpotSettings, realLimits } from './settings';

export class Limits {
  readonly #burst = new RollingLimit(10_000);
  readonly #search = new RollingLimit(1000);
  readonly #daily = new DailyLimit();

  constructor(
    private readonly settings: HubSpotSettings,
    private readonly now: () => number,
  ) {}

  /** Takes one request, or refuses it. Answers the headers that tell what is left: none on search. */
  take(token: string, isSearch: boolean): Record<string, string> {
    const { burstLimit, dailyLimit, searchPerSecond, timeZone } = this.settings;
    const now = this.now();
    // Search is exempt from the burst limit and has its own, shared by the whole account.
    const left = isSearch
      ? this.#search.take('', searchPerSecond, now)
      : this.#burst.take(token, burstLimit, now);
    if (left < 0) throw tooMany(isSearch ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING');
    const leftToday = this.#daily.take(dailyLimit, now, timeZone);
    if (leftToday < 0) throw tooMany('DAILY');
    return isSearch ? {} : headers(this.settings, left, leftToday);
  }

  reset(): void {
    for (const limit of [this.#burst, this.#search, this.#daily]) limit.reset();
  }
}

function headers(
  { burstLimit, dailyLimit }: HubSpotSettings,
  left: number,
  leftToday: number,
): Record<string, string> {
  const max = burstLimit ?? realLimits.burstLimit;
  const daily = dailyLimit ?? realLimits.dailyLimit;
  return {
    'x-hubspot-ratelimit-max': String(max),
    'x-hubspot-ratelimit-remaining': String(Math.min(left, max - 1)),
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
    'x-hubspot-ratelimit-daily': String(daily),
    'x-hubspot-ratelimit-daily-remaining': String(Math.min(leftToday, daily - 1)),
  };
}
