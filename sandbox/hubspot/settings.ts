import { z } from 'zod';

/** hubspot.md 1.5, Professional tier: what `listen` turns on. */
export const realLimits = { burstLimit: 190, dailyLimit: 625_000, searchPerSecond: 5 };

const limit = z.int().min(0).nullable();
const hour = 3_600_000;

const shape = {
  portalId: z.int().positive(),
  portalName: z.string(),
  timeZone: z.string().refine(isTimeZone, 'is no time zone'),
  uiDomain: z.string().min(1),
  accountType: z.enum(['STANDARD', 'DEVELOPER_TEST', 'SANDBOX', 'APP_DEVELOPER']),
  /** What history and access-token-info call our own app. */
  appId: z.int().positive(),
  /** Search shows contacts as they stood this long ago (hubspot.md 4.4: up to an hour). */
  searchLagMs: z.int().min(0).max(hour),
  /** Entries kept per property (hubspot.md 3.5: 20 or 45, unconfirmed: the harder one). */
  historyDepth: z.int().min(1),
  /** Per token in ten seconds; null: not limited. */
  burstLimit: limit,
  dailyLimit: limit,
  searchPerSecond: limit,
  /** Required on the Create Record form: binds API creates from 2026-09 on (hubspot.md 2). */
  requiredProperties: z.array(z.string()),
  /** Once `property` takes `value` (any, if absent), `requires` must not be empty (hubspot.md 2). */
  conditionalProperties: z.array(
    z.strictObject({ property: z.string(), value: z.string().optional(), requires: z.string() }),
  ),
  /** Per object (hubspot.md 6: 1,000; free portals reportedly 10). */
  customPropertyLimit: z.int().min(0),
  /** Names that a workflow or form uses: they cannot be archived (hubspot.md 6). */
  propertiesInUse: z.array(z.string()),
};

export const settingsSchema = z.strictObject(shape);
export const settingsPatchSchema = settingsSchema.partial();
export type HubSpotSettings = z.infer<typeof settingsSchema>;

export function defaultSettings(): HubSpotSettings {
  return {
    portalId: 48120073,
    portalName: 'Lead Relay Sandbox',
    timeZone: 'Europe/Berlin',
    uiDomain: 'app.hubspot.com',
    accountType: 'STANDARD',
    appId: 7310442,
    searchLagMs: 0,
    historyDepth: 20,
    burstLimit: null,
    dailyLimit: null,
    searchPerSecond: null,
    requiredProperties: [],
    conditionalProperties: [],
    customPropertyLimit: 1000,
    propertiesInUse: [],
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false; // RangeError is the answer
  }
}
