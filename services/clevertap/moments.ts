// Moments and dates as people and CRMs write them, in epoch seconds. Without a time zone they are UTC.
// (clevertap.md 3: ts semantics, 4, 10)
import { RelayError } from '../../http';

const date = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;
const time = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?`;
const looseTime = time.replaceAll(String.raw`\d{2}`, String.raw`\d{1,2}`);
const zone = String.raw`(?<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?`;

const iso = new RegExp(`^${date}(?:T${time}${zone})?$`);
const forms = [
  iso,
  new RegExp(`^${date} ${time} ?${zone}$`),
  new RegExp(String.raw`^(?<month>[A-Za-z]+) (?<day>\d{1,2}),? (?<year>\d{4})(?:,? ${looseTime} ?${zone})?$`),
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|[a-z]{3})$/;

/** A full ISO date or date-time that exists in the calendar; undefined for any other text. */
export const isoSeconds = (text: string): number | undefined => secondsIn(iso.exec(text));

/** The date part of an ISO date or date-time, at midnight UTC: a birthday knows no time zone. */
export const isoDaySeconds = (text: string): number | undefined =>
  isoSeconds(text) === undefined ? undefined : isoSeconds(text.slice(0, 10));

const day = 86_400;

/**
 * A moment in one of the forms that CleverTap's own Zapier app takes: epoch seconds, epoch milliseconds, ISO 8601,
 * `2018-03-05 15:16:00`, `March 05, 2018 15:16:0`.
 * @param now milliseconds
 * @throws RelayError `Invalid input` for anything else, before 1970, or more than a day ahead
 */
export function momentSeconds(text: string, field: string, now: number): number {
  const seconds = numberSeconds(text) ?? forms.map((form) => secondsIn(form.exec(text))).find(isFound);
  if (seconds === undefined) throw noMoment(text, field, 'It is in none of the known forms.');
  if (seconds <= 0) throw noMoment(text, field, 'It is not after the beginning of 1970.');
  if (seconds > now / 1000 + day) throw noMoment(text, field, 'It is more than a day ahead.');
  return seconds;
}

const isFound = (seconds: number | undefined): seconds is number => seconds !== undefined;

/** No date of ours has twelve digits in seconds: that many are milliseconds. */
function numberSeconds(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Math.floor(number > 1e11 ? number / 1000 : number);
}

function secondsIn(match: RegExpExecArray | null): number | undefined {
  const {
    year,
    month = '',
    day: dayOfMonth = '',
    hour = '0',
    minute = '0',
    second = '0',
    zone: told,
  } = match?.groups ?? {};
  if (year === undefined) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  const text = `${year}-${two(monthNumber(month))}-${two(dayOfMonth)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const at = Date.parse(`${text}Z`);
  // Engines move the 30th of February into March.
  const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  return exists ? at / 1000 - offsetSeconds(told) : undefined;
}

function monthNumber(month: string): string {
  const name = month.toLowerCase();
  return monthNames.test(name) ? String(months.indexOf(name.slice(0, 3)) + 1) : month;
}

function offsetSeconds(told = 'Z'): number {
  if (told === 'Z') return 0;
  const minutes = Number(told.slice(1, 3)) * 60 + Number(told.slice(-2));
  return (told.startsWith('-') ? -60 : 60) * minutes;
}

const noMoment = (text: string, field: string, why: string) =>
  new RelayError('Invalid input', {
    what: `"${text.slice(0, 60)}" in ${field} is no moment.`,
    why,
    todo: 'Map a date and time such as 2026-03-02T09:30:00Z, or epoch seconds.',
  });
