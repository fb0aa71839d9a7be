// What holds for every plan, and what the calendar finds held against a walk through the minutes.

import { DateTime } from 'luxon';
import type { Schedule } from '../../engine';
import { calendarOf } from '../../handoff/follow-ups/calendar';
import { clockOf } from '../../handoff/follow-ups/clock';
import { type FollowUp, type Pause, planOf } from '../../handoff/follow-ups/plan';
import fc from '../helpers/properties';
import { everyDay, local, scheduleOf } from './schedules';

const minute = 60_000;
const day = 86_400_000;

/** Half an hour, at midnight, without daylight saving, with it at either half of the year, far from any date line. */
const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
] as const;
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const sendWindow = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: time(from), to: time(to) }));
const workingDays = fc.subarray([...everyDay], { minLength: 1 });
const date = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((at) => new Date(at).toISOString().slice(0, 10));
const quietDates = fc.array(
  date(Date.UTC(2024, 0, 1), Date.UTC(2030, 0, 1)).chain((text) => fc.constantFrom(text, text.slice(5))),
  { maxLength: 8 },
);
const days = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 20 })
  .map((list) => list.sort((a, b) => a - b));
const schedule: fc.Arbitrary<Schedule> = fc
  .tuple(days, fc.record({ sendWindow, workingDays, quietDates }))
  .map(([list, extra]) => scheduleOf(list, extra));

function isFree({ workingDays: working, quietDates: quiet, sendWindow: hours }: Schedule, shown: DateTime) {
  const clock = shown.toFormat('HH:mm');
  return (
    working.includes(everyDay[shown.weekday - 1] ?? 'mon') &&
    !quiet.includes(shown.toFormat('yyyy-MM-dd')) &&
    !quiet.includes(shown.toFormat('MM-dd')) &&
    clock >= hours.from &&
    clock < hours.to
  );
}

const dateOf = (at: number, name: string) => local(at, name).slice(0, 10);
const isOrdered = (plan: readonly FollowUp[], name: string) =>
  plan.every(({ at }, index) => {
    const before = plan[index - 1];
    return before === undefined || dateOf(before.at, name) < dateOf(at, name);
  });

test('each follow-up is at a free moment, not before its day, on a later day than the one before it', () => {
  fc.assert(
    fc.property(schedule, moment, zone, (rules, at, timeZone) => {
      const plan = planOf(rules, { at, timeZone });
      const start = DateTime.fromMillis(at, { zone: timeZone });
      expect(plan.map(({ number, of }) => [number, of])).toEqual(
        rules.followUps.map((_, index) => [index + 1, rules.followUps.length]),
      );
      expect(isOrdered(plan, timeZone)).toBe(true);
      for (const [index, followUp] of plan.entries()) {
        const earliest = start.plus({ days: rules.followUps[index]?.day ?? 0 }).toFormat('yyyy-MM-dd');
        expect(isFree(rules, DateTime.fromMillis(followUp.at, { zone: timeZone }))).toBe(true);
        expect(dateOf(followUp.at, timeZone) >= earliest && followUp.at >= at).toBe(true);
      }
      expect(planOf(rules, { at, timeZone })).toEqual(plan);
    }),
    { numRuns: 300 },
  );
});

test('a plan does not ask what time it is now', () => {
  fc.assert(
    fc.property(schedule, moment, zone, moment, (rules, at, timeZone, now) => {
      const plan = planOf(rules, { at, timeZone });
      jest.useFakeTimers({ now });
      expect(planOf(rules, { at, timeZone })).toEqual(plan);
      jest.useRealTimers();
    }),
    { numRuns: 50 },
  );
});

/** `last` is where the follow-up before it went: only that can push one that does not wait. */
function isRightlyPlaced(
  { moved, usual, last }: { moved: number; usual: number; last: number | undefined },
  { from, until }: Pause,
  name: string,
): boolean {
  if (usual < from) return moved === usual;
  if (dateOf(usual, name) <= until) return dateOf(moved, name) >= until && moved >= from;
  const pushed = last !== undefined && dateOf(last, name) >= dateOf(usual, name);
  return pushed ? moved > usual : moved === usual;
}

test('a pause keeps what came before it, moves nothing to before its date, and keeps what lies after it', () => {
  const pause = fc.tuple(fc.integer({ min: 0, max: 60 * day }), fc.integer({ min: -5, max: 40 }));
  fc.assert(
    fc.property(schedule, moment, zone, pause, (rules, at, timeZone, [after, length]) => {
      const from = at + after;
      const until = dateOf(from + length * day, timeZone);
      const own = planOf(rules, { at, timeZone });
      const plan = planOf(rules, { at, timeZone, pauses: [{ from, until }] });
      expect(plan.map(({ number, message }) => [number, message])).toEqual(
        own.map(({ number, message }) => [number, message]),
      );
      expect(isOrdered(plan, timeZone)).toBe(true);
      for (const [index, { at: usual }] of own.entries()) {
        const moved = plan[index]?.at ?? 0;
        const place = { moved, usual, last: plan[index - 1]?.at };
        expect(isFree(rules, DateTime.fromMillis(moved, { zone: timeZone }))).toBe(true);
        expect(isRightlyPlaced(place, { from, until }, timeZone)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('a pause never loses or repeats what is still to come, whatever follows it', () => {
  const pauses = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 30 * day }), fc.integer({ min: -10, max: 30 })),
    {
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(schedule, moment, zone, pauses, (rules, at, timeZone, list) => {
      let from = at;
      const all: Pause[] = list.map(([after, length]) => {
        from += after;
        return { from, until: length === 0 ? '' : dateOf(from + length * day, timeZone) };
      });
      let before = planOf(rules, { at, timeZone });
      for (const [index, pause] of all.entries()) {
        const next = planOf(rules, { at, timeZone, pauses: all.slice(0, index + 1) });
        const isPast = ({ at: due }: FollowUp) => due < pause.from;
        expect(next.filter(isPast)).toEqual(before.filter(isPast));
        expect(isOrdered(next, timeZone)).toBe(true);
        before = next;
      }
    }),
    { numRuns: 200 },
  );
});

/** Days around which the clocks of these zones change. */
const nights = [
  ['Europe/Paris', '2026-03-28'],
  ['Europe/Paris', '2026-10-24'],
  ['America/New_York', '2026-10-31'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Africa/Cairo', '2026-04-23'],
  ['America/Havana', '2026-03-07'],
  ['America/Havana', '2026-10-31'],
  ['Asia/Beirut', '2026-03-28'],
  ['Asia/Beirut', '2026-10-24'],
] as const;
const early = fc
  .tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 240 }))
  .map(([from, length]) => ({ from: time(from), to: time(from + length) }));

test('the first free moment of a changed night is the one that a walk through its minutes meets', () => {
  const start = fc.integer({ min: 12 * 60, max: 40 * 60 });
  const sample = fc.record({ night: fc.constantFrom(...nights), hours: early, start, working: workingDays });
  fc.assert(
    fc.property(sample, ({ night: [timeZone, first], hours, start: minutes, working }) => {
      const rules = scheduleOf([0], { sendWindow: hours, workingDays: working });
      const at = DateTime.fromISO(first, { zone: timeZone }).toMillis() + minutes * minute;
      const found = calendarOf(rules, clockOf(timeZone)).firstFree(at);
      let walked = at;
      while (!isFree(rules, DateTime.fromMillis(walked, { zone: timeZone })) && walked < at + 2 * day)
        walked += minute;
      expect(Math.min(found, at + 2 * day)).toBe(walked);
    }),
    { numRuns: 150 },
  );
});
