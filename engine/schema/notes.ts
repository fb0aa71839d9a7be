import { z } from 'zod';
import { placeholders } from '../words';
import { label, text, version } from './parts';

const note = z.strictObject({ placeholders: z.array(z.enum(placeholders)), text });

export const notesFile = z.strictObject({ version, signature: label, notes: z.record(label, note) });
