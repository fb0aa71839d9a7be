// Lead labels and lead sources, v1, without paging (pipedrive.md 3.6).
import { z } from 'zod';
import { type Answer, type Call, jsonOf, ok, type Route } from '../call';
import type { LeadLabel } from '../entities';
import { isoTime } from '../lead-wire';
import { parsedV1 } from '../v1';

const base = '/api/v1/leadLabels';

export const leadLabelRoutes: Route[] = [
  { method: 'GET', pattern: base, cost: 10, run: list },
  { method: 'POST', pattern: base, cost: 10, run: create },
  { method: 'GET', pattern: '/api/v1/leadSources', cost: 2, run: sources },
];

function list({ company }: Call): Answer {
  return ok([...company.leadLabels.values()].map(wire));
}

/** Ten colours exist; which of them a create accepts is not told: the six that every example uses. */
const colors = ['blue', 'gray', 'green', 'purple', 'red', 'yellow'] as const;
const bodySchema = z.strictObject({ name: z.string().trim().min(1).max(255), color: z.enum(colors) });

function create(call: Call): Answer {
  const { name, color } = parsedV1(bodySchema, jsonOf(call));
  return ok(wire(call.company.addLeadLabel(name, color)));
}

const names = ['Manually created', 'Deal', 'Web forms', 'Live chat', 'Import', 'API'];

function sources(): Answer {
  return ok(names.map((name) => ({ name })));
}

const wire = ({ id, name, color, addedAt }: LeadLabel) => ({
  id,
  name,
  color,
  add_time: isoTime(addedAt),
  update_time: isoTime(addedAt),
});
