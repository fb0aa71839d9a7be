import { z } from 'zod';
import { weekdays } from '../words';
import { label, ruled, version } from './parts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written "09:00"');
const quietDate = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'a date is written 2026-12-24, or 12-25 for every year')
  .refine(isDate, 'there is no such day');
const followUp = z.strictObject({ day: z.int().min(0, 'a day is 0 or more'), message: label });

const schedule = z.strictObject({
  meaning: label,
  follow_ups: z
    .array(followUp)
    .min(1, 'a schedule has at least one follow-up')
    .max(20, 'a schedule has at most 20 follow-ups'),
  working_days: z.array(z.enum(weekdays)).min(1, 'a schedule has at least one working day'),
  send_window: z.strictObject({ from: time, to: time }),
  quiet_dates: z.array(quietDate),
});

const factValue = z.strictObject({ fact: label });

export const schedulesFile = z.strictObject({
  version,
  schedules: z.record(label, schedule),
  ...ruled(z.strictObject({ schedule: z.union([label, factValue]) })),
});

// A date of every year may be the 29th of February.
function isDate(text: string): boolean {
  const [day = 0, month = 0, year = 2000] = text.split('-').map(Number).reverse();
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
