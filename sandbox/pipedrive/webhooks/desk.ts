// What a test sees of the webhooks, and does with them.
import type { Company } from '../company';
import type { Courier } from './courier';
import type { Deliver, Delivery } from './delivery';
import { hooksOf } from './hooks';
import type { Outbox } from './outbox';

export interface RegisteredHook {
  id: number;
  name: string;
  event_action: string;
  event_object: string;
  subscription_url: string;
  user_id: number;
}

export class WebhookDesk {
  constructor(
    private readonly company: Company,
    private readonly outbox: Outbox,
    private readonly courier: Courier,
  ) {}

  registered(): RegisteredHook[] {
    return hooksOf(this.company).map(({ id, name, action, object, url, userId }) => ({
      ...{ id, name, event_action: action, event_object: object },
      ...{ subscription_url: url, user_id: userId },
    }));
  }

  /** In the order in which they go out; what became of each is in its `state`. */
  deliveries(): Delivery[] {
    return this.outbox.deliveries.map((delivery) => ({ ...delivery }));
  }

  /** Sends what is due and answers it. Without a sender the receiver is taken to say 200. */
  async flush(deliver?: Deliver): Promise<Delivery[]> {
    return (await this.courier.flush(deliver)).map((delivery) => ({ ...delivery }));
  }

  /** Sends this one now, due or not, also one that arrived already. */
  async deliver(id: number, deliver?: Deliver): Promise<Delivery> {
    const delivery = this.outbox.get(id);
    await this.courier.send(delivery, deliver);
    return { ...delivery };
  }

  /** It never arrives. */
  drop(id: number): void {
    this.outbox.get(id).state = 'dropped';
  }

  /** It arrives twice; answers the second one's id. */
  double(id: number): number {
    return this.outbox.double(id).id;
  }

  /** It goes out so much later. */
  delay(id: number, milliseconds: number): void {
    const delivery = this.outbox.get(id);
    delivery.dueAt += milliseconds;
    this.courier.wakeIn(milliseconds);
  }

  /** Told of each delivery when it is queued, in place of who was told before. */
  onQueued(listener: (delivery: Delivery) => void): void {
    this.outbox.queued = listener;
  }

  /** These go first, in this order; the rest as it was. */
  order(ids: readonly number[]): void {
    const first = ids.map((id) => this.outbox.get(id));
    const rest = this.outbox.deliveries.filter((delivery) => !first.includes(delivery));
    this.outbox.deliveries = [...first, ...rest];
  }
}
