// The third act: three weeks of follow-ups, and on which days each lead must have got one. The clock begins on Monday,
// 2 March 2026.
import type { LeadKey, Person } from './story';

export type Turn =
  | { day: string; does: 'report'; lead: LeadKey; state: string; resumeOn?: string }
  | { day: string; does: 'take'; lead: LeadKey; by: Person };

/** Given to Zoe on the first morning. */
export const assigned: readonly LeadKey[] = ['ada', 'dario', 'chie', 'elin'];

export const turns: readonly Turn[] = [
  { day: '03-06', does: 'report', lead: 'chie', state: 'OutOfOffice', resumeOn: '2026-03-12' },
  { day: '03-09', does: 'take', lead: 'elin', by: 'Quinn' },
  { day: '03-10', does: 'report', lead: 'dario', state: 'Responded' },
];

export const lastDay = '03-23';

/** `Europe` has days 0, 4, 11 and 21; `Recommended`, for Chie, 0, 2, 5, 9, 14, 21 and 30, by the clock of Tokyo. */
export const expected: Partial<Record<LeadKey, { days: string; why: string }>> = {
  ada: { days: '03-02 03-06 03-13 03-23', why: 'all four of her plan' },
  dario: { days: '03-02 03-06', why: 'answered on 03-10: the rest stops' },
  chie: { days: '03-03 03-05 03-12 03-13 03-17', why: 'was away until 03-12: two waited for her' },
  elin: { days: '03-02 03-06', why: 'a person took her over on 03-09' },
};
