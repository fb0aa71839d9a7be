import { z } from 'zod';
import { leadStates } from '../words';
import { label, state, version } from './parts';

const row = z.strictObject({
  meaning: label,
  contact_status: z.strictObject({ hubspot: label }),
  stage: z.strictObject({ pipedrive: label }).exactOptional(),
  followed_by: z.union([z.literal('any'), z.array(state)]),
});

export const statesFile = z.strictObject({
  version,
  states: z.record(z.enum(leadStates), row),
});
