import { z } from 'zod';
import { email, label, text, version } from './parts';

export const assistantsFile = z.strictObject({
  version,
  assistants: z.array(
    z.strictObject({
      name: label,
      email,
      default_context: text.exactOptional(),
      default_schedule: label.exactOptional(),
    }),
  ),
});
