import { z } from 'zod';

const limit = z.int().min(0).nullable();

const shape = {
  /** Uploads that may be under way at the same time (clevertap.md 7); null: not limited. */
  uploadsAtOnce: limit,
  /** The same for everything else. */
  readsAtOnce: limit,
  /** Event names that somebody discarded in the dashboard, in any spelling (clevertap.md 5). */
  discardedEvents: z.array(z.string()),
  /** Properties of one event (clevertap.md 5: 100 or 256: the harder one). */
  eventProperties: z.int().min(0),
};

export const settingsSchema = z.strictObject(shape);
export const settingsPatchSchema = settingsSchema.partial();
export type CleverTapSettings = z.infer<typeof settingsSchema>;

/** clevertap.md 7: what `listen` turns on. */
export const realLimits = { uploadsAtOnce: 15, readsAtOnce: 3 };

export function defaultSettings(): CleverTapSettings {
  return {
    uploadsAtOnce: null,
    readsAtOnce: null,
    discardedEvents: [],
    eventProperties: 100,
  };
}
