import { z } from 'zod';
import { emailElse, label, ruled, version } from './parts';

const then = z.strictObject({
  decision: z.enum(['handed_back', 'kept']),
  to: z.enum(['original_owner', 'fallback']),
  note: label.exactOptional(),
});

export const handBackFile = z.strictObject({
  version,
  fallback: z.union([z.literal('nobody'), emailElse('this is neither an e-mail address nor "nobody"')]),
  ...ruled(then),
});
