import { planOf } from '../../handoff/follow-ups/plan';
import { datesOf, everyDay, local, momentOf, scheduleOf } from './schedules';

const paris = 'Europe/Paris';
const newYork = 'America/New_York';

describe('a plan of dates', () => {
  test('counts calendar days from the assignment, at its time of day; day 0 is at once', () => {
    expect(datesOf(scheduleOf([0, 2, 8]), '2026-03-02 14:20', paris)).toEqual([
      '2026-03-02 14:20',
      '2026-03-04 14:20',
      '2026-03-10 14:20',
    ]);
  });

  test('keeps the very moment of the assignment, and numbers what it names', () => {
    const at = momentOf('2026-03-02 14:20', paris) + 1_234;
    expect(planOf(scheduleOf([0, 2]), { at, timeZone: paris })).toEqual([
      { number: 1, of: 2, at, message: 'Message of day 0' },
      { number: 2, of: 2, at: at + 2 * 86_400_000, message: 'Message of day 2' },
    ]);
  });

  test('moves what is before the hours to their beginning, and what is after them to the next day', () => {
    expect(datesOf(scheduleOf([0, 1]), '2026-03-02 05:00', paris)).toEqual([
      '2026-03-02 09:00',
      '2026-03-03 09:00',
    ]);
    expect(datesOf(scheduleOf([0, 1]), '2026-03-02 21:00', paris)).toEqual([
      '2026-03-03 09:00',
      '2026-03-04 09:00',
    ]);
  });

  test('takes the first minute of the hours, and not the last', () => {
    const hours = { sendWindow: { from: '09:00', to: '09:01' } };
    expect(datesOf(scheduleOf([0], hours), '2026-03-02 09:00', paris)).toEqual(['2026-03-02 09:00']);
    expect(datesOf(scheduleOf([0], hours), '2026-03-02 09:01', paris)).toEqual(['2026-03-03 09:00']);
  });

  test('moves what falls on a day off to the next working day', () => {
    expect(datesOf(scheduleOf([0, 3]), '2026-03-06 18:00', paris)).toEqual([
      '2026-03-09 09:00',
      '2026-03-10 09:00',
    ]);
    const onlySundays = { workingDays: ['sun'] as const };
    expect(datesOf(scheduleOf([0, 1], onlySundays), '2026-03-02 10:00', paris)).toEqual([
      '2026-03-08 09:00',
      '2026-03-15 09:00',
    ]);
  });

  test('gives no day two follow-ups: three that fall on a weekend take three days', () => {
    expect(datesOf(scheduleOf([0, 1, 2]), '2026-03-07 10:00', paris)).toEqual([
      '2026-03-09 09:00',
      '2026-03-10 09:00',
      '2026-03-11 09:00',
    ]);
  });

  test('is the lead’s, not the server’s: one assignment is another day elsewhere', () => {
    const at = Date.parse('2026-03-02T03:00:00Z');
    const first = (timeZone: string) =>
      local(planOf(scheduleOf([0]), { at, timeZone })[0]?.at ?? 0, timeZone);
    expect(first('America/Los_Angeles')).toBe('2026-03-02 09:00');
    expect(first('Asia/Tokyo')).toBe('2026-03-02 12:00');
    expect(first('Pacific/Kiritimati')).toBe('2026-03-03 09:00');
  });

  test('holds twenty follow-ups', () => {
    const days = Array.from({ length: 20 }, (_, index) => index * 7);
    const plan = planOf(scheduleOf(days), { at: momentOf('2026-03-02 10:00', paris), timeZone: paris });
    expect(plan.map(({ number }) => number)).toEqual(days.map((_, index) => index + 1));
    expect(new Set(plan.map(({ of }) => of))).toEqual(new Set([20]));
    expect(local(plan[19]?.at ?? 0, paris)).toBe('2026-07-13 10:00');
  });

  test('of a schedule without any free day is a fault of the rules, not an endless search', () => {
    const all = Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
    );
    const plan = () => planOf(scheduleOf([0], { quietDates: all }), { at: 0, timeZone: paris });
    expect(plan).toThrow('no day on which something may be sent');
  });
});

