import { z } from 'zod';
import { label, ruled, version } from './parts';

const then = z.strictObject({ decision: z.enum(['accepted', 'refused', 'already_assigned']), note: label });

export const reassignmentFile = z.strictObject({
  version,
  check_accidental: z.boolean(),
  ...ruled(then),
});
