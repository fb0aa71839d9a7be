// A record is the list of what was written to it. Its present state, its property history and its state at
// an earlier moment (what a lagging search index still shows) are all read from that one list.

export interface Source {
  type: string;
  id?: string;
  label?: string;
  userId?: number;
}

export type Values = Readonly<Record<string, string>>;

export interface Write {
  at: number;
  source: Source;
  /** Only what this write set. Empty for a mere touch, such as a note on a contact. */
  values: Values;
}

export interface View {
  ledger: Ledger;
  values: Values;
  /** When the record was last written. */
  stamp: number;
}

export class Ledger implements View {
  readonly writes: Write[];
  values: Values;
  removedAt: number | undefined;

  constructor(
    readonly number: number,
    first: Write,
    /** As the API says it, where that is not the number. */
    readonly id: string = String(number),
  ) {
    this.writes = [first];
    this.values = first.values;
  }

  get ledger(): Ledger {
    return this;
  }

  get createdAt(): number {
    return this.writes[0]?.at ?? 0;
  }

  get stamp(): number {
    return this.writes.at(-1)?.at ?? 0;
  }

  add(write: Write): void {
    if (write.at < this.createdAt)
      throw new RangeError(`Record ${this.id} did not exist at ${new Date(write.at).toISOString()}.`);
    if (write.at >= this.stamp) {
      this.writes.push(write);
      this.values = { ...this.values, ...write.values };
      return;
    }
    const later = this.writes.findIndex(({ at }) => at > write.at);
    this.writes.splice(later, 0, write);
    this.values = fold(this.writes);
  }

  /** The record as it stood at that moment; undefined where it did not exist yet. */
  asOf(moment: number): View | undefined {
    if (this.createdAt > moment || (this.removedAt !== undefined && this.removedAt <= moment))
      return undefined;
    if (this.stamp <= moment) return this;
    const known = this.writes.filter(({ at }) => at <= moment);
    return { ledger: this, values: fold(known), stamp: known.at(-1)?.at ?? 0 };
  }

  /** Newest first, at most `depth` entries. */
  history(name: string, depth: number): { value: string; write: Write }[] {
    const entries: { value: string; write: Write }[] = [];
    for (let index = this.writes.length - 1; index >= 0 && entries.length < depth; index -= 1) {
      const write = this.writes[index];
      const value = write?.values[name];
      if (write && value !== undefined) entries.push({ value, write });
    }
    return entries;
  }
}

function fold(writes: readonly Write[]): Values {
  return Object.assign({}, ...writes.map(({ values }) => values));
}
