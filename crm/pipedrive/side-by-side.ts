/** Does the work for each item, at most `width` at a time; results in the items' order. */
export async function sideBySide<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const waiting = [...items.entries()];
  const results: [number, R][] = [];
  const takeOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      results.push([next[0], await work(next[1])]);
  };
  await Promise.all(Array.from({ length: width }, takeOn));
  return results.sort(([one], [other]) => one - other).map(([, result]) => result);
}
