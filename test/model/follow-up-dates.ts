// The dates of follow-ups as docs/follow-ups.md tells them, day by day. Nothing here is the relay's: the schedules are
// read from their file once more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { DateTime } from 'luxon';
import { z } from 'zod';

const schedule = z.object({
  follow_ups: z.array(z.object({ day: z.int(), message: z.string() })),
  working_days: z.array(z.string()),
  send_window: z.object({ from: z.string(), to: z.string() }),
  quiet_dates: z.array(z.string()),
});
export type Schedule = z.infer<typeof schedule>;

const text = readFileSync(join(__dirname, '..', 'policy', 'schedules.yaml'), 'utf8');
export const schedules = new Map(
  Object.entries(z.object({ schedules: z.record(z.string(), schedule) }).parse(load(text)).schedules),
);

/** Resume On as it was filled in at a moment; an empty date was emptied. */
export interface Fill {
  at: number;
  date: string;
}

export interface Assignment {
  at: number;
  zone: string;
  /** Since the assignment, oldest first. */
  fills: readonly Fill[];
}

/** Day n after the assignment at its time of day, or once the lead is back: the next free moment, one a day. */
export function datesOf(plan: Schedule, { at, zone, fills }: Assignment): number[] {
  const start = DateTime.fromMillis(at, { zone });
  const own = oneADay(
    plan,
    plan.follow_ups.map(({ day }) => start.plus({ days: day })),
  );
  const dates = fills.reduce(
    (due, fill) =>
      oneADay(
        plan,
        own.map((usual, index) => refilled(due[index] ?? usual, usual, fill)),
      ),
    own,
  );
  return dates.map((date) => date.toMillis());
}

/** What was due before stays. The rest waits, or has its own day, but is never before the moment of the change. */
function refilled(due: DateTime, usual: DateTime, { at, date }: Fill): DateTime {
  const changed = DateTime.fromMillis(at, { zone: due.zone });
  if (due < changed) return due;
  const waits = dateOf(usual) <= date;
  return DateTime.max(changed, waits ? DateTime.fromISO(date, { zone: due.zone }) : usual);
}

function oneADay(plan: Schedule, wanted: readonly DateTime[]): DateTime[] {
  const dates: DateTime[] = [];
  for (const date of wanted) {
    const last = dates.at(-1);
    dates.push(firstFree(plan, last ? DateTime.max(date, morrow(last)) : date));
  }
  return dates;
}

function firstFree(plan: Schedule, from: DateTime): DateTime {
  let at = from;
  while (!isFree(plan, at)) {
    const opens = hourOf(at, plan.send_window.from);
    at = at < opens ? opens : morrow(at);
  }
  return at;
}

function isFree({ working_days, quiet_dates, send_window }: Schedule, at: DateTime): boolean {
  const [date, time] = [dateOf(at), at.toFormat('HH:mm')];
  const isQuiet = quiet_dates.includes(date) || quiet_dates.includes(date.slice(5));
  const works = working_days.includes(at.toFormat('ccc', { locale: 'en' }).toLowerCase());
  return works && !isQuiet && time >= send_window.from && time < send_window.to;
}

export const dateOf = (at: DateTime) => at.toFormat('yyyy-MM-dd');
const morrow = (at: DateTime) => at.plus({ days: 1 }).startOf('day');

function hourOf(at: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return at.startOf('day').set({ hour, minute });
}
