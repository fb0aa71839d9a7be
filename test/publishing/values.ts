// Samples and results in the spelling of output fields: parent__child, line[]item.
import type { Field } from './definition';

/** Every value with its path; a list of plain values is one value. */
export function flat(value: unknown, path = ''): [path: string, value: unknown][] {
  if (Array.isArray(value)) {
    const records = value.filter((one) => typeof one === 'object' && one !== null);
    return records.length === 0
      ? [[path, value]]
      : records.flatMap((one) => entriesOf(one).flatMap(([key, inner]) => flat(inner, `${path}[]${key}`)));
  }
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return entriesOf(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}__${key}`));
}

const entriesOf = (value: object): [string, unknown][] => Object.entries(value);

export const isIsoMoment = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d))?$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  datetime: isIsoMoment,
};

/** Whether a value is of the type that its field says; a field without a type is text. What does not apply is null. */
export function fits({ type = 'string', list = false }: Field, value: unknown): boolean {
  if (value === null) return true;
  const isOfType = tests[type] ?? (() => false);
  if (list) return Array.isArray(value) && value.every(isOfType);
  return isOfType(value) || (type === 'datetime' && value === '');
}
