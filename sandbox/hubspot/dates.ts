// Date values as HubSpot takes them (hubspot.md 6): datetime ISO or ms; date YYYY-MM-DD or midnight-UTC ms.
import { isoShort } from '../core/clock';

const dayMs = 86_400_000;
const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const isoDay = /^\d{4}-\d\d-\d\d$/;

export interface Stored {
  value: string;
  /** Odd but understood: 2026-09 normalises it and says so in `warnings` (hubspot.md 2). */
  normalized: boolean;
}

/** The moment in ms, or undefined for what is neither ISO 8601 nor whole milliseconds. */
export function momentOf(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (isoDay.test(text)) return realDay(text);
  if (!isoMoment.test(text) || realDay(text.slice(0, 10)) === undefined) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

export function storedDatetime(text: string): Stored | undefined {
  const ms = momentOf(text);
  return ms === undefined ? undefined : { value: isoShort(ms), normalized: isoDay.test(text) };
}

export function storedDate(text: string): Stored | undefined {
  const ms = momentOf(text);
  if (ms === undefined) return undefined;
  const value = new Date(ms).toISOString().slice(0, 10);
  return { value, normalized: !isoDay.test(text) && ms % dayMs !== 0 };
}

/** 30 February is no day. */
function realDay(text: string): number | undefined {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms;
}
