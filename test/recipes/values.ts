// What the cells of a recipe's tables mean.
import { choicesOf, type Field, inputFields, outputFields } from './definition';
import type { Row } from './read';

/** `{{2. Email}}`: what the second step calls Email. */
const mapping = /\{\{(\d+)\. ([^}]+)\}\}/g;
export const leftEmpty = 'leave empty';

export interface Reference {
  step: number;
  label: string;
}

export const referencesIn = (text: string): Reference[] =>
  [...text.matchAll(mapping)].map(([, step, label = '']) => ({ step: Number(step), label }));

/** What a mapped field of an earlier step holds. */
export type Lookup = (reference: Reference) => unknown;

/** One mapping alone keeps its value, such as a list; in a text it becomes text. */
export function filledIn(template: string, lookup: Lookup): unknown {
  const [first] = referencesIn(template);
  if (first && template === `{{${first.step}. ${first.label}}}`) return lookup(first) ?? '';
  return template.replace(mapping, (_, step, label) => String(lookup({ step: Number(step), label }) ?? ''));
}

/** What is typed or mapped stands in a code span. */
export const typedIn = (cell: string): string | undefined => /^`([^`]+)`$/.exec(cell)?.[1];

/** The fields that the editor shows once the dropdowns are chosen as in these rows. */
export const fieldsFor = async (key: string, rows: readonly Row[]): Promise<Field[]> =>
  inputFields(key, await chosenFrom(key, rows));

/** What the editor then offers of the step to later ones. */
export const outputsFor = async (key: string, rows: readonly Row[]): Promise<Field[]> =>
  outputFields(key, await chosenFrom(key, rows));

async function chosenFrom(key: string, rows: readonly Row[]): Promise<object> {
  const atFirst = await inputFields(key);
  const chosen = rows.filter((row) => {
    const field = atFirst.find((one) => one.key === row.key);
    return field !== undefined && choicesOf(field) !== undefined && typedIn(row.value) === undefined;
  });
  return inputDataFrom(chosen, atFirst, () => '');
}

/** What Zapier hands over for these rows. @throws Error for a choice that a dropdown does not show */
export function inputDataFrom(rows: readonly Row[], fields: readonly Field[], lookup: Lookup): object {
  const data: Record<string, unknown> = {};
  for (const row of rows.filter(({ value }) => value !== leftEmpty)) {
    const field = fields.find(({ key }) => key === row.key);
    if (!field) throw new Error(`There is no field "${row.label}" (${row.key}).`);
    const value = cellValue(row.value, field, lookup);
    data[field.key] = row.part ? { ...Object(data[field.key]), [row.part]: value } : value;
  }
  return data;
}

function cellValue(cell: string, field: Field, lookup: Lookup): unknown {
  const typed = typedIn(cell);
  if (typed !== undefined) return filledIn(typed, lookup);
  const chosen = cell.split(', ').map((label) => chosenIn(field, label));
  return field.list ? chosen : chosen[0];
}

function chosenIn(field: Field, label: string): string {
  const choice = choicesOf(field)?.find((one) => one.label === label);
  if (!choice) throw new Error(`The dropdown of ${field.label} does not show "${label}".`);
  return choice.value;
}

/** Filter by Zapier: `` `{{3. Decision}}` (Text) Exactly matches `refused` ``. */
export function holds(condition: string, lookup: Lookup): boolean {
  const [, left = '', operator = '', right = ''] =
    /^`([^`]+)` ([^`]+?)(?: `([^`]*)`)?$/.exec(condition) ?? [];
  const value = String(filledIn(left, lookup));
  const test = tests[operator];
  if (!test) throw new Error(`"${condition}" is no condition of a filter.`);
  return test(value, right);
}

const tests: Record<string, (value: string, other: string) => boolean> = {
  '(Text) Exactly matches': (value, other) => value === other,
  '(Text) Does not exactly match': (value, other) => value !== other,
  '(Text) Contains': (value, other) => value.includes(other),
  '(Number) Greater than': (value, other) => Number(value) > Number(other),
  Exists: (value) => value !== '',
};
