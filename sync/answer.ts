/** Below the platform's limit of 6 MB an answer. */
export const answerBytes = 4_500_000;

export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** How many of the items there is room for, one at the least. */
export function fitting(items: readonly object[], room: number): number {
  let bytes = 0;
  const first = items.findIndex((item) => {
    bytes += sizeOf(item);
    return bytes > room;
  });
  return first < 0 ? items.length : Math.max(first, 1);
}
