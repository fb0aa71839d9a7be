// The dates of a lead's follow-ups. Pure: the same assignment has the same plan for ever, whoever asks and when.
import type { Schedule } from '../../engine';
import { day } from '../spans';
import { type Calendar, calendarOf } from './calendar';
import { type Clock, clockOf } from './clock';

export interface FollowUp {
  /** Counted from 1. */
  number: number;
  of: number;
  /** Milliseconds since 1970. */
  at: number;
  /** The message that the schedule names. */
  message: string;
}

/** From a moment on, what is due until a date waits for that date. An empty date lifts the pause. */
export interface Pause {
  from: number;
  /** `YYYY-MM-DD` by the lead's clock. */
  until: string;
}

export interface Assignment {
  /** Milliseconds since 1970. */
  at: number;
  /** The lead's, by its name in the time-zone database. */
  timeZone: string;
  /** Oldest first. */
  pauses?: readonly Pause[];
}

/**
 * Follow-up n is due so many calendar days after the assignment, at the same time of day by the lead's clock: day 0
 * at once. What falls outside the schedule's days and hours moves to the next free moment, and no day has two.
 * @throws RuleError when the schedule has no free day
 */
export function planOf(schedule: Schedule, { at, timeZone, pauses = [] }: Assignment): FollowUp[] {
  const clock = clockOf(timeZone);
  const calendar = calendarOf(schedule, clock);
  const wanted = schedule.followUps.map((followUp) => sameTimeLater(clock, at, followUp.day));
  const own = inOrder(calendar, wanted);
  const moments = pauses.reduce((due, pause) => paused(calendar, due, own, pause), own);
  const of = schedule.followUps.length;
  return schedule.followUps.flatMap(({ message }, index) => {
    const moment = moments[index];
    return moment === undefined ? [] : [{ number: index + 1, of, at: moment, message }];
  });
}

/** A time that the clock skips on that day is the moment of the skip. */
function sameTimeLater(clock: Clock, at: number, days: number): number {
  if (days === 0) return at;
  const shown = clock.shown(at) + days * day;
  return [...clock.moments(shown), ...clock.changes(shown)][0] ?? shown;
}

/** Each at its first free moment, one a day, none before the one that it follows. */
function inOrder(calendar: Calendar, wanted: readonly number[]): number[] {
  const moments: number[] = [];
  for (const at of wanted) {
    const last = moments.at(-1);
    const earliest = last === undefined ? at : Math.max(at, calendar.nextDay(last));
    moments.push(calendar.firstFree(earliest));
  }
  return moments;
}

/** What was due before the pause stays; the rest is planned anew from its own moments. */
function paused(
  calendar: Calendar,
  due: readonly number[],
  own: readonly number[],
  { from, until }: Pause,
): number[] {
  const wanted = due.map((at, index) => {
    if (at < from) return at;
    const usual = own[index] ?? at;
    const waits = calendar.dateOf(usual) <= until;
    return Math.max(from, waits ? calendar.startOf(until) : usual);
  });
  return inOrder(calendar, wanted);
}
