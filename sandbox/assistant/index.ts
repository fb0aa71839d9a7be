// The assistant's service: a login, assistants, leads. (assistant-7targets.md 2)
import { z } from 'zod';
import type { Clock } from '../core/clock';
import type { Vendor } from '../core/types';
import { dispatch } from './dispatch';
import { AssistantSandbox, type ServiceLead } from './handle';
import { Organisation } from './organisation';
import { type AssistantSettings, settingsPatchSchema } from './settings';
import { Tokens } from './tokens';

export { assistantClientId, assistantClientSecret, assistantUserIdentifier } from './settings';

export const assistantSeedSchema = z.strictObject({
  settings: settingsPatchSchema.default({}),
  assistants: z
    .array(z.strictObject({ name: z.string(), emailid: z.email(), shared: z.boolean().default(true) }))
    .default([]),
});

export interface AssistantSnapshot {
  /** Without the secret. */
  settings: Omit<AssistantSettings, 'clientSecret'>;
  assistants: readonly { name: string; emailid: string }[];
  /** Of all; only the latest made are listed. */
  leadCount: number;
  leads: ServiceLead[];
}

export interface AssistantVendor extends Vendor {
  direct: AssistantSandbox;
  snapshot(): AssistantSnapshot;
}

const shownLeads = 200;

export function createAssistant(clock: Clock, random: () => number): AssistantVendor {
  const organisation = new Organisation(clock);
  const tokens = new Tokens(organisation.settings, clock, random);
  const direct = new AssistantSandbox(organisation, tokens);
  return {
    direct,
    handle: (request) => dispatch(organisation, tokens, request),
    snapshot: () => {
      const { clientSecret: _, ...settings } = direct.settings;
      const leads = direct.leads();
      return {
        settings,
        assistants: direct.assistants.map(({ name, emailid }) => ({ name, emailid })),
        leadCount: leads.length,
        leads: leads.slice(-shownLeads).reverse(),
      };
    },
    reset: () => {
      organisation.reset();
      tokens.revoke();
    },
  };
}

export function applyAssistantSeed(
  direct: AssistantSandbox,
  { settings, assistants }: z.output<typeof assistantSeedSchema>,
): void {
  Object.assign(direct.settings, settings);
  for (const assistant of assistants) direct.addAssistant(assistant);
}
