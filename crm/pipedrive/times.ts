// v2 writes RFC 3339 in UTC, v1 `YYYY-MM-DD HH:MM:SS` in UTC without saying so; both in whole seconds, and a
// fraction is refused. (pipedrive.md 3.1, 6)
import { refine, string } from 'zod/mini';

const second = 1_000;

export const wholeSecond = (moment: number): number => Math.floor(moment / second) * second;

/** `2026-03-02T09:00:00Z`, rounded down. */
export const rfcTime = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/** `2026-03-02 09:00:00`, rounded down. */
export const plainTime = (moment: number): string => rfcTime(moment).slice(0, 19).replace('T', ' ');

/** Milliseconds of either form; NaN when it is neither, which `timeText` rules out. */
export const momentOf = (text: string): number =>
  Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);

/** A moment in an answer. What cannot be read would otherwise be a change at no time, or an item without one. */
export const timeText = string().check(refine((text) => !Number.isNaN(momentOf(text))));