describe('the calendar', () => {
  const free = { workingDays: everyDay };

  test('leap days: counted where they exist, and quiet in years that have one', () => {
    expect(datesOf(scheduleOf([0, 1, 2], free), '2028-02-28 10:00', paris)[1]).toBe('2028-02-29 10:00');
    expect(datesOf(scheduleOf([0, 1, 2], free), '2026-02-28 10:00', paris)[1]).toBe('2026-03-01 10:00');
    const quiet = { ...free, quietDates: ['02-29'] };
    expect(datesOf(scheduleOf([0, 1], quiet), '2028-02-28 10:00', paris)[1]).toBe('2028-03-01 09:00');
    const only = Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
    ).filter((date) => date !== '02-29');
    expect(datesOf(scheduleOf([0], { ...free, quietDates: only }), '2026-03-02 10:00', paris)).toEqual([
      '2028-02-29 09:00',
    ]);
  });

  test('year ends: quiet in every year, or in one', () => {
    const everyYear = { ...free, quietDates: ['12-31', '01-01'] };
    expect(datesOf(scheduleOf([0, 1], everyYear), '2026-12-30 10:00', paris)[1]).toBe('2027-01-02 09:00');
    expect(datesOf(scheduleOf([0, 1], everyYear), '2027-12-30 10:00', paris)[1]).toBe('2028-01-02 09:00');
    const once = { ...free, quietDates: ['2026-12-31'] };
    expect(datesOf(scheduleOf([0, 1], once), '2026-12-30 10:00', paris)[1]).toBe('2027-01-01 09:00');
    expect(datesOf(scheduleOf([0, 1], once), '2027-12-30 10:00', paris)[1]).toBe('2027-12-31 10:00');
  });

  test('several quiet dates and a weekend in a row are all passed over', () => {
    const christmas = { quietDates: ['12-24', '12-25', '12-26'] };
    expect(datesOf(scheduleOf([0, 1], christmas), '2026-12-23 10:00', paris)[1]).toBe('2026-12-28 09:00');
  });
});

describe('daylight saving', () => {
  const free = { workingDays: everyDay };

  test('the time of day stays when the clock is put forward or back', () => {
    const dates = (assigned: string, zone: string) => datesOf(scheduleOf([0, 1, 2], free), assigned, zone);
    expect(dates('2026-03-28 10:30', paris).map((text) => text.slice(11))).toEqual([
      '10:30',
      '10:30',
      '10:30',
    ]);
    expect(dates('2026-10-24 10:30', paris).map((text) => text.slice(11))).toEqual([
      '10:30',
      '10:30',
      '10:30',
    ]);
    const plan = planOf(scheduleOf([0, 1], free), {
      at: momentOf('2026-03-28 10:30', paris),
      timeZone: paris,
    });
    expect((plan[1]?.at ?? 0) - (plan[0]?.at ?? 0)).toBe(23 * 3_600_000);
  });

  test('a time of day that the clock skips is the moment of the skip', () => {
    const nights = { ...free, sendWindow: { from: '00:00', to: '23:59' } };
    expect(datesOf(scheduleOf([0, 1], nights), '2026-03-28 02:30', paris)[1]).toBe('2026-03-29 03:00');
  });

  test('hours that begin in the gap begin where it ends', () => {
    const nights = { ...free, sendWindow: { from: '02:15', to: '04:00' } };
    expect(datesOf(scheduleOf([0], nights), '2026-03-29 00:10', paris)).toEqual(['2026-03-29 03:00']);
  });

  test('hours that lie in the gap do not come that day', () => {
    const nights = { ...free, sendWindow: { from: '02:15', to: '02:45' } };
    expect(datesOf(scheduleOf([0], nights), '2026-03-29 00:10', paris)).toEqual(['2026-03-30 02:15']);
  });

  test('hours that the clock repeats come twice, and the first time counts', () => {
    const nights = { ...free, sendWindow: { from: '02:15', to: '02:45' } };
    const assigned = momentOf('2026-10-25 00:10', paris);
    const [one] = planOf(scheduleOf([0], nights), { at: assigned, timeZone: paris });
    expect(new Date(one?.at ?? 0).toISOString()).toBe('2026-10-25T00:15:00.000Z');
    const late = Date.parse('2026-10-25T00:50:00Z');
    const [again] = planOf(scheduleOf([0], nights), { at: late, timeZone: paris });
    expect(new Date(again?.at ?? 0).toISOString()).toBe('2026-10-25T01:15:00.000Z');
  });

  test('an assignment in the repeated hour stays at its own moment', () => {
    const nights = { ...free, sendWindow: { from: '00:00', to: '23:59' } };
    const second = Date.parse('2026-11-01T06:30:00Z');
    const [one] = planOf(scheduleOf([0], nights), { at: second, timeZone: newYork });
    expect(one?.at).toBe(second);
  });

  test('a day whose midnight is skipped begins an hour late', () => {
    const early = { ...free, sendWindow: { from: '00:00', to: '08:00' } };
    expect(datesOf(scheduleOf([0], early), '2026-04-23 09:00', 'Africa/Cairo')).toEqual(['2026-04-24 01:00']);
  });

  test('a day that a country skipped altogether has no follow-up', () => {
    expect(datesOf(scheduleOf([0, 1], free), '2011-12-29 10:00', 'Pacific/Apia')).toEqual([
      '2011-12-29 10:00',
      '2011-12-31 09:00',
    ]);
  });
});

