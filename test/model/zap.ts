// A Zap on one trigger as the platform runs it, and what it owes: each transition once, in order, none invented.
import type { Bundle } from 'zapier-platform-core';
import type { CrmUnderTest } from '../helpers/crms';
import { functionOf, instantTriggers } from '../helpers/instant-zaps';
import { day } from '../helpers/time';
import type { World } from '../helpers/world';
import type { Item } from '../helpers/zaps';
import { triggers } from '../helpers/zaps';
import type { Happening, Truth } from './truth';

export type TriggerName = keyof typeof triggers;

/** Which happenings a trigger shows, as documented. */
export const shownBy = (crm: CrmUnderTest): Record<TriggerName, (happening: Happening) => boolean> => {
  const isAssistant = (id: string) => id === crm.zoe || id === crm.ravi;
  return {
    leadAssigned: ({ field, to }) => field === 'owner' && isAssistant(to),
    leadHandedBack: ({ field, from, to }) =>
      field === 'owner' && isAssistant(from) && to !== '' && !isAssistant(to),
    leadStatusChanged: ({ field }) => field === 'connection_status',
    leadBecameHot: ({ field, to }) => field === 'connection_status' && to === 'Hot',
  };
};

export class ZapUnderTest {
  /** Ids that the platform does not show again. */
  readonly #known = new Set<string>();
  readonly #fired: Happening[] = [];
  /** What was there when it was switched on. */
  #old = new Set<string>();
  /** Older ones went with a memory that was lost. */
  #lostBefore = 0;
  #forgot = false;
  #subscription: object | undefined;

  constructor(
    private readonly crm: CrmUnderTest,
    private readonly run: World['run'],
    private readonly truth: Truth,
    readonly name: TriggerName,
    private readonly id: string,
    /** Instant ones are woken whenever the polling ones poll; what they do then is the same. */
    private readonly isInstant = false,
  ) {}

  async switchOn(): Promise<void> {
    const items = await this.#run({ isPopulatingDedupe: true });
    this.#old = new Set(this.#shown().map(({ id }) => id));
    const strangers = items.filter((item) => !this.#old.has(item.id));
    expect(strangers).toEqual([]);
    for (const { id } of items) this.#known.add(id);
    if (this.isInstant) this.#subscription = await this.#call('performSubscribe');
  }

  async switchOff(): Promise<void> {
    if (this.isInstant) await this.#call('performUnsubscribe');
  }

  /** The next poll finds nothing remembered. */
  forget(): void {
    this.#forgot = true;
  }

  async poll(): Promise<void> {
    const began = Date.now();
    const items = await this.#run({});
    // Lost memory costs what is older than a day, and had not been shown. (docs/exactly-once.md)
    if (this.#forgot) this.#lostBefore = began - day;
    this.#forgot = false;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const fresh = items.filter(({ id }) => !this.#known.has(id)).reverse();
    for (const item of fresh) this.#fire(item);
  }

  /** What should have fired by now, and has not. */
  missing(): Happening[] {
    return this.#shown().filter(
      ({ id, at }) => !this.#known.has(id) && !this.#old.has(id) && at >= this.#lostBefore,
    );
  }

  get fired(): number {
    return this.#fired.length;
  }

  #shown(): Happening[] {
    return this.truth.happened.filter(shownBy(this.crm)[this.name]);
  }

  #fire(item: Item): void {
    const happening = this.#shown().find(({ id }) => id === item.id);
    if (!happening) throw new Error(`${this.name} invented ${JSON.stringify(item)}`);
    this.#known.add(item.id);
    expect(told(happening.field, item)).toEqual(said(happening));
    // What was there before the Zap may fire only once memory was lost, and what is older than that memory never.
    if (this.#old.has(item.id) && this.#lostBefore === 0)
      throw new Error(`${this.name} fired ${item.id}, which was there before it was switched on.`);
    if (happening.at < this.#lostBefore) throw new Error(`${this.name} fired ${item.id} after all.`);
    this.#keepOrder(happening);
  }

  #keepOrder(happening: Happening): void {
    const last = this.#fired.findLast(
      ({ lead, field }) => lead === happening.lead && field === happening.field,
    );
    const order = this.truth.happened;
    if (last && order.indexOf(last) > order.indexOf(happening))
      throw new Error(`${this.name} fired ${happening.id} after ${last.id}.`);
    this.#fired.push(happening);
  }

  #run(meta: object): Promise<Item[]> {
    return this.#call<Item[]>(this.isInstant ? 'performList' : 'perform', meta);
  }

  #call<T>(
    name: 'perform' | 'performList' | 'performSubscribe' | 'performUnsubscribe',
    meta: object = {},
  ): Promise<T> {
    const trigger = (this.isInstant ? instantTriggers : triggers)[this.name];
    const subscribeData = this.#subscription;
    const extra = {
      ...{ meta: { ...meta, zap: { id: this.id } }, targetUrl: `https://hooks.example/${this.id}` },
      ...(subscribeData && { subscribeData }),
    };
    return this.run<T>(functionOf(trigger, name), {}, extra as Partial<Bundle>);
  }
}

const told = (field: Happening['field'], item: Item) => ({
  lead: item.lead_id,
  at: item.changed_at,
  ...(field === 'owner'
    ? { from: item.previous_owner.id, to: item.owner.id }
    : { from: item.previous_connection_status, to: item.connection_status }),
});

const said = ({ lead, at, from, to }: Happening) => ({ lead, at: new Date(at).toISOString(), from, to });
