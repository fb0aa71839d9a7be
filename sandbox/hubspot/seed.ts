import { z } from 'zod';
import { toMs } from '../core/clock';
import type { HubSpotSandbox } from './handle';
import { createPropertySchema } from './routes/property-shape';
import { settingsPatchSchema } from './settings';

const dayMs = 86_400_000;
const moment = z.union([z.iso.datetime({ offset: true }), z.int()]);

/** The `hubspot` part of a seed file. Contacts name their owner by e-mail: ids are given by the sandbox. */
export const hubspotSeedSchema = z.strictObject({
  settings: settingsPatchSchema.optional(),
  owners: z
    .array(
      z.strictObject({
        email: z.email(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
        archived: z.boolean().optional(),
      }),
    )
    .default([]),
  properties: z.array(createPropertySchema).default([]),
  contacts: z
    .array(
      z.strictObject({
        properties: z.record(z.string(), z.string()),
        owner: z.email().optional(),
        created_at: moment.optional(),
        /** For a seed that is always fresh. */
        created_days_ago: z.number().min(0).optional(),
        notes: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

export type HubSpotSeed = z.input<typeof hubspotSeedSchema>;
type Parsed = z.output<typeof hubspotSeedSchema>;

export function applyHubSpotSeed(hubspot: HubSpotSandbox, seed: Parsed, now: number): void {
  Object.assign(hubspot.settings, seed.settings);
  for (const owner of seed.owners) hubspot.addOwner(owner);
  for (const [index, property] of seed.properties.entries())
    named(`hubspot.properties.${index}`, () => hubspot.addProperty(property));
  for (const [index, contact] of seed.contacts.entries())
    named(`hubspot.contacts.${index}`, () => addContact(hubspot, contact, now));
}

function addContact(hubspot: HubSpotSandbox, contact: Parsed['contacts'][number], now: number): void {
  const { properties, owner, created_at, created_days_ago = 0, notes } = contact;
  const id = owner === undefined ? undefined : ownerId(hubspot, owner);
  const all = { ...properties, ...(id === undefined ? {} : { hubspot_owner_id: id }) };
  const at = created_at === undefined ? Math.floor(now - created_days_ago * dayMs) : toMs(created_at);
  const made = hubspot.addContact(all, { at });
  for (const body of notes) hubspot.addNote(made.id, body, { at: Math.max(at, Math.min(at + dayMs, now)) });
}

function ownerId(hubspot: HubSpotSandbox, email: string): string {
  const owner = hubspot.owners().find((one) => one.email === email);
  if (!owner) throw new Error(`its owner ${email} is not among hubspot.owners`);
  return owner.id;
}

/** What the portal refuses is told with its place in the file. */
function named(path: string, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    throw new Error(
      `The seed is not valid.\n${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
