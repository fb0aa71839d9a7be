// When a schedule lets something be sent: its working days, hours and quiet dates, by the lead's own clock.
import { RuleError, type Schedule, type Weekday } from '../../engine';
import { day, minute } from '../spans';
import type { Clock } from './clock';

export interface Calendar {
  /** The first free moment that is not before this one. @throws RuleError when none comes within years */
  firstFree(at: number): number;
  /** The first moment of the day after this moment's. */
  nextDay(at: number): number;
  /** The first moment of a date, `YYYY-MM-DD`. */
  startOf(date: string): number;
  /** The date of a moment. */
  dateOf(at: number): string;
}

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Even the 29th of February comes within eight years. */
const mostDays = 8 * 366;

/** The day of what a clock shows; days are numbers, so that the next one is `+ day`. */
const dayOf = (shown: number) => Math.floor(shown / day) * day;
const dateText = (shown: number) => new Date(shown).toISOString().slice(0, 10);

export function calendarOf(schedule: Schedule, clock: Clock): Calendar {
  const [opens, closes] = [sinceMidnight(schedule.sendWindow.from), sinceMidnight(schedule.sendWindow.to)];
  const isIn = (today: number, at: number) => {
    const time = clock.shown(at) - today;
    return time >= opens && time < closes;
  };
  /** A day is free from the beginning of its hours, or from where a changed clock jumps into them. */
  const freeOn = (today: number, at: number) =>
    [at, ...clock.moments(today + opens), ...clock.changes(today)]
      .filter((moment) => moment >= at && isIn(today, moment))
      .sort((a, b) => a - b)[0];
  return {
    firstFree: (at) => {
      let today = dayOf(clock.shown(at));
      for (let days = 0; days < mostDays; days += 1, today += day) {
        const free = isWorkday(schedule, today) ? freeOn(today, at) : undefined;
        if (free !== undefined) return free;
      }
      throw new RuleError('a schedule has no day on which something may be sent.');
    },
    nextDay: (at) => startOfDay(clock, dayOf(clock.shown(at)) + day),
    startOf: (date) => startOfDay(clock, Date.parse(`${date}T00:00:00Z`)),
    dateOf: (at) => dateText(clock.shown(at)),
  };
}

function isWorkday({ workingDays, quietDates }: Schedule, today: number): boolean {
  const weekday = weekdays[new Date(today).getUTCDay()];
  const date = dateText(today);
  const quiet = quietDates.includes(date) || quietDates.includes(date.slice(5));
  return !quiet && weekday !== undefined && workingDays.includes(weekday);
}

/** Where the clock skips midnight, a day begins when the clock jumps into it. */
function startOfDay(clock: Clock, today: number): number {
  const starts = [...clock.moments(today), ...clock.changes(today)];
  return Math.min(...starts.filter((at) => clock.shown(at) >= today));
}

/** Milliseconds from midnight to a time such as 09:00. */
function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * minute;
}
