import { z } from 'zod';
import { ruledApart, version } from './parts';

// A rule is a segment: whatever its condition holds for is in it, and nothing else is.
const inside = z.strictObject({ match: z.literal(true) });
const outside = z.strictObject({ match: z.literal(false) });

export const segmentsFile = z.strictObject({ version, ...ruledApart(inside, outside) });
