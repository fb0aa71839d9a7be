// What several rule files have in common.
import { z } from 'zod';
import { crmNames, leadStates } from '../words';

export const version = z.literal(1).describe('The form of this file; always 1.');
export const state = z.enum(leadStates);
export const crm = z.enum(crmNames);
/** @param fault what is said of anything else */
export const emailElse = (fault: string) =>
  z
    .string()
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, fault)
    .describe('An e-mail address.');
export const email = emailElse('this is no e-mail address');
/** Text of any length and number of lines. */
export const text = z.string().min(1, 'this may not be empty');
/** A name or a remark, on one line. */
export const label = z
  .string()
  .min(1, { error: 'this may not be empty', abort: true })
  .regex(/^\S(.*\S)?$/, 'this is one line of text, without blanks at its ends');
export const ruleName = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'a rule name is small letters, digits and hyphens, such as accepted-twice',
  )
  .refine((name) => name !== 'otherwise', 'a rule may not be called otherwise')
  .describe('Stable, and unique in all rule files: cases, results and logs use it.');

/** The rules and the `otherwise` of a file that answers a question. `when` is read by engine/condition. */
export function ruled<Then extends z.ZodType>(outcome: Then) {
  return ruledApart(outcome, outcome);
}

/** The same where a rule and `otherwise` answer differently. */
export function ruledApart<Then extends z.ZodType, Else extends z.ZodType>(outcome: Then, standard: Else) {
  // biome-ignore lint/suspicious/noThenProperty: the rule files' own word, and never a function
  const [then, otherwise] = [{ then: outcome }, { then: standard }];
  const when = z
    .unknown()
    .refine((value) => value !== undefined, 'missing')
    .describe('JSON Logic over the facts.');
  return {
    rules: z
      .array(z.strictObject({ name: ruleName, when, ...then }))
      .describe('The first that holds decides.'),
    otherwise: z.strictObject(otherwise).describe('The answer where no rule holds.'),
  };
}
