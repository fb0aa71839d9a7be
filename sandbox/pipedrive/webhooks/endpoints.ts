// Ten first attempts in vain, and an endpoint is banned for half an hour (pipedrive.md 5.3).
const tolerated = 10;
const banMs = 30 * 60_000;

export class Endpoints {
  readonly #byUrl = new Map<string, { failures: number; bannedUntil: number }>();

  isBanned(url: string, now: number): boolean {
    return now < (this.#byUrl.get(url)?.bannedUntil ?? 0);
  }

  /** A success in between forgives nothing (unconfirmed: the harder one). */
  failed(url: string, now: number): void {
    const { failures, bannedUntil } = this.#byUrl.get(url) ?? { failures: 0, bannedUntil: 0 };
    const banned = failures + 1 >= tolerated;
    this.#byUrl.set(
      url,
      banned ? { failures: 0, bannedUntil: now + banMs } : { failures: failures + 1, bannedUntil },
    );
  }

  reset(): void {
    this.#byUrl.clear();
  }
}
