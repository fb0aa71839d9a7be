// Zaps on instant and on polling triggers, as the platform keeps them: a Zap that is switched on is seeded and, where
// its trigger asks for it, subscribed at an address of its own; a delivery there wakes a poll; an id fires once.
import type { Bundle } from 'zapier-platform-core';
import type { Deliver } from '../../sandbox';
import leadAssigned from '../../triggers/lead-assigned-instant';
import leadBecameHot from '../../triggers/lead-became-hot-instant';
import leadHandedBack from '../../triggers/lead-handed-back-instant';
import leadStatusChanged from '../../triggers/lead-status-changed-instant';
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

export interface ZapSettings {
  inputData?: object;
  /** false: the platform does not say which Zap asks. */
  told?: boolean;
  /** false: the platform does not seed it. */
  seeded?: boolean;
}

export class InstantZap {
  /** Everything that fired, in the order in which it did; within one poll the oldest first. */
  readonly fired: Item[] = [];
  readonly url: string;
  isOn = false;
  readonly #known = new Set<string>();
  #subscribeData: { id: string } | undefined;

  constructor(
    private readonly run: World['run'],
    private readonly id: string,
    private trigger: Trigger,
    private readonly settings: ZapSettings,
  ) {
    this.url = `https://hooks.example/standard/${id}`;
  }

  async on(): Promise<void> {
    if (this.settings.seeded ?? true)
      for (const { id } of await this.#list({ isPopulatingDedupe: true })) this.#known.add(id);
    if ('performSubscribe' in this.trigger.operation)
      this.#subscribeData = await this.#call<{ id: string }>(['performSubscribe']);
    this.isOn = true;
  }

  async off(): Promise<void> {
    this.isOn = false;
    if ('performUnsubscribe' in this.trigger.operation) await this.#call(['performUnsubscribe']);
    this.#subscribeData = undefined;
  }

  /** Only what is new fires. */
  async poll(): Promise<void> {
    const fresh = (await this.#list()).filter(({ id }) => !this.#known.has(id));
    for (const { id } of fresh) this.#known.add(id);
    this.fired.push(...fresh.reverse());
  }

  /** Off, another trigger in its place, and on. */
  async moveTo(trigger: Trigger): Promise<void> {
    await this.off();
    this.trigger = trigger;
    await this.on();
  }

  #list(meta: object = {}): Promise<Item[]> {
    return this.#call(['perform', 'performList'], meta);
  }

  #call<T>(names: readonly (keyof Functions)[], more: object = {}): Promise<T> {
    const { inputData = {}, told = true } = this.settings;
    const meta = { ...(told && { zap: { id: this.id } }), ...more };
    const subscribeData = this.#subscribeData;
    const extra = { meta, targetUrl: this.url, ...(subscribeData && { subscribeData }) };
    return this.run<T>(functionOf(this.trigger, ...names), inputData, extra as Partial<Bundle>);
  }
}

export function instantZapsOf({ run }: Pick<World, 'run'>) {
  const zaps: InstantZap[] = [];
  const zapOn = (trigger: Trigger, settings: ZapSettings = {}): InstantZap => {
    const zap = new InstantZap(run, String(1_000 + zaps.length), trigger, settings);
    zaps.push(zap);
    return zap;
  };
  /** Zapier's own door: nobody is there for a Zap that is off. */
  const deliver: Deliver = async (call) => {
    const zap = zaps.find(({ url, isOn }) => isOn && url === call.url);
    await zap?.poll();
    return { status: zap ? 200 : 410 };
  };
  return { zapOn, deliver };
}

/** The first of these functions that a trigger has, as an operation of its own. */
export function functionOf(
  { operation }: Trigger,
  ...names: (keyof Functions)[]
): Parameters<World['run']>[0] {
  const functions: Functions = operation;
  const name = names.find((one) => functions[one] !== undefined);
  if (!name) throw new Error(`The trigger has none of ${names.join(', ')}.`);
  return { operation: { perform: functions[name] } };
}
