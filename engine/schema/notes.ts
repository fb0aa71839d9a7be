import { z } from 'zod';
import { placeholders } from '../words';
import { label, version } from './parts';

const note = z.strictObject({ placeholders: z.array(z.enum(placeholders)), text: label });

export const notesFile = z.strictObject({ version, signature: label, notes: z.record(label, note) });
