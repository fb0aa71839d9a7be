// How values arrive from Zapier: text that may be empty, booleans that may be text, lists that may be comma text; made
// sure before anything is read or written.
import { RelayError } from '../http';
import { isObject } from './json';

export { isObject, type JsonObject, jsonObjectInput } from './json';

/** Milliseconds of an ISO 8601 date-time with a zone. @throws RelayError `Invalid input` */
export function checkMoment(text: string | undefined, field: string): number | undefined {
  if (!text) return undefined;
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
  const at = zoned.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} is no moment.`,
    why: 'A date and time with a time zone is needed, such as 2026-03-02T09:30:00Z.',
    todo: 'Map a full date and time.',
  });
}

/** A calendar date, YYYY-MM-DD; a date-time is cut to its date. @throws RelayError `Invalid input` */
export function checkDate(text: string | undefined, field: string): string | undefined {
  if (!text) return undefined;
  const date = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text.trim())?.[0];
  if (date && existsInCalendar(date)) return date;
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} is no date.`,
    why: 'A date such as 2026-03-02 is needed, and one that exists.',
    todo: 'Map a date.',
  });
}

/** A plain number, such as 12 or 12.5. @throws RelayError `Invalid input` */
export function checkNumber(text: string | undefined, field: string): number | undefined {
  if (!text || text.trim() === '') return undefined;
  if (/^-?\d+(\.\d+)?$/.test(text.trim())) return Number(text.trim());
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} is no number.`,
    why: 'A plain number is needed, such as 1200 or 12.5, without thousands separators or a currency.',
    todo: 'Map a number.',
  });
}

/** A code of three letters, in capitals. @throws RelayError `Invalid input` */
export function checkCurrency(text: string | undefined, field: string): string | undefined {
  if (!text || text.trim() === '') return undefined;
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} is no currency.`,
    why: 'A code of three letters is needed, such as EUR.',
    todo: 'Map the code of a currency.',
  });
}

function existsInCalendar(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** @throws RelayError `Required field missing`, naming the field */
export function needText(text: string | undefined, field: string): string {
  if (text !== undefined && text.trim() !== '') return text;
  throw new RelayError('Required field missing', {
    what: `${field} is empty.`,
    why: 'This step cannot work without it.',
    todo: `Fill in ${field}.`,
  });
}

/** undefined when nothing was filled in. Of a list, such as line items, the values with commas between them. */
export function textInput(value: unknown): string | undefined {
  if (Array.isArray(value)) return textInput(value.flatMap((one) => textInput(one) ?? []).join(','));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? wellFormed(value) : undefined;
}

/** Half a character has no bytes, and no address can hold it: the sign that stands for it everywhere takes its place. */
const wellFormed = (text: string) => Buffer.from(text).toString();

/** @throws RelayError `Invalid input` for what is neither yes nor no */
export function flagInput(value: unknown, standard: boolean, field: string): boolean {
  if (value === undefined || value === null || value === '') return standard;
  const text = (textInput(value) ?? '').trim().toLowerCase();
  if (['true', 'yes', '1'].includes(text)) return true;
  if (['false', 'no', '0'].includes(text)) return false;
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} is neither yes nor no.`,
    why: 'This field is a switch.',
    todo: 'Choose true or false.',
  });
}

/** As `textInput`, but a value that was mapped and is empty is told as ''. */
export function sourceInput(value: unknown): string | undefined {
  return value === undefined ? undefined : (textInput(value) ?? '');
}

/**
 * Names and values as a Zap's key/value fields give them; names without a value are empty values.
 * @throws RelayError `Invalid input` for what is no pairs
 */
export function pairsInput(value: unknown, field: string): Record<string, string> {
  if (!isObject(value)) {
    if (textInput(value) === undefined) return {};
    throw noPairs(field);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]) =>
      name.trim() === '' ? [] : [[name.trim(), sourceInput(given) ?? '']],
    ),
  );
}

const noPairs = (field: string) =>
  new RelayError('Invalid input', {
    what: `${field} holds no pairs of name and value.`,
    why: 'Each value needs the name of its field.',
    todo: 'Fill in names on the left and values on the right.',
  });

/** undefined where nothing was chosen. @throws RelayError `Invalid input` */
export function switchInput(value: unknown, field: string): boolean | undefined {
  const chosen = value !== undefined && value !== null && value !== '';
  return chosen ? flagInput(value, false, field) : undefined;
}

/** A whole number from 1 to `most`. @throws RelayError `Invalid input` */
export function limitInput(
  value: unknown,
  { standard, most }: { standard: number; most: number },
  field: string,
): number {
  const text = textInput(value)?.trim();
  if (text === undefined) return standard;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= most) return limit;
  throw new RelayError('Invalid input', {
    what: `"${text}" in ${field} cannot be used.`,
    why: `It is a whole number from 1 to ${most}.`,
    todo: 'Choose a number in that range.',
  });
}

export function listInput(value: unknown): string[] {
  const parts = Array.isArray(value)
    ? value.map((one) => textInput(one) ?? '')
    : textInput(value)?.split(',');
  return (parts ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

/** One of a few words. @throws RelayError `Invalid input`, naming them */
export function choiceInput<T extends string>(
  value: unknown,
  choices: readonly [T, ...T[]],
  field: string,
): T {
  const text = textInput(value)?.trim().toLowerCase();
  if (text === undefined) return choices[0];
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no ${field}.`,
    why: `It can be ${choices.join(' or ')}.`,
    todo: 'Choose one of them.',
  });
}
