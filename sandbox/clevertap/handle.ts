// The direct handle: what a test wants to see, and what somebody does in the dashboard.
import type { Account, Loss, Profile, StoredEvent } from './account';
import type { CleverTapSettings } from './settings';

export interface ProfileState {
  identity: string | undefined;
  objectId: string;
  properties: Record<string, unknown>;
  /** In the order in which they came. */
  events: StoredEvent[];
}

export class CleverTapSandbox {
  constructor(private readonly account: Account) {}

  get settings(): CleverTapSettings {
    return this.account.settings;
  }

  /** In the order in which they were made. */
  profiles(): ProfileState[] {
    return [...this.account.profiles].map(stateOf);
  }

  profile(identity: string): ProfileState | undefined {
    const found = this.account.find('identity', identity);
    return found && stateOf(found);
  }

  /** All that are stored; one that was sent twice is there twice. */
  events(): StoredEvent[] {
    return this.profiles().flatMap(({ events }) => events);
  }

  /** What was lost although the upload was a success. (clevertap.md 6) */
  errorStream(): readonly Loss[] {
    return this.account.losses;
  }
}

const stateOf = ({ identity, objectId, properties, events }: Profile): ProfileState => ({
  identity,
  objectId,
  properties: Object.fromEntries(properties),
  events: [...events],
});
