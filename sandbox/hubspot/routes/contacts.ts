import { z } from 'zod';
import type { Source } from '../../core/ledger';
import { associationsSchema, targetsOf } from '../associations';
import { type Answer, bindsAdminRules, bodyOf, type Call, type Route } from '../call';
import { createContact, touchContact, updateContact, type WriteOptions, type Written } from '../contacts';
import { kinds, segmentOf } from '../kinds';
import type { Portal } from '../portal';
import { present } from '../records';
import { v } from '../version';
import { batchRoutes } from './batch';
import { readingRoutes, recordOf } from './objects';

const kind = kinds.contacts;
const reads = [['crm.objects.contacts.read']];
const writes = [['crm.objects.contacts.write']];
const base = `/crm/objects/${v}/${segmentOf(kind)}`;

/** Every value is a string (hubspot.md 3.1); "" clears. */
const values = z.record(z.string(), z.string());
const createSchema = z.strictObject({
  properties: values,
  associations: associationsSchema.default([]), // omission works in practice (hubspot.md 3.3)
  objectWriteTraceId: z.string().optional(),
});
const updateSchema = z.strictObject({ properties: values, objectWriteTraceId: z.string().optional() });

export const contactRoutes: Route[] = [
  ...batchRoutes(kind, reads),
  ...readingRoutes(kind, reads),
  { method: 'POST', pattern: base, scopes: writes, run: create },
  { method: 'PATCH', pattern: `${base}/:id`, scopes: writes, run: update },
];

function create(call: Call): Answer {
  const { portal } = call;
  const body = bodyOf(call, createSchema);
  const targets = targetsOf(portal, kind, body.associations);
  const written = createContact(portal, body.properties, byApi(call));
  for (const target of targets) portal.links.join(kind.name, written.ledger.id, target.kind, target.id);
  if (targets.length > 0) touchContact(portal, written.ledger, portal.clock.now());
  const location = `https://api.hubapi.com/crm/objects/${call.params.version}/contacts/${written.ledger.id}`;
  return { status: 201, body: wire(portal, written, Object.keys(body.properties)), headers: { location } };
}

function update(call: Call): Answer {
  const ledger = recordOf(call, kind);
  const { properties } = bodyOf(call, updateSchema);
  const written = updateContact(call.portal, ledger, properties, byApi(call));
  return { status: 200, body: wire(call.portal, written, Object.keys(properties)) };
}

function wire(portal: Portal, { ledger, warnings }: Written, names: string[]): object {
  const record = present(portal, kind, ledger, { properties: names });
  return warnings.length > 0 ? { ...record, warnings } : record;
}

/** All properties of one request share one moment. */
function byApi(call: Call): WriteOptions {
  return { source: apiSource(call.portal), at: call.portal.clock.now(), strict: bindsAdminRules(call) };
}

/** What token writes show in the history (hubspot.md 3.5). */
export const apiSource = (portal: Portal): Source => ({
  type: 'INTEGRATION',
  id: String(portal.settings.appId),
});
