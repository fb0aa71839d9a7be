import { RelayError } from '../../http';
import type { WatchRequest } from '../crm';

/** Subscriptions belong to HubSpot's apps, not to the keys and tokens that a person can paste. (hubspot.md 8) */
export async function watch({ instead }: WatchRequest): Promise<never> {
  throw new RelayError('Permission denied', {
    what: 'HubSpot cannot wake a Zap on this connection.',
    why: 'No key or token that is pasted into a connection can subscribe to changes in HubSpot.',
    todo: `Use the trigger "${instead}", which polls and gives the same items.`,
  });
}
