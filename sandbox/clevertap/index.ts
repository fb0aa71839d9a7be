import type { Clock } from '../core/clock';
import type { Vendor } from '../core/types';
import { Account, type Loss } from './account';
import { dispatch } from './dispatch';
import { CleverTapSandbox, type ProfileState } from './handle';
import { Limits } from './limits';
import { type CleverTapSettings, realLimits } from './settings';

export { clevertapAccount, clevertapPasscode } from './dispatch';

export interface CleverTapSnapshot {
  settings: CleverTapSettings;
  /** Of all; only the latest made are listed. */
  profileCount: number;
  eventCount: number;
  profiles: ProfileState[];
  errorStream: readonly Loss[];
}

export interface CleverTapVendor extends Vendor {
  direct: CleverTapSandbox;
  /** Turns CleverTap's real limits on where none are set, counted in real time. */
  goLive(): void;
  snapshot(): CleverTapSnapshot;
}

const shownProfiles = 200;

export function createCleverTap(clock: Clock, limitClock: () => number): CleverTapVendor {
  const account = new Account(clock);
  const limits = new Limits(account.settings, limitClock);
  const direct = new CleverTapSandbox(account);
  return {
    direct,
    handle: (request) => dispatch(account, limits, request),
    goLive: () => {
      account.settings.uploadsAtOnce ??= realLimits.uploadsAtOnce;
      account.settings.readsAtOnce ??= realLimits.readsAtOnce;
    },
    snapshot: () => ({
      settings: direct.settings,
      profileCount: account.profiles.size,
      eventCount: direct.events().length,
      profiles: direct.profiles().slice(-shownProfiles).reverse(),
      errorStream: direct.errorStream(),
    }),
    reset: () => {
      account.reset();
      limits.reset();
    },
  };
}
