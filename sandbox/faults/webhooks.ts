// Faults of deliveries: at least once, in no order, and perhaps never. (pipedrive.md 5.3)
import type { Delivery } from '../pipedrive/webhooks/delivery';
import type { WebhookDesk } from '../pipedrive/webhooks/desk';
import type { Fault } from './plan';

const names = ['webhook_doubled', 'webhook_late', 'webhook_lost'] as const;
export type WebhookFault = Extract<Fault, { fault: (typeof names)[number] }>;

export const concernsWebhooks = (fault: Fault): fault is WebhookFault =>
  names.some((name) => name === fault.fault);

export function disturb(fault: WebhookFault, desk: WebhookDesk, { id }: Delivery): void {
  if (fault.fault === 'webhook_doubled') desk.double(id);
  if (fault.fault === 'webhook_late') desk.delay(id, fault.delay_ms);
  if (fault.fault === 'webhook_lost') desk.drop(id);
}
