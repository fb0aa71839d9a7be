/** One choice of an enumeration, as the account has it. */
export interface Option {
  value: string;
  label: string;
}

const folded = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
const squeezed = (text: string) => folded(text).replaceAll(' ', '');

/**
 * The account's own value for what we mean: the exact value, else the value or the label ignoring case and how
 * words are joined, else also whether they are (`Out of Office` is `OutOfOffice`). Vendors refuse `In_Progress` where the option is `IN_PROGRESS`.
 */
export function matchOption(options: readonly Option[], meant: string): string | undefined {
  const exact = options.find((option) => option.value === meant);
  const wanted = folded(meant);
  const match =
    exact ??
    options.find((option) => folded(option.value) === wanted) ??
    options.find((option) => folded(option.label) === wanted) ??
    options.find(({ value, label }) => [value, label].map(squeezed).includes(squeezed(meant)));
  return match?.value;
}
