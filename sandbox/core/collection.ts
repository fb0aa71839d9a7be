import { Ledger, type Write } from './ledger';

/**
 * Records of one kind, ascending by id, with a journal of their writes by moment: "what changed between"
 * costs what changed, not what is there, which is what a poll over 100,000 contacts needs.
 */
export class Collection {
  readonly #byId = new Map<string, Ledger>();
  #list: Ledger[] = [];
  #journal: { at: number; ledger: Ledger }[] = [];
  #journalSorted = true;

  add(number: number, first: Write, id?: string): Ledger {
    const ledger = new Ledger(number, first, id);
    this.#byId.set(ledger.id, ledger);
    this.#list.push(ledger); // ids are counted upwards, so the list stays in order
    this.#note(first.at, ledger);
    return ledger;
  }

  write(ledger: Ledger, write: Write): void {
    ledger.add(write);
    this.#note(write.at, ledger);
  }

  get(id: string): Ledger | undefined {
    return this.#byId.get(id);
  }

  all(): readonly Ledger[] {
    return this.#list;
  }

  /** Records with an id greater than this. */
  above(number: number): readonly Ledger[] {
    const start = firstIndex(this.#list, (ledger) => ledger.number > number);
    return start === 0 ? this.#list : this.#list.slice(start);
  }

  /** Records written to in this span, both ends included; latest write last. */
  touched(from: number, to: number): readonly Ledger[] {
    const [start, end] = this.#span(from, to);
    const latest = new Set<Ledger>();
    for (let index = end - 1; index >= start; index -= 1) {
      const entry = this.#journal[index];
      if (entry) latest.add(entry.ledger);
    }
    return [...latest].reverse();
  }

  /** An upper bound of how many `touched` would answer, without collecting them. */
  countTouched(from: number, to: number): number {
    const [start, end] = this.#span(from, to);
    return Math.max(0, end - start);
  }

  reset(): void {
    this.#byId.clear();
    this.#list = [];
    this.#journal = [];
    this.#journalSorted = true;
  }

  #note(at: number, ledger: Ledger): void {
    const last = this.#journal.at(-1);
    if (last && last.at > at) this.#journalSorted = false;
    this.#journal.push({ at, ledger });
  }

  #span(from: number, to: number): [number, number] {
    if (!this.#journalSorted) {
      this.#journal.sort((one, other) => one.at - other.at);
      this.#journalSorted = true;
    }
    return [
      firstIndex(this.#journal, ({ at }) => at >= from),
      firstIndex(this.#journal, ({ at }) => at > to),
    ];
  }
}

/** Binary search: the first index from which `holds` is true. */
function firstIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
