// The token budget of the day, the burst window and the edge (pipedrive.md 1.6).
import { RollingLimit } from '../core/rate-limit';
import { failure, Refusal } from './refusals';
import { type PipedriveSettings, realLimits } from './settings';

export interface Spending {
  request: string;
  cost: number;
}

const windowMs = 2000;
const keep = 5000;
const dayMs = 86_400_000;

export class Limits {
  readonly #burst = new RollingLimit(windowMs);
  readonly #search = new RollingLimit(windowMs);
  #day = 0;
  #today = 0;
  #refusals = 0;
  #blockedUntil = 0;
  spent = 0;
  readonly spendings: Spending[] = [];

  constructor(
    private readonly settings: PipedriveSettings,
    private readonly now: () => number,
  ) {}

  /** After ignored 429s the edge blocks the company's token traffic, in HTML (pipedrive.md 1.5). */
  isBlocked(): boolean {
    return this.now() < this.#blockedUntil;
  }

  /** Takes one request, or refuses it. Answers the headers that tell what is left. */
  take(token: string, cost: number, isSearch: boolean, request: string): Record<string, string> {
    const now = this.now();
    this.#turnDay(now);
    if (this.#exhausted()) throw this.#tooMany('daily request limit reached', '3600', 0);
    const left = this.#burst.take(token, this.settings.burstLimit, now);
    const searches = isSearch && left >= 0 ? this.#search.take(token, this.settings.searchLimit, now) : left;
    if (searches < 0) throw this.#tooMany('request over limit', '2', 0);
    this.#spend(cost, request);
    return this.#headers(Math.min(left, searches));
  }

  reset(): void {
    this.#burst.reset();
    this.#search.reset();
    this.clear();
    this.#day = 0;
    this.#today = 0;
    this.#refusals = 0;
    this.#blockedUntil = 0;
  }

  /** What was spent; not what is left of the day. */
  clear(): void {
    this.spent = 0;
    this.spendings.length = 0;
  }

  /** Resets at midnight of the server's time zone, which the sheet does not name: UTC. */
  #turnDay(now: number): void {
    const day = Math.floor(now / dayMs);
    if (day !== this.#day) this.#today = 0;
    this.#day = day;
  }

  #exhausted(): boolean {
    const { dailyTokens } = this.settings;
    return dailyTokens !== null && this.#today >= dailyTokens;
  }

  /** A failed request costs as well (pipedrive.md 1.6: unconfirmed: the harder one). */
  #spend(cost: number, request: string): void {
    this.#refusals = 0;
    this.#today += cost;
    this.spent += cost;
    this.spendings.push({ request, cost });
    if (this.spendings.length > keep) this.spendings.shift();
  }

  #tooMany(error: string, wait: string, left: number): Refusal {
    const { edgeBlockAfter, edgeBlockMs, retryAfter } = this.settings;
    this.#refusals += 1;
    if (edgeBlockAfter !== null && this.#refusals > edgeBlockAfter)
      this.#blockedUntil = this.now() + edgeBlockMs;
    const { body } = failure(429, error, { errorCode: 429 });
    const headers = { ...this.#headers(left), ...(retryAfter ? { 'retry-after': wait } : {}) };
    return new Refusal(429, body, error, headers);
  }

  #headers(left: number): Record<string, string> {
    const real = realLimits(this.settings);
    const burst = this.settings.burstLimit ?? real.burstLimit;
    const daily = this.settings.dailyTokens ?? real.dailyTokens;
    const headers = {
      'x-ratelimit-limit': String(burst),
      'x-ratelimit-remaining': String(Math.max(0, Math.min(left, burst - 1))),
      'x-ratelimit-reset': String(windowMs / 1000),
    };
    if (!this.settings.dailyHeaders) return headers;
    return {
      ...headers,
      'x-daily-ratelimit-token-limit': String(daily),
      'x-daily-ratelimit-token-remaining': String(Math.max(0, daily - this.#today)),
    };
  }
}
