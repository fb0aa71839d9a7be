import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { assistantSeedSchema } from './assistant/index';
import { hubspotSeedSchema } from './hubspot/seed';
import { pipedriveSeedSchema } from './pipedrive/seed-shape';
import demo from './seed/demo.json';

export const seedSchema = z.strictObject({
  hubspot: hubspotSeedSchema.optional(),
  pipedrive: pipedriveSeedSchema.optional(),
  assistant: assistantSeedSchema.optional(),
});

export type Seed = z.input<typeof seedSchema>;
export type ParsedSeed = z.output<typeof seedSchema>;

/** A fault in a seed is told by its path, such as hubspot.contacts.3.owner. */
export function parseSeed(data: unknown): ParsedSeed {
  const result = seedSchema.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(the file)'}: ${message}`,
  );
  throw new Error(`The seed is not valid.\n${faults.join('\n')}`);
}

export function readSeed(file: string): Seed {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  parseSeed(data);
  return seedSchema.parse(data);
}

/** The portal that the sandbox shows when nobody says otherwise on the command line. */
export const demoSeed: Seed = parseSeed(demo);
