// The stand-in as others see it.
import type { AssistantSandbox } from './assistant/handle';
import type { CleverTapSandbox } from './clevertap/handle';
import type { Clock } from './core/clock';
import type { Listening } from './core/server';
import type { LoggedRequest, SandboxRequest, SandboxResponse, VendorName } from './core/types';
import type { FaultPlan, Struck } from './faults/index';
import type { HubSpotSandbox } from './hubspot/handle';
import type { PipedriveSandbox } from './pipedrive/handle';
import type { Deliver } from './pipedrive/webhooks/delivery';
import type { Seed } from './seed';

export interface SandboxOptions {
  seed?: Seed;
  /** Milliseconds; the real time by default. */
  now?: () => number;
  /** For correlation ids and tokens; a generator with a fixed seed by default. */
  random?: () => number;
  /** Receives Pipedrive's webhooks, as soon as something happened; without it they wait for `webhooks.flush()`. */
  deliver?: Deliver;
  /** What is to go wrong; nothing by default. */
  faults?: FaultPlan;
}

export interface FaultsSoFar {
  /** The same plan with this seed goes wrong in the same way. */
  seed: number;
  struck: readonly Struck[];
}

/** Looks at a request before the vendor does; an answer replaces the vendor's. For faults in tests. */
export type Interceptor = (vendor: VendorName, request: SandboxRequest) => SandboxResponse | undefined;

export interface Sandbox {
  handle(vendor: VendorName, request: SandboxRequest): SandboxResponse;
  /** Serves /<vendor>/<vendor path>, the page and /_sandbox/ over HTTP. Port 0 takes a free one. */
  listen(port?: number, host?: string): Promise<Listening>;
  /** Everything: records, log, rate counters, clock, settings, interceptors; then the seed again. */
  reset(): void;
  /** All timestamps come from it. */
  clock: Clock;
  /** Newest last, at most 5,000, without secrets. */
  requests: LoggedRequest[];
  /** What a person does in HubSpot, and what a test wants to see. */
  hubspot: HubSpotSandbox;
  /** The same in Pipedrive; custom fields by name, options by label. */
  pipedrive: PipedriveSandbox;
  /** Profiles and events as CleverTap holds them, and what it lost. */
  clevertap: CleverTapSandbox;
  /** Leads as the assistant's service holds them, and what it refuses. */
  assistant: AssistantSandbox;
  interceptors: Interceptor[];
  /** What went wrong on purpose, in order. */
  faults: FaultsSoFar;
  /** From now on this goes wrong instead; a plan without faults ends them. */
  arm(plan: FaultPlan): FaultsSoFar;
}
