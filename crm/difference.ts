/** The entries of `wanted` whose value is not already there. A field that is absent counts as empty. */
export function difference(
  present: Readonly<Record<string, string | undefined>>,
  wanted: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => (present[name] ?? '') !== value),
  );
}
