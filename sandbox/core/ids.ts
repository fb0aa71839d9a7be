/** Ids are counted, not drawn, so that the same run gives the same ids. */
export class Counter {
  #last: number;

  constructor(
    private readonly first: number,
    private readonly step = 1,
  ) {
    this.#last = first - step;
  }

  next(): number {
    this.#last += this.step;
    return this.#last;
  }

  reset(): void {
    this.#last = this.first - this.step;
  }
}

/** A small seeded generator (mulberry32): a failing run can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Drawn but for its end, which is counted: no two are equal, however poor the generator. */
export const countedUuid = (random: () => number, count: number): string =>
  `${uuid(random).slice(0, 24)}${count.toString(16).padStart(12, '0')}`;

export function uuid(random: () => number): string {
  const digit = (char: string): string => {
    const value = Math.floor(random() * 16);
    return (char === 'x' ? value : (value & 3) | 8).toString(16);
  };
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, digit);
}
