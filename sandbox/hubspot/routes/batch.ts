// Batch read (hubspot.md 3.2, 3.5).
import { z } from 'zod';
import type { Ledger } from '../../core/ledger';
import { type Answer, bodyOf, type Call, flagOf, type Route } from '../call';
import { type Kind, segmentOf } from '../kinds';
import { present } from '../records';
import { invalid } from '../refusals';
import { v } from '../version';
import { batchTimes, locate } from './objects';

// The spec marks the three arrays as required: send empty ones rather than none.
const batchReadSchema = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string() })).min(1),
  idProperty: z.string().optional(),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
});

type BatchRead = z.infer<typeof batchReadSchema>;

export function batchRoutes(kind: Kind, scopes: Route['scopes']): Route[] {
  const pattern = `/crm/objects/${v}/${segmentOf(kind)}/batch/read`;
  return [{ method: 'POST', pattern, scopes, run: (call) => batchRead(call, kind) }];
}

function batchRead(call: Call, kind: Kind): Answer {
  const body = bodyOf(call, batchReadSchema);
  refuseTooMany(body);
  const { found, missing } = split(call, kind, body);
  const wanted = { properties: body.properties, history: body.propertiesWithHistory };
  // Ascending by id, not as asked: nobody promises the order of the inputs.
  const results = [...found].sort((one, other) => one.number - other.number);
  const answer = {
    status: 'COMPLETE',
    results: results.map((ledger) => present(call.portal, kind, ledger, wanted)),
    ...batchTimes(call),
  };
  if (missing.length === 0) return { status: 200, body: answer };
  return { status: 207, body: { ...answer, numErrors: 1, errors: [notFound(kind, missing)] } };
}

function refuseTooMany({ inputs, propertiesWithHistory }: BatchRead): void {
  if (propertiesWithHistory.length > 0 && inputs.length > 50)
    throw invalid('The maximum number of inputs supported in a batch request for property histories is 50');
  if (inputs.length > 100) throw invalid('The maximum number of inputs supported in a batch request is 100');
}

function split(call: Call, kind: Kind, { inputs, idProperty }: BatchRead) {
  const archived = flagOf(call, 'archived');
  const found = new Set<Ledger>();
  const missing: string[] = [];
  for (const { id } of inputs) {
    const ledger = locate(call.portal, kind, id, idProperty ?? null);
    if (ledger && (ledger.removedAt !== undefined) === archived) found.add(ledger);
    else missing.push(id);
  }
  return { found, missing };
}

function notFound(kind: Kind, ids: string[]) {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `Could not get some ${kind.name.toUpperCase()} objects, they may be deleted or not exist.`,
    context: { ids },
  };
}
