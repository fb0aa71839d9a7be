/** Which record is associated with which, kept in both directions. */
export class Links {
  readonly #targets = new Map<string, Set<string>>();

  join(kind: string, id: string, otherKind: string, otherId: string): void {
    this.#set(`${kind}/${id}/${otherKind}`).add(otherId);
    this.#set(`${otherKind}/${otherId}/${kind}`).add(id);
  }

  has(kind: string, id: string, otherKind: string, otherId: string): boolean {
    return this.#targets.get(`${kind}/${id}/${otherKind}`)?.has(otherId) ?? false;
  }

  of(kind: string, id: string, otherKind: string): string[] {
    return [...(this.#targets.get(`${kind}/${id}/${otherKind}`) ?? [])];
  }

  reset(): void {
    this.#targets.clear();
  }

  #set(key: string): Set<string> {
    const known = this.#targets.get(key);
    if (known) return known;
    const made = new Set<string>();
    this.#targets.set(key, made);
    return made;
  }
}
