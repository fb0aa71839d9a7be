// Sets of small numbers, as bits: which of a fact's value classes are meant.
export type Bits = Uint32Array;

export function emptyBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

export function fullBits(size: number): Bits {
  return bitsOf(size, Array(size).keys());
}

export function bitsOf(size: number, items: Iterable<number>): Bits {
  const bits = emptyBits(size);
  for (const item of items) bits[item >> 5] = (bits[item >> 5] ?? 0) | (1 << (item & 31));
  return bits;
}

export function itemsOfBits(bits: Bits): number[] {
  return [...bits].flatMap((word, at) =>
    Array.from({ length: 32 }, (_, bit) => bit)
      .filter((bit) => ((word >>> bit) & 1) === 1)
      .map((bit) => at * 32 + bit),
  );
}

export function common(a: Bits, b: Bits): Bits {
  return a.map((word, at) => word & (b[at] ?? 0));
}

export function without(a: Bits, b: Bits): Bits {
  return a.map((word, at) => word & ~(b[at] ?? 0));
}

export function union(a: Bits, b: Bits): Bits {
  return a.map((word, at) => word | (b[at] ?? 0));
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

// The next three run in the inner loop of every proof, so they allocate nothing.
export function meets(a: Bits, b: Bits): boolean {
  for (let at = 0; at < a.length; at++) if (((a[at] ?? 0) & (b[at] ?? 0)) !== 0) return true;
  return false;
}

export function isWithin(a: Bits, b: Bits): boolean {
  for (let at = 0; at < a.length; at++) if (((a[at] ?? 0) & ~(b[at] ?? 0)) !== 0) return false;
  return true;
}

export function isSame(a: Bits, b: Bits): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) for (; word !== 0; word &= word - 1) count++;
  return count;
}