describe('a pause', () => {
  const schedule = scheduleOf([0, 2, 5, 9, 14]);
  const assigned = '2026-03-02 10:00';
  const own = datesOf(schedule, assigned, paris);
  const pause = (from: string, until: string) => ({ from: momentOf(from, paris), until });

  test('moves what is due until its date to the first free days from it on, in order', () => {
    expect(own).toEqual([
      '2026-03-02 10:00',
      '2026-03-04 10:00',
      '2026-03-09 09:00',
      '2026-03-11 10:00',
      '2026-03-16 10:00',
    ]);
    expect(datesOf(schedule, assigned, paris, [pause('2026-03-03 12:00', '2026-03-09')])).toEqual([
      '2026-03-02 10:00',
      '2026-03-09 09:00',
      '2026-03-10 09:00',
      '2026-03-11 10:00',
      '2026-03-16 10:00',
    ]);
  });

  test('until a day off waits for the next working day', () => {
    const dates = datesOf(schedule, assigned, paris, [pause('2026-03-03 12:00', '2026-03-07')]);
    expect(dates.slice(1, 3)).toEqual(['2026-03-09 09:00', '2026-03-10 09:00']);
  });

  test('leaves alone what is due later, and what was due before it began', () => {
    const after = datesOf(schedule, assigned, paris, [pause('2026-03-05 12:00', '2026-03-06')]);
    expect(after).toEqual(own);
  });

  test('that leaves too few days pushes what comes after it, in order', () => {
    expect(datesOf(schedule, assigned, paris, [pause('2026-03-03 12:00', '2026-03-13')])).toEqual([
      '2026-03-02 10:00',
      '2026-03-13 09:00',
      '2026-03-16 09:00',
      '2026-03-17 09:00',
      '2026-03-18 09:00',
    ]);
  });

  test('that is made longer keeps what was sent meanwhile', () => {
    const pauses = [pause('2026-03-03 12:00', '2026-03-09'), pause('2026-03-09 12:00', '2026-03-12')];
    expect(datesOf(schedule, assigned, paris, pauses)).toEqual([
      '2026-03-02 10:00',
      '2026-03-09 09:00',
      '2026-03-12 09:00',
      '2026-03-13 09:00',
      '2026-03-16 10:00',
    ]);
  });

  test('that is made shorter, or lifted, brings forward what waited', () => {
    const long = pause('2026-03-03 12:00', '2026-03-20');
    expect(datesOf(schedule, assigned, paris, [long, pause('2026-03-05 12:00', '2026-03-06')])).toEqual([
      '2026-03-02 10:00',
      '2026-03-06 09:00',
      '2026-03-09 09:00',
      '2026-03-11 10:00',
      '2026-03-16 10:00',
    ]);
    expect(datesOf(schedule, assigned, paris, [long, pause('2026-03-05 12:00', '')])).toEqual([
      '2026-03-02 10:00',
      '2026-03-05 12:00',
      '2026-03-09 09:00',
      '2026-03-11 10:00',
      '2026-03-16 10:00',
    ]);
  });
});
