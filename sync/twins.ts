/** A warning that links the records beside the one that was taken; none where there are no others. */
export function twinWarnings(
  key: string,
  others: readonly { name: string; id: string; url: string }[],
): string[] {
  if (others.length === 0) return [];
  const places = others.map(({ name, id, url }) => `${name || 'Record'} (${url || `id ${id}`})`);
  return [`Several records share ${key}: the oldest was taken, beside ${places.join(', ')}.`];
}
