// Payload version 2.0 (pipedrive.md 5.2).
import type { Company, Happening } from '../company';
import type { Webhook } from '../entities';
import type { Fields } from '../values';
import { previousOf } from './previous';
import { entities, recordTold } from './record';

export interface WebhookPayload {
  meta: {
    action: 'create' | 'change' | 'delete';
    entity: string;
    /** All ids in meta are texts. */
    entity_id: string;
    company_id: string;
    user_id: string;
    /** The event's; the same in every attempt (presumed: unconfirmed). */
    id: string;
    correlation_id: string;
    timestamp: string;
    type: string;
    version: string;
    webhook_id: string;
    webhook_owner_id: string;
    change_source: string;
    is_bulk_edit: boolean;
    attempt: number;
    host: string;
    permitted_user_ids: string[];
  };
  data: Fields | null;
  previous: Fields | null;
}

/** What all hooks are told alike. */
export type Told = Omit<WebhookPayload, 'meta'> & {
  meta: Omit<WebhookPayload['meta'], 'webhook_id' | 'webhook_owner_id' | 'attempt'>;
};

export function told(company: Company, happening: Happening): Told {
  const { action, kind, ledger, before, stamp } = happening;
  const old = before ? recordTold(company, kind, before) : null;
  const now = action === 'delete' ? null : recordTold(company, kind, ledger);
  const previous = old && now ? previousOf(company, kind, old, now) : old;
  const users = [...company.users.values()].filter(({ active }) => active);
  const meta = {
    action,
    entity: entities[kind],
    entity_id: ledger.id,
    company_id: String(company.settings.companyId),
    user_id: String(stamp.source.userId),
    id: company.uuid(),
    correlation_id: company.uuid(),
    timestamp: new Date(stamp.at).toISOString(),
    type: 'general',
    version: '2.0',
    change_source: stamp.source.type,
    is_bulk_edit: stamp.bulk === true,
    host: `${company.settings.companyDomain}.pipedrive.com`,
    permitted_user_ids: users.map(({ id }) => String(id)),
  };
  return { meta, data: now, previous };
}

export function addressed({ meta, data, previous }: Told, hook: Webhook): WebhookPayload {
  const own = { webhook_id: String(hook.id), webhook_owner_id: String(hook.ownerId), attempt: 1 };
  return { meta: { ...meta, ...own }, data, previous };
}
