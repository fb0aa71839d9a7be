// Schedules and plans for tests of dates, with moments as people read them.
import { DateTime } from 'luxon';
import type { Schedule } from '../../engine';
import { type Pause, planOf } from '../../handoff/follow-ups/plan';

export const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const workdays = everyDay.slice(0, 5);

/** Follow-ups on these days; on working days from nine to five, unless said otherwise. */
export function scheduleOf(days: readonly number[], extra: Partial<Schedule> = {}): Schedule {
  return {
    meaning: 'For a test.',
    followUps: days.map((day) => ({ day, message: `Message of day ${day}` })),
    workingDays: workdays,
    sendWindow: { from: '09:00', to: '17:00' },
    quietDates: [],
    ...extra,
  };
}

/** `2026-03-02 09:00` by the clock of a zone. */
export const local = (at: number, zone: string) =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

/** The moment of a local time; of two, the first. */
export const momentOf = (text: string, zone: string) =>
  Math.min(
    ...DateTime.fromISO(text.replace(' ', 'T'), { zone })
      .getPossibleOffsets()
      .map((one) => one.toMillis()),
  );

/** The plan by the lead's clock. */
export function datesOf(schedule: Schedule, assigned: string, zone: string, pauses: readonly Pause[] = []) {
  const plan = planOf(schedule, { at: momentOf(assigned, zone), timeZone: zone, pauses });
  return plan.map(({ at }) => local(at, zone));
}
