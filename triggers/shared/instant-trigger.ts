// The instant twin of a transition trigger. What Pipedrive sends only wakes a poll, which reads the CRM's own history
// as the polling trigger does: the items are the same, and a delivery may come twice, late or not at all.
import {
  type Bundle,
  defineTrigger,
  type HookToPollTriggerPerformSubscribe,
  type HookToPollTriggerPerformUnsubscribe,
  type ZObject,
} from 'zapier-platform-core';
import { transitions, withRelay } from '../../handoff';
import {
  selectionOf,
  type TransitionTrigger,
  transitionItems,
  transitionPerform,
} from './transition-trigger';
import { zapIdOf } from './zap-id';

export function instantTrigger(trigger: TransitionTrigger) {
  return defineTrigger({
    key: `${trigger.key}_instant`,
    noun: trigger.noun,
    display: {
      label: `${trigger.label} (Instant)`,
      description: `${trigger.description} Works at once, with Pipedrive only.`,
    },
    operation: {
      type: 'hook_to_poll',
      performList: transitionPerform(trigger),
      performSubscribe: subscribe(trigger),
      performUnsubscribe: unsubscribe,
      ...transitionItems(trigger),
    },
  });
}

/** One webhook a Zap. Inputs are looked at first: a Zap that cannot work leaves none behind. */
const subscribe = (trigger: TransitionTrigger) =>
  (async (z: ZObject, bundle: Bundle) =>
    withRelay({ z, bundle }, async (relay) => {
      const selection = await selectionOf(relay, trigger, bundle.inputData);
      const url = bundle.targetUrl ?? '';
      const subscription = await relay.crm.watch({
        url,
        name: nameOf(trigger, bundle),
        instead: trigger.label,
      });
      const zapId = zapIdOf({ ...bundle, subscribeData: subscription });
      await transitions.begin(relay, { selection, zapId });
      return subscription;
    })) satisfies HookToPollTriggerPerformSubscribe;

/** How the webhook is called in Pipedrive's list. */
function nameOf({ label }: TransitionTrigger, { meta }: Partial<Bundle>): string {
  return `Lead Relay: ${label}${meta?.zap ? `, Zap ${meta.zap.id}` : ''}`;
}

const unsubscribe = (async (z: ZObject, bundle: Bundle) => {
  const id = bundle.subscribeData?.id;
  if (id) await withRelay({ z, bundle }, ({ crm }) => crm.unwatch(id));
  return {};
}) satisfies HookToPollTriggerPerformUnsubscribe;
