import type { Clock } from '../core/clock';
import type { Vendor } from '../core/types';
import { Company } from './company';
import { dispatch } from './dispatch';
import { PipedriveSandbox } from './handle';
import { Limits } from './limits';
import { realLimits } from './settings';
import { type PipedriveSnapshot, snapshot } from './snapshot';
import { Courier, type Outlet } from './webhooks/courier';
import { WebhookDesk } from './webhooks/desk';
import { Outbox } from './webhooks/outbox';

export { pipedriveToken } from './company';
export type { PipedriveSnapshot } from './snapshot';

export interface PipedriveVendor extends Vendor {
  direct: PipedriveSandbox;
  /** Turns Pipedrive's real limits on where none are set, counted in real time, and lets hooks point at this machine. */
  goLive(): void;
  /** The clock moved: webhook retries may be due. */
  wake(): void;
  snapshot(): PipedriveSnapshot;
}

export function createPipedrive(
  clock: Clock,
  random: () => number,
  limitClock: () => number,
  outlet: Outlet,
): PipedriveVendor {
  const company = new Company(clock, random);
  const limits = new Limits(company.settings, limitClock);
  const outbox = new Outbox(company);
  const courier = new Courier(outbox, outlet);
  company.heard = (happening) => {
    if (outbox.announce(happening) > 0) courier.wake();
  };
  const direct = new PipedriveSandbox(company, limits, new WebhookDesk(company, outbox, courier));
  return {
    direct,
    handle: (request) => dispatch(company, limits, request),
    goLive: () => {
      const real = realLimits(company.settings);
      company.settings.burstLimit ??= real.burstLimit;
      company.settings.searchLimit ??= real.searchLimit;
      company.settings.dailyTokens ??= real.dailyTokens;
      company.settings.loopbackHooks = true;
    },
    wake: () => courier.wake(),
    snapshot: () => snapshot(company, direct),
    reset: () => {
      company.reset();
      limits.reset();
      courier.reset();
    },
  };
}
