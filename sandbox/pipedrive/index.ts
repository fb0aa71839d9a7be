import type { Clock } from '../core/clock';
import type { Vendor } from '../core/types';
import { Company } from './company';
import { dispatch } from './dispatch';
import { PipedriveSandbox } from './handle';
import { Limits } from './limits';
import { realLimits } from './settings';
import { type PipedriveSnapshot, snapshot } from './snapshot';

export { pipedriveToken } from './company';
export type { PipedriveSnapshot } from './snapshot';

export interface PipedriveVendor extends Vendor {
  direct: PipedriveSandbox;
  /** Turns Pipedrive's real limits on where none are set, counted in real time. */
  goLive(): void;
  snapshot(): PipedriveSnapshot;
}

export function createPipedrive(
  clock: Clock,
  random: () => number,
  limitClock: () => number,
): PipedriveVendor {
  const company = new Company(clock, random);
  const limits = new Limits(company.settings, limitClock);
  const direct = new PipedriveSandbox(company, limits);
  return {
    direct,
    handle: (request) => dispatch(company, limits, request),
    goLive: () => {
      const real = realLimits(company.settings);
      company.settings.burstLimit ??= real.burstLimit;
      company.settings.searchLimit ??= real.searchLimit;
      company.settings.dailyTokens ??= real.dailyTokens;
    },
    snapshot: () => snapshot(company, direct),
    reset: () => {
      company.reset();
      limits.reset();
    },
  };
}
