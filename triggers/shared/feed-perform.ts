// What the platform calls a polling trigger for: samples, what a Zap that is switched on knows already, or news.
import type { Bundle, PollingTriggerPerform, ZObject } from 'zapier-platform-core';
import { type Feed, type Relay, withRelay } from '../../handoff';
import { zapIdOf } from './zap-id';

export function feedPerform<S, I extends { id: string }>(
  feed: Feed<S, I>,
  selectionOf: (relay: Relay, inputData: Record<string, unknown>) => Promise<S>,
) {
  return (async (z: ZObject, bundle: Bundle) =>
    withRelay({ z, bundle }, async (relay) => {
      const selection = await selectionOf(relay, bundle.inputData);
      // Local tools call without `meta`: that is an ordinary poll.
      const { meta } = bundle as Partial<Bundle>;
      if (meta?.isLoadingSample) return feed.sample(relay, selection);
      const request = { selection, zapId: zapIdOf(bundle) };
      return meta?.isPopulatingDedupe ? feed.seed(relay, request) : feed.poll(relay, request);
    })) satisfies PollingTriggerPerform;
}
