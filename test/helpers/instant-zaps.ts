// Zaps on instant and on polling triggers, as the platform keeps them: a Zap that is switched on is seeded and, where
// its trigger asks for it, subscribed at an address of its own; a delivery there wakes a poll; an id fires once.
import type { Bundle } from 'zapier-platform-core';
import type { Deliver } from '../../sandbox';
import leadAssigned from '../../triggers/lead-assigned-instant';
import leadBecameHot from '../../triggers/lead-became-hot-instant';
import leadHandedBack from '../../triggers/lead-handed-back-instant';
import leadStatusChanged from '../../triggers/lead-status-changed-instant';
import type { CrmUnderTest } from './crms';
import type { World } from './world';
import type { Item } from './zaps';

export const instantTriggers = { leadAssigned, leadStatusChanged, leadBecameHot, leadHandedBack };

export interface Trigger {
  operation: object;
}

/** The functions of a trigger by their names. */
type Functions = Partial<
  Record<'perform' | 'performList' | 'performSubscribe' | 'performUnsubscribe', object>
>;

export interface InstantZap {
  readonly url: string;
  /** Everything that fired, in the order in which it did; within one poll the oldest first. */
  readonly fired: Item[];
  on(): Promise<void>;
  off(): Promise<void>;
  /** Only what is new fires. */
  poll(): Promise<void>;
  /** Off, another trigger in its place, and on. */
  moveTo(trigger: Trigger): Promise<void>;
}

export interface ZapSettings {
  inputData?: object;
  /** false: the platform does not say which Zap asks. */
  told?: boolean;
  /** false: the platform does not seed it. */
  seeded?: boolean;
}

export function instantZapsOf({ run }: Pick<CrmUnderTest, 'run'>) {
  const subscribed = new Map<string, InstantZap>();
  let count = 0;

  function zapOn(
    first: Trigger,
    { inputData = {}, told = true, seeded = true }: ZapSettings = {},
  ): InstantZap {
    count += 1;
    const meta = told ? { zap: { id: String(1000 + count) } } : {};
    const known = new Set<string>();
    let trigger = first;
    let subscribeData: { id: string } | undefined;
    const call = <T>(names: readonly (keyof Functions)[], more: object = {}): Promise<T> => {
      const extra = { meta, targetUrl: zap.url, ...(subscribeData && { subscribeData }), ...more };
      return run<T>(functionOf(trigger, names), inputData, extra as Partial<Bundle>);
    };
    const list = (more: object = {}) =>
      call<Item[]>(['perform', 'performList'], { meta: { ...meta, ...more } });
    const zap: InstantZap = {
      url: `https://hooks.example/standard/${count}`,
      fired: [],
      on: async () => {
        if (seeded) for (const { id } of await list({ isPopulatingDedupe: true })) known.add(id);
        if (!('performSubscribe' in trigger.operation)) return;
        subscribeData = await call<{ id: string }>(['performSubscribe']);
        subscribed.set(zap.url, zap);
      },
      off: async () => {
        subscribed.delete(zap.url);
        if ('performUnsubscribe' in trigger.operation) await call(['performUnsubscribe']);
        subscribeData = undefined;
      },
      poll: async () => {
        const fresh = (await list()).filter(({ id }) => !known.has(id));
        for (const { id } of fresh) known.add(id);
        zap.fired.push(...fresh.reverse());
      },
      moveTo: async (other) => {
        await zap.off();
        trigger = other;
        await zap.on();
      },
    };
    return zap;
  }

  /** Zapier's own door: nobody is there for a Zap that is off. */
  const deliver: Deliver = async ({ url }) => {
    const zap = subscribed.get(url);
    await zap?.poll();
    return { status: zap ? 200 : 410 };
  };

  return { zapOn, deliver };
}

/** The first of these functions that a trigger has, as an operation of its own. */
function functionOf(
  { operation }: Trigger,
  names: readonly (keyof Functions)[],
): Parameters<World['run']>[0] {
  const functions = operation as Functions;
  const name = names.find((one) => functions[one] !== undefined);
  if (!name) throw new Error(`The trigger has none of ${names.join(', ')}.`);
  return { operation: { perform: functions[name] } };
}
