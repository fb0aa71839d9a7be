// Notes and e-mails (hubspot.md 7).
import { z } from 'zod';
import { associationsSchema, targetsOf, unknownTarget } from '../associations';
import { type Answer, bodyOf, type Call, param, type Route } from '../call';
import { createEngagement, link } from '../engagements';
import { type Kind, kinds, segmentOf } from '../kinds';
import { present } from '../records';
import { v } from '../version';
import { batchRoutes } from './batch';
import { apiSource } from './contacts';
import { readingRoutes, recordOf } from './objects';

const createSchema = z.strictObject({
  properties: z.record(z.string(), z.string()),
  associations: associationsSchema.default([]),
  objectWriteTraceId: z.string().optional(),
});

// E-mails need both scopes together in the 2026-09 spec (hubspot.md 1.2).
const extra: Readonly<Record<string, string[][]>> = { notes: [], emails: [['sales-email-read']] };

function routesOf(kind: Kind): Route[] {
  const base = `/crm/objects/${v}/${segmentOf(kind)}`;
  const more = extra[kind.name] ?? [];
  const reads = [['crm.objects.contacts.read'], ...more];
  const writes = [['crm.objects.contacts.write'], ...more];
  return [
    ...batchRoutes(kind, reads),
    ...readingRoutes(kind, reads),
    { method: 'POST', pattern: base, scopes: writes, run: (call) => create(call, kind) },
    {
      method: 'PUT',
      pattern: `${base}/:id/associations/default/contacts|contact|0-1/:contactId`,
      scopes: writes,
      run: (call) => associate(call, kind),
    },
  ];
}

export const engagementRoutes: Route[] = [...routesOf(kinds.notes), ...routesOf(kinds.emails)];

function create(call: Call, kind: Kind): Answer {
  const { portal } = call;
  const body = bodyOf(call, createSchema);
  const targets = targetsOf(portal, kind, body.associations);
  const activity = { kind, raw: body.properties, targets, at: portal.clock.now(), source: apiSource(portal) };
  const ledger = createEngagement(portal, activity);
  return { status: 201, body: present(portal, kind, ledger, { properties: Object.keys(body.properties) }) };
}

function associate(call: Call, kind: Kind): Answer {
  const { portal } = call;
  const ledger = recordOf(call, kind);
  const id = param(call, 'contactId');
  const contact = portal.records.contacts.get(id);
  if (!contact || contact.removedAt !== undefined) throw unknownTarget('contacts', id);
  link(portal, kind, ledger, { kind: 'contacts', id }, portal.clock.now());
  return { status: 200, body: { status: 'COMPLETE', results: [{ from: { id: ledger.id }, to: { id } }] } };
}
