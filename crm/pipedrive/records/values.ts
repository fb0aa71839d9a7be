// A text on its way into a field, by the type that the account's field has. v2 converts nothing: a number, an option or
// a user is a JSON number. (pipedrive.md 3.2)
import { matchOption } from '../../options';
import type { Unfit } from '../../records';
import type { Definition } from './definitions';
import { textOf } from './wire';

export interface Converted {
  text: string;
  wire: unknown;
}

type Convert = (definition: Definition, text: string) => Converted | Unfit;

const longest: Readonly<Record<string, number>> = {
  varchar: 255,
  varchar_auto: 255,
  phone: 255,
  text: 65_000,
};

const asText: Convert = ({ type }, text) => {
  const most = longest[type] ?? 255;
  return text.length > most ? { problem: `it holds at most ${most} characters` } : same(text);
};

const asNumber: Convert = (_definition, text) => {
  const number = numberIn(text);
  return number === undefined ? { problem: `"${text}" is no number` } : same(number);
};

const asMoney: Convert = (_definition, text) => {
  const [, amount = '', currency = ''] = /^(-?[\d.]+)\s*([A-Za-z]{3})$/.exec(text.trim()) ?? [];
  const value = numberIn(amount);
  if (value === undefined) return { problem: `"${text}" is no amount with a currency, such as 1200 EUR` };
  return same({ value, currency: currency.toUpperCase() });
};

const asOption: Convert = (definition, text) => {
  const id = optionId(definition, text);
  return id === undefined ? noOption(definition, text) : same(Number(id));
};

const asOptions: Convert = (definition, text) => {
  const parts = optionsIn(definition, text);
  if (parts.length === 0) return { problem: `"${text}" names no option` };
  const unknown = parts.find((part) => optionId(definition, part) === undefined);
  if (unknown !== undefined) return noOption(definition, unknown);
  return same([...new Set(parts.map((part) => Number(optionId(definition, part))))]);
};

const asDate: Convert = (_definition, text) => {
  const day = dayIn(text);
  return day === undefined ? { problem: `"${text}" is no date, such as 2026-03-02` } : same(day);
};

const asDateRange: Convert = (_definition, text) => {
  const [value, until] = text.split('/').map((part) => dayIn(part));
  if (!value || !until) return { problem: `"${text}" is no range of dates, such as 2026-03-02/2026-03-05` };
  return same({ value, until });
};

const asAddress: Convert = (_definition, text) => same({ value: text });

const asId: Convert = (_definition, text) =>
  /^\d{1,15}$/.test(text.trim()) ? same(Number(text.trim())) : { problem: `"${text}" is no id` };

const converters: Readonly<Record<string, Convert>> = {
  varchar: asText,
  varchar_auto: asText,
  text: asText,
  phone: asText,
  double: asNumber,
  monetary: asMoney,
  enum: asOption,
  set: asOptions,
  date: asDate,
  daterange: asDateRange,
  address: asAddress,
  org: asId,
  people: asId,
  user: asId,
};

/** Hours of a day need a time zone that a text does not tell: fields of other types than these are not written. */
export function converted(definition: Definition, text: string): Converted | Unfit {
  const convert = Object.hasOwn(converters, definition.type) ? converters[definition.type] : undefined;
  return (
    convert?.(definition, text) ?? { problem: `a field of the type "${definition.type}" is not written` }
  );
}

const same = (wire: unknown): Converted => ({ text: textOf(wire), wire });

/** Digits with at most one decimal point; `1,200` could mean two things. */
export function numberIn(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** A calendar date, or the date of a date-time; undefined for one that does not exist. */
export function dayIn(text: string): string | undefined {
  const day = /^\d{4}-\d\d-\d\d(?=$|T|\s)/.exec(text.trim())?.[0];
  const at = Date.parse(`${day}T00:00:00Z`);
  return day && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}

/** Separated by commas, which a label may hold itself where it stands alone. */
function optionsIn(definition: Definition, text: string): string[] {
  if (optionId(definition, text) !== undefined) return [text];
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** By label, in any case, else by its id: a label may look like the id of another option. */
function optionId({ options }: Definition, text: string): string | undefined {
  const label = matchOption(
    options.map((option) => ({ value: option.label, label: option.label })),
    text,
  );
  const labelled = options.find((option) => option.label === label);
  return (labelled ?? options.find(({ id }) => id === text.trim()))?.id;
}

const noOption = ({ options }: Definition, text: string): Unfit => ({
  problem: `it has no option "${text}" (it has ${options.map(({ label }) => label).join(', ') || 'none'})`,
});
