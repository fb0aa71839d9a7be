/** ` (did you mean "…"?)` for a mistyped name, or nothing where no known name is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

/** What is said of a fact that a question does not have: the one that was meant, else all that there are. */
export function unknownFact(name: string, known: readonly string[]): string {
  return `unknown fact "${name}"${suggestion(name, known) || ` (there are: ${known.join(', ')})`}`;
}

/** The known name that differs least, if it differs in at most a third of its letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(typed, candidate.toLowerCase()) }))
    // Of two that are as near, the one that holds what was typed: `=` was rather meant to be `==` than `!`.
    .sort(
      (a, b) => a.steps - b.steps || Number(b.candidate.includes(name)) - Number(a.candidate.includes(name)),
    );
  const [best] = ranked;
  return best && best.steps <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

// Levenshtein, one row at a time; a swap of neighbours counts as two.
function distance(from: string, to: string): number {
  const wanted = [...to];
  let row = [0, ...wanted.map((_, at) => at + 1)];
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of wanted.entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[wanted.length] ?? 0;
}
