import type { Interceptor, Sandbox, SandboxOptions } from './contract';
import { createControl } from './control';
import { incoming } from './core/answer';
import { createClock, isoShort } from './core/clock';
import { seededRandom } from './core/ids';
import { RequestLog } from './core/log';
import { serve } from './core/server';
import type { SandboxRequest, SandboxResponse, VendorName } from './core/types';
import { createFaults, parseFaults } from './faults/index';
import { parseSeed } from './seed';
import { applySeed, createVendors } from './vendors';

export type { AssistantSandbox, ServiceLead } from './assistant/handle';
export { assistantClientId, assistantClientSecret, assistantUserIdentifier } from './assistant/index';
export type { CleverTapSandbox } from './clevertap/handle';
export { clevertapAccount, clevertapPasscode } from './clevertap/index';
export type { FaultsSoFar, Interceptor, Sandbox, SandboxOptions } from './contract';
export type { LoggedRequest, SandboxRequest, SandboxResponse, VendorName } from './core/types';
export { type FaultPlan, parseFaults, readFaults } from './faults/index';
export type { HubSpotSandbox } from './hubspot/handle';
export { defaultToken as hubspotToken } from './hubspot/portal';
export type { ContactState, NoteState } from './hubspot/state';
export type { PipedriveSandbox } from './pipedrive/handle';
export { pipedriveToken } from './pipedrive/index';
export type { LeadState } from './pipedrive/lead-screens';
export type { DealState, OrganizationState, PersonState } from './pipedrive/state';
export type { Deliver, Delivery, WebhookCall } from './pipedrive/webhooks/delivery';
export type { WebhookPayload } from './pipedrive/webhooks/payload';
export { demoSeed, parseSeed, readSeed, type Seed } from './seed';

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { seed = {}, now = Date.now, random, deliver, faults: plan = { faults: [] } } = options;
  const parsed = parseSeed(seed);
  const clock = createClock(now, () => vendors.pipedrive.wake());
  const log = new RequestLog();
  let draw = random ?? seededRandom(1);
  let listening = 0;
  // In-process a limit is counted by the sandbox clock, over a port by real time.
  const limitClock = () => (listening > 0 ? Date.now() : clock.now());
  const draws = { random: () => draw(), anew: random ?? Math.random };
  const vendors = createVendors(clock, draws, limitClock, {
    deliver,
    isListening: () => listening > 0,
  });
  const interceptors: Interceptor[] = [];
  const crms = { hubspot: vendors.hubspot.direct, pipedrive: vendors.pipedrive.direct };
  let faults = createFaults(parseFaults(plan), crms);
  crms.pipedrive.webhooks.onQueued((delivery) => faults.queued(delivery));

  const goLive = () => {
    vendors.hubspot.goLive();
    vendors.pipedrive.goLive();
    vendors.clevertap.goLive();
  };

  const reset = () => {
    clock.reset();
    log.reset();
    interceptors.length = 0;
    faults.reset();
    draw = random ?? seededRandom(1);
    for (const vendor of Object.values(vendors)) vendor.reset();
    applySeed(vendors, parsed, clock.now());
    if (listening > 0) goLive();
  };

  const handle = (vendor: VendorName, request: SandboxRequest): SandboxResponse => {
    const pass = () => vendors[vendor].handle(incoming(request));
    const answer = intercept(interceptors, vendor, request) ?? faults.around(vendor, request, pass);
    const { method, url, body } = request;
    log.add({ vendor, method, url, body, status: answer.status, at: isoShort(clock.now()) });
    return answer;
  };

  const sandbox: Sandbox = {
    handle,
    reset,
    clock,
    requests: log.entries,
    hubspot: vendors.hubspot.direct,
    pipedrive: vendors.pipedrive.direct,
    clevertap: vendors.clevertap.direct,
    assistant: vendors.assistant.direct,
    interceptors,
    get faults() {
      return faults;
    },
    arm: (next) => {
      faults = createFaults(parseFaults(next), crms);
      return faults;
    },
    listen: async (port = 0, host = '127.0.0.1') => {
      const server = await serve(
        createControl(sandbox, () => ({
          hubspot: vendors.hubspot.snapshot(),
          pipedrive: vendors.pipedrive.snapshot(),
          clevertap: vendors.clevertap.snapshot(),
          assistant: vendors.assistant.snapshot(),
        })),
        port,
        host,
      );
      listening += 1;
      goLive();
      const close = async () => {
        listening -= 1;
        await server.close();
      };
      return { url: server.url, close };
    },
  };
  applySeed(vendors, parsed, clock.now());
  return sandbox;
}

/** The first interceptor that answers wins; those after it are not asked. */
function intercept(all: readonly Interceptor[], vendor: VendorName, request: SandboxRequest) {
  for (const look of all) {
    const answer = look(vendor, request);
    if (answer) return answer;
  }
  return undefined;
}
