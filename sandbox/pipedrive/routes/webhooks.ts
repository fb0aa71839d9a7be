// Webhook registration, v1 (pipedrive.md 5.1). There is no update, and duplicates are no error.
import { z } from 'zod';
import { type Answer, type Call, jsonOf, type Route } from '../call';
import type { Webhook } from '../entities';
import { Refusal, webhookRefusal } from '../refusals';
import type { PipedriveSettings } from '../settings';
import { plainTime } from '../times';
import { hooksOf } from '../webhooks/hooks';
import { isLoopback } from '../webhooks/loopback';

const base = '/api/v1/webhooks';

export const webhookRoutes: Route[] = [
  { method: 'GET', pattern: base, cost: 10, run: list },
  { method: 'POST', pattern: base, cost: 10, run: create },
  { method: 'DELETE', pattern: `${base}/:id`, cost: 6, run: remove },
];

const objects = [
  ...[
    'activity',
    'deal',
    'lead',
    'note',
    'organization',
    'person',
    'pipeline',
    'product',
    'stage',
    'user',
    'board',
  ],
  ...['phase', 'project', 'task', 'deal_product', 'deal_installment', '*'],
];

const bodySchema = z.object({
  subscription_url: z.string(),
  event_action: z.enum(['create', 'change', 'delete', '*']),
  event_object: z.string().refine((name) => objects.includes(name), 'is not an event object'),
  name: z.string().min(1).max(255), // required; older samples lack it
  version: z.enum(['1.0', '2.0']).default('2.0'),
  user_id: z.int().optional(),
  http_auth_user: z.string().optional(),
  http_auth_password: z.string().optional(),
});

/** https, no address of this machine (unless the sandbox itself listens there), not Pipedrive's own API. */
function isTakable(text: string, { loopbackHooks }: PipedriveSettings): boolean {
  if (!URL.canParse(text)) return false;
  if (isLoopback(text)) return loopbackHooks;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && !/^(127\.|0\.|(.*\.)?(localhost|pipedrive\.com)$)/.test(hostname);
}

function create(call: Call): Answer {
  const { company, user } = call;
  const body = bodyOf(call);
  if (!isTakable(body.subscription_url, company.settings))
    throw webhookRefusal(400, { subscription_url: ['must be a public https URL'] });
  const userId = body.user_id ?? user.id;
  // A regular user can make them for own visibility only.
  if (userId !== user.id && !user.admin) throw forbidden();
  if (!company.users.has(userId)) throw webhookRefusal(400, { user_id: ['not found'] });
  const own = hooksOf(company).filter((one) => one.userId === userId);
  if (own.length >= company.settings.webhookLimit)
    throw webhookRefusal(422, { user_id: [`Webhook limit of ${company.settings.webhookLimit} reached`] });
  const webhook = { ...stored(body), id: company.counters.webhooks.next(), userId, ownerId: user.id };
  const made = { ...webhook, addedAt: company.clock.now(), lastAttempt: null, failingSince: null };
  company.webhooks.set(made.id, made); // the same URL and event twice is no error
  return { status: 201, body: { status: 'ok', success: true, data: wire(call, made) } };
}

function bodyOf(call: Call): z.output<typeof bodySchema> {
  const result = bodySchema.safeParse(jsonOf(call));
  if (result.success) return result.data;
  const errors: Record<string, string[]> = {};
  for (const { path, message } of result.error.issues) {
    const key = String(path[0] ?? 'body');
    errors[key] = [...(errors[key] ?? []), message];
  }
  throw webhookRefusal(400, errors);
}

const stored = (body: z.output<typeof bodySchema>) => ({
  name: body.name,
  action: body.event_action,
  object: body.event_object,
  url: body.subscription_url,
  version: body.version,
  user: body.http_auth_user ?? null,
  password: body.http_auth_password ?? null,
});

/** All of them, no paging; another user's only for an admin. */
function list(call: Call): Answer {
  const { user, company } = call;
  const shown = hooksOf(company).filter((one) => user.admin || one.ownerId === user.id);
  return { status: 200, body: { status: 'ok', success: true, data: shown.map((one) => wire(call, one)) } };
}

function remove({ company, params, user }: Call): Answer {
  const webhook = hooksOf(company).find(({ id }) => String(id) === params.id);
  if (!webhook || (!user.admin && webhook.ownerId !== user.id))
    throw webhookRefusal(404, { id: ['not found'] });
  company.webhooks.delete(webhook.id);
  return { status: 200, body: { status: 'ok', success: true } };
}

const forbidden = (): Refusal => new Refusal(403, { success: false, message: 'Forbidden' }, 'Forbidden');

function wire({ company }: Call, webhook: Webhook): Record<string, unknown> {
  return {
    id: webhook.id,
    company_id: company.settings.companyId,
    owner_id: webhook.ownerId,
    user_id: webhook.userId,
    admin_id: webhook.ownerId,
    name: webhook.name,
    event_action: webhook.action,
    event_object: webhook.object,
    subscription_url: webhook.url,
    version: webhook.version,
    is_active: 1,
    type: 'general',
    add_time: plainTime(webhook.addedAt),
    remove_time: null,
    remove_reason: null,
    last_delivery_time: webhook.lastAttempt && plainTime(webhook.lastAttempt.at),
    last_http_status: webhook.lastAttempt?.status || null,
    http_auth_user: encrypted(webhook.user),
    http_auth_password: encrypted(webhook.password),
  };
}

/** Comes back encrypted: never what was sent. */
const encrypted = (text: string | null): string | null => (text === null ? null : '*'.repeat(24));
