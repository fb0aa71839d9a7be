/** Asks once and remembers the answer; a failure is not remembered. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= work().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

/** The same for each of many, such as the connection of one call: those who ask side by side share one answer. */
export function oncePer<K extends object, T>(work: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const asked = new WeakMap<K, () => Promise<T>>();
  return (key) => {
    const ask = asked.get(key) ?? once(() => work(key));
    asked.set(key, ask);
    return ask();
  };
}
