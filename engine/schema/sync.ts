import { z } from 'zod';
import { duplicateModes, fieldModes, matchKeys, syncFieldKeys } from '../words';
import { label, ruled, version } from './parts';

const then = z.strictObject({ decision: z.enum(['write', 'skip']), reason: label });
const ending = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    'an ending is small letters, such as example, without a dot before it',
  );
const mode = z.enum(fieldModes);
const plan = z.union([mode, z.strictObject({ mode, clear: z.boolean() })]);

function kind<const Match extends string, const Key extends string>(
  match: readonly Match[],
  keys: readonly Key[],
) {
  return z.strictObject({
    match: z.enum(match),
    create: z.boolean(),
    update: z.boolean(),
    duplicates: z.enum(duplicateModes),
    fields: z.record(z.enum(keys), plan),
    custom: plan,
    custom_fields: z.record(label, plan).exactOptional(),
  });
}

export const syncFile = z.strictObject({
  version,
  endings: z.array(ending),
  company: kind(matchKeys.company, syncFieldKeys.company),
  contact: kind(matchKeys.contact, syncFieldKeys.contact),
  deal: kind(matchKeys.deal, syncFieldKeys.deal),
  ...ruled(then),
});
