import type { WebhookPayload } from './payload';

/** One POST to a receiver. */
export interface WebhookCall {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** JSON. */
  body: string;
  payload: WebhookPayload;
}

/**
 * Answers the receiver's status, 0 where there was no answer; anything but 2xx is a failed attempt. A rejection is the
 * sender's own fault: whoever flushes gets it.
 */
export type Deliver = (call: WebhookCall) => Promise<Answered>;

export interface Answered {
  status: number;
  /** Why there was no answer. */
  reason?: string;
}

export interface Attempt extends Answered {
  /** Sandbox time, milliseconds. */
  at: number;
}

/**
 * waiting: due at `dueAt`; failed: four attempts in vain; lost: the endpoint was banned, or its hook is gone;
 * undeliverable: no address of this machine; dropped: by a test.
 */
export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'lost' | 'undeliverable' | 'dropped';

export interface Delivery {
  id: number;
  webhookId: number;
  url: string;
  headers: Readonly<Record<string, string>>;
  /** As of the latest attempt, else of the first. */
  payload: WebhookPayload;
  state: DeliveryState;
  attempts: readonly Attempt[];
  /** Sandbox time, milliseconds: when the next attempt is to be made. */
  dueAt: number;
}
