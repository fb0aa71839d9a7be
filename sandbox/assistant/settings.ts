import { z } from 'zod';

const shape = {
  clientId: z.string(),
  clientSecret: z.string(),
  userIdentifier: z.string(),
  /** How long a token is good for (assistant-7targets.md 2: Token). */
  tokenSeconds: z.int().min(1),
  /** Names of the sequences, the default one first (assistant-7targets.md 4). */
  sequences: z.array(z.string()).min(1),
  /** Leads that the plan has room for; null: no limit (assistant-7targets.md 8). */
  leadLimit: z.int().min(0).nullable(),
  /** Addresses and domains that nobody writes to (assistant-7targets.md 8: exclusion list). */
  excluded: z.array(z.string()),
  /** What becomes of a lead that is created once more; unconfirmed (assistant-7targets.md 2: Endpoints). */
  knownLead: z.enum(['refused', 'restarted']),
  /** Every write is refused with this. */
  refusal: z.strictObject({ status: z.int(), text: z.string() }).nullable(),
};

export const settingsSchema = z.strictObject(shape);
export const settingsPatchSchema = settingsSchema.partial();
export type AssistantSettings = z.infer<typeof settingsSchema>;

export const assistantClientId = 'sandbox-client';
export const assistantClientSecret = 'sandbox-client-secret';
export const assistantUserIdentifier = 'sandbox-user';

export function defaultSettings(): AssistantSettings {
  return {
    clientId: assistantClientId,
    clientSecret: assistantClientSecret,
    userIdentifier: assistantUserIdentifier,
    tokenSeconds: 3_600,
    sequences: ['Recommended', 'Recommended for Email CC'],
    leadLimit: null,
    excluded: [],
    knownLead: 'refused',
    refusal: null,
  };
}
