import { z } from 'zod';

/** pipedrive.md 1.6, 6: budget multiplier, requests per two seconds with an API token, values of visible_to. */
export const plans = {
  lite: { multiplier: 1, burst: 20, visibility: [1, 3] },
  growth: { multiplier: 2, burst: 40, visibility: [1, 3] },
  premium: { multiplier: 5, burst: 100, visibility: [1, 3, 5, 7] },
  ultimate: { multiplier: 7, burst: 120, visibility: [1, 3, 5, 7] },
} as const;

const limit = z.int().min(0).nullable();
const hour = 3_600_000;

const shape = {
  companyId: z.int().positive(),
  companyName: z.string(),
  companyDomain: z.string().regex(/^[a-z0-9-]+$/),
  companyCountry: z.string(),
  timeZone: z.string().min(1),
  plan: z.enum(['lite', 'growth', 'premium', 'ultimate']),
  seats: z.int().positive(),
  /** Search shows records as they stood this long ago (pipedrive.md 3.12: seconds). */
  searchLagMs: z.int().min(0).max(hour),
  /** Requests per token in two seconds; null: not limited. */
  burstLimit: limit,
  /** Searches per token in two seconds, in addition. */
  searchLimit: limit,
  /** The company's tokens of a day; null: not limited. */
  dailyTokens: limit,
  /** Whether x-daily-ratelimit-token-* is sent: it may be missing (pipedrive.md 1.6). */
  dailyHeaders: z.boolean(),
  /** Whether a 429 carries Retry-After (pipedrive.md 1.6: unconfirmed). */
  retryAfter: z.boolean(),
  /** After this many 429 in a row the edge answers HTML 403 (pipedrive.md 1.5, 1.6); null: never. */
  edgeBlockAfter: limit,
  edgeBlockMs: z.int().min(0),
  /** ISO 4217 codes enabled in the account (pipedrive.md 6). */
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/)),
  /** Newer accounts: organizations have website, linkedin and the rest (pipedrive.md 3.4). */
  companyData: z.boolean(),
  /** Whether itemSearch/field covers the native website (pipedrive.md 3.4: unconfirmed); else it finds nothing. */
  websiteSearchable: z.boolean(),
  /** Where a leads list tells its paging: the spec's place, or the one that clients read (pipedrive.md 3.1). */
  leadPaging: z.enum(['additional_data', 'pagination']),
  /** Custom fields of all entities together (pipedrive.md 6: plan caps); null: none. */
  customFieldLimit: limit,
  /** Per user (pipedrive.md 5.1). */
  webhookLimit: z.int().min(0),
  /** Whether a subscription_url may be plain http on this machine; `listen` turns it on. */
  loopbackHooks: z.boolean(),
};

export const settingsSchema = z.strictObject(shape);
export const settingsPatchSchema = settingsSchema.partial();
export type PipedriveSettings = z.infer<typeof settingsSchema>;

export function defaultSettings(): PipedriveSettings {
  return {
    companyId: 90210,
    companyName: 'Northwind Grid Demo',
    companyDomain: 'northgrid-sandbox',
    companyCountry: 'DE',
    timeZone: 'Europe/Berlin',
    plan: 'growth',
    seats: 5,
    searchLagMs: 0,
    burstLimit: null,
    searchLimit: null,
    dailyTokens: null,
    dailyHeaders: true,
    retryAfter: false,
    edgeBlockAfter: null,
    edgeBlockMs: 300_000,
    currencies: ['EUR', 'USD', 'GBP', 'INR'],
    companyData: false,
    websiteSearchable: true,
    leadPaging: 'additional_data',
    customFieldLimit: 100,
    webhookLimit: 40,
    loopbackHooks: false,
  };
}

/** pipedrive.md 1.6: what `listen` turns on, by the plan. */
export function realLimits({ plan, seats }: PipedriveSettings) {
  const { multiplier, burst } = plans[plan];
  return { burstLimit: burst, searchLimit: 10, dailyTokens: 30_000 * multiplier * seats };
}
