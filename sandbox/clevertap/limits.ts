// How many requests may be under way at the same time. (clevertap.md 7)
import { RollingLimit } from '../core/rate-limit';
import type { CleverTapSettings } from './settings';

export type Kind = 'upload' | 'read';

/** Answers here take no time, so what began in the last moment counts as under way. */
const requestMs = 200;

export class Limits {
  readonly #begun = new RollingLimit(requestMs);

  constructor(
    private readonly settings: CleverTapSettings,
    private readonly now: () => number,
  ) {}

  /** Whether one more may begin. */
  take(kind: Kind): boolean {
    const limit = kind === 'upload' ? this.settings.uploadsAtOnce : this.settings.readsAtOnce;
    return this.#begun.take(kind, limit, this.now()) >= 0;
  }

  reset(): void {
    this.#begun.reset();
  }
}
