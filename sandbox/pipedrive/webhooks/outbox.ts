// What is to be delivered, and what became of it (pipedrive.md 5.3). Sends nothing itself.
import { Counter } from '../../core/ids';
import type { Company, Happening } from '../company';
import type { Webhook } from '../entities';
import type { Answered, Delivery, DeliveryState } from './delivery';
import { Endpoints } from './endpoints';
import { hooksOf, listening } from './hooks';
import { addressed, told } from './payload';

const retriesMs = [3000, 30_000, 150_000];
const keep = 5000;

export class Outbox {
  /** In the order of sending. */
  deliveries: Delivery[] = [];
  /** Told of each delivery that waits to go out for the first time. */
  queued: (delivery: Delivery) => void = () => {};
  readonly #endpoints = new Endpoints();
  readonly #ids = new Counter(1);

  constructor(private readonly company: Company) {}

  /** Queues one delivery a hook that listens; answers how many. */
  announce(happening: Happening): number {
    const hooks = listening(this.company, happening);
    if (hooks.length === 0) return 0;
    const event = told(this.company, happening);
    for (const hook of hooks) this.#add(hook, addressed(event, hook));
    return hooks.length;
  }

  due(): Delivery[] {
    const now = this.company.clock.now();
    return this.deliveries.filter(({ state, dueAt }) => state === 'waiting' && dueAt <= now);
  }

  get(id: number): Delivery {
    const found = this.deliveries.find((one) => one.id === id);
    if (!found) throw new Error(`There is no delivery ${id}.`);
    return found;
  }

  /** The same event once more, right behind the first. */
  double(id: number): Delivery {
    const one = this.get(id);
    const twin: Delivery = { ...one, id: this.#ids.next(), state: 'waiting', attempts: [] };
    this.deliveries.splice(this.deliveries.indexOf(one) + 1, 0, twin);
    return twin;
  }

  /** Why it cannot be attempted now; undefined where it can. */
  obstacle({ webhookId, url }: Delivery): 'lost' | undefined {
    const hook = hooksOf(this.company).find(({ id }) => id === webhookId);
    return !hook || this.#endpoints.isBanned(url, this.company.clock.now()) ? 'lost' : undefined;
  }

  /** Enters an attempt's end, and what follows from it. */
  enter(delivery: Delivery, answered: Answered): void {
    if (!this.deliveries.includes(delivery)) return; // all was reset while it was on its way
    const at = this.company.clock.now();
    const { status } = answered;
    const succeeded = status >= 200 && status < 300;
    delivery.attempts = [...delivery.attempts, { ...answered, at }];
    this.#markHook(delivery, at, status, succeeded);
    if (!succeeded && delivery.attempts.length === 1) this.#endpoints.failed(delivery.url, at);
    const wait = retriesMs[delivery.attempts.length - 1];
    if (succeeded) delivery.state = 'delivered';
    else if (wait === undefined) delivery.state = 'failed';
    else this.#retry(delivery, at + wait);
  }

  reset(): void {
    this.deliveries = [];
    this.#endpoints.reset();
    this.#ids.reset();
  }

  #add(hook: Webhook, payload: Delivery['payload']): void {
    const now = this.company.clock.now();
    const state: DeliveryState = this.#endpoints.isBanned(hook.url, now) ? 'lost' : 'waiting';
    const { id: webhookId, url } = hook;
    const delivery: Delivery = {
      ...{ id: this.#ids.next(), webhookId, url, headers: headersOf(hook) },
      ...{ payload, state, attempts: [], dueAt: now },
    };
    this.deliveries.push(delivery);
    const oldest = this.deliveries.findIndex((one) => one.state !== 'waiting');
    if (this.deliveries.length > keep && oldest >= 0) this.deliveries.splice(oldest, 1);
    if (state === 'waiting') this.queued(delivery);
  }

  #retry(delivery: Delivery, dueAt: number): void {
    delivery.dueAt = dueAt;
    delivery.state = 'waiting';
  }

  #markHook({ webhookId }: Delivery, at: number, status: number, succeeded: boolean): void {
    const hook = this.company.webhooks.get(webhookId);
    if (!hook) return;
    hook.lastAttempt = { at, status };
    hook.failingSince = succeeded ? null : (hook.failingSince ?? at);
  }
}

function headersOf({ user, password }: Webhook): Record<string, string> {
  const type = { 'content-type': 'application/json' };
  if (user === null) return type;
  const secret = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return { ...type, authorization: `Basic ${secret}` };
}
