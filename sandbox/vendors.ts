import { type AssistantVendor, applyAssistantSeed, createAssistant } from './assistant/index';
import { type CleverTapVendor, createCleverTap } from './clevertap/index';
import type { Clock } from './core/clock';
import type { Vendor, VendorName } from './core/types';
import { createHubSpot, type HubSpotVendor } from './hubspot/index';
import { applyHubSpotSeed } from './hubspot/seed';
import { createPipedrive, type PipedriveVendor } from './pipedrive/index';
import { applyPipedriveSeed } from './pipedrive/seed';
import type { Outlet } from './pipedrive/webhooks/courier';
import type { ParsedSeed } from './seed';

export interface Vendors extends Record<VendorName, Vendor> {
  hubspot: HubSpotVendor;
  pipedrive: PipedriveVendor;
  clevertap: CleverTapVendor;
  assistant: AssistantVendor;
}

export interface Draws {
  /** The same in every run. */
  random: () => number;
  /** Another one in every run, unless a generator was given: for keys that nobody may rely on. */
  anew: () => number;
}

export function createVendors(
  clock: Clock,
  { random, anew }: Draws,
  limitClock: () => number,
  outlet: Outlet,
): Vendors {
  return {
    hubspot: createHubSpot(clock, random, limitClock),
    pipedrive: createPipedrive(clock, anew, limitClock, outlet),
    clevertap: createCleverTap(clock, limitClock),
    assistant: createAssistant(clock, random),
  };
}

export function applySeed(vendors: Vendors, seed: ParsedSeed, now: number): void {
  if (seed.hubspot) applyHubSpotSeed(vendors.hubspot.direct, seed.hubspot, now);
  if (seed.pipedrive) applyPipedriveSeed(vendors.pipedrive.direct, seed.pipedrive, now);
  if (seed.assistant) applyAssistantSeed(vendors.assistant.direct, seed.assistant);
}
