// JSON that a person typed, or that a Zap put together from mapped values.
import { RelayError } from '../http';
import { type Mistake, mistakeIn } from './json-mistake';

export type JsonObject = Record<string, unknown>;

/** An object of JSON; a list is none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The object that JSON text holds; empty text holds none. An object that was parsed already is taken as it is.
 * @throws RelayError `Invalid input` with line, column and what stands there, or for what is no object, or too deep
 */
export function jsonObjectInput(input: unknown, field: string): JsonObject | undefined {
  if (input === undefined || input === null || input === '') return undefined;
  if (typeof input !== 'string') return needObject(input, field);
  if (input.trim() === '') return undefined;
  const mistake = mistakeIn(input);
  if (mistake) throw noJson(input, mistake, field);
  return needObject(JSON.parse(input), field);
}

/** Far more than any service takes, and far from where writing it would end the stack. */
const deepest = 100;

const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1)));

function needObject(value: unknown, field: string): JsonObject {
  if (isObject(value) && isWithin(value, deepest)) return value;
  if (isObject(value)) throw tooDeep(field);
  throw new RelayError('Invalid input', {
    what: `${field} holds ${Array.isArray(value) ? 'a list' : 'a single value'}, not an object.`,
    why: 'Each value needs a name.',
    todo: 'Write it as {"Name": "value"}.',
  });
}

const tooDeep = (field: string) =>
  new RelayError('Invalid input', {
    what: `${field} is nested too deeply.`,
    why: `Objects and lists may stand in one another ${deepest} times.`,
    todo: 'Write it flatter.',
  });

function noJson(text: string, { at, expected }: Mistake, field: string): RelayError {
  const { line, column } = positionOf(text, at);
  return new RelayError('Invalid input', {
    what: `${field} is no valid JSON.`,
    why: `At line ${line}, column ${column} stands ${whatStands(text, at)}, where ${expected} belongs.`,
    todo: 'Correct it there; quotes, backslashes and line breaks in a mapped value need a backslash.',
  });
}

/** Counted from 1; a column is a character as a person counts it. */
function positionOf(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

const invisible: Readonly<Record<string, string>> = {
  '\n': 'a line break',
  '\r': 'a line break',
  '\t': 'a tab',
  '': 'the end of the text',
};

function whatStands(text: string, at: number): string {
  const told = invisible[text[at] ?? ''];
  if (told) return told;
  const [some = ''] = /^[^\r\n\t]{1,16}/u.exec(text.slice(at)) ?? [];
  return `"${some}"`;
}
