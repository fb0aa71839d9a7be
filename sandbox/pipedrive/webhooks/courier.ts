// Sends what is due, one after another, through whatever sender the sandbox was given (pipedrive.md 5.3).
import type { Deliver, Delivery, WebhookCall } from './delivery';
import { deliverToLoopback, isLoopback } from './loopback';
import type { Outbox } from './outbox';

export interface Outlet {
  /** From `createSandbox`; it gets every address. */
  deliver: Deliver | undefined;
  /** While the port is open deliveries go out by themselves, over HTTP, to this machine only. */
  isListening(): boolean;
}

export class Courier {
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: Outbox,
    private readonly outlet: Outlet,
  ) {}

  /** Something may be due. In-process without a sender it waits for `flush`. */
  wake(): void {
    const { deliver, isListening } = this.outlet;
    if (deliver || isListening()) this.#running = this.#running.then(() => this.#sendAll(this.outbox.due()));
  }

  /** Over HTTP time goes by itself; in-process whoever moves the clock wakes the courier. */
  wakeIn(milliseconds: number): void {
    if (this.outlet.isListening()) setTimeout(() => this.wake(), milliseconds).unref();
  }

  /** Sends what is due now and answers it; what comes up meanwhile waits for the next time. */
  flush(deliver?: Deliver): Promise<Delivery[]> {
    const sent = this.#running.then(async () => {
      const due = this.outbox.due();
      await this.#sendAll(due, deliver);
      return due;
    });
    this.#running = sent.then(nothing, nothing); // whoever flushes hears of a failure
    return sent;
  }

  reset(): void {
    this.outbox.reset();
    this.#running = Promise.resolve();
  }

  /** One delivery, due or not, also one that arrived already: at least once means that it can come again. */
  async send(delivery: Delivery, deliver = this.#sender()): Promise<void> {
    const obstacle = this.outbox.obstacle(delivery) ?? this.#unreachable(delivery);
    if (obstacle) {
      delivery.state = obstacle;
      return;
    }
    const call = callOf(delivery);
    delivery.payload = call.payload;
    this.outbox.enter(delivery, await deliver(call));
    this.#wakeAt(delivery);
  }

  async #sendAll(due: readonly Delivery[], deliver?: Deliver): Promise<void> {
    for (const delivery of due) if (delivery.state === 'waiting') await this.send(delivery, deliver);
  }

  #sender(): Deliver {
    const { deliver, isListening } = this.outlet;
    return deliver ?? (isListening() ? deliverToLoopback : accept);
  }

  #unreachable({ url }: Delivery): 'undeliverable' | undefined {
    return this.#sender() === deliverToLoopback && !isLoopback(url) ? 'undeliverable' : undefined;
  }

  #wakeAt({ state, attempts, dueAt }: Delivery): void {
    const last = attempts.at(-1);
    if (state === 'waiting' && last) this.wakeIn(dueAt - last.at);
  }
}

const nothing = (): void => {};

/** Nobody was named to deliver: the receiver is taken to be content. */
const accept: Deliver = () => Promise.resolve({ status: 200 });

function callOf({ url, headers, payload, attempts }: Delivery): WebhookCall {
  const meta = { ...payload.meta, attempt: Math.min(attempts.length + 1, 4) };
  const numbered = { ...payload, meta };
  return { url, headers, body: JSON.stringify(numbered), payload: numbered };
}
