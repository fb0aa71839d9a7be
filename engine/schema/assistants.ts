import { z } from 'zod';
import { email, label, version } from './parts';

export const assistantsFile = z.strictObject({
  version,
  assistants: z.array(
    z.strictObject({
      name: label,
      email,
      default_context: label.exactOptional(),
      default_schedule: label.exactOptional(),
    }),
  ),
});
