// Pipelines and stages, v2 (pipedrive.md 3.10).

import { z } from 'zod';
import { type Answer, type Call, idOf, intOf, limitOf, ok, oneOf, type Route, refuseUnknown } from '../call';
import type { Pipeline, Stage } from '../entities';
import { pageParams, seal, unseal } from '../list';
import { notFound } from '../refusals';
import { rfcTime } from '../times';

export const pipelineRoutes: Route[] = [
  { method: 'GET', pattern: '/api/v2/pipelines', cost: 5, run: pipelines },
  { method: 'GET', pattern: '/api/v2/pipelines/:id', cost: 1, run: pipeline },
  { method: 'GET', pattern: '/api/v2/stages', cost: 5, run: stages },
  { method: 'GET', pattern: '/api/v2/stages/:id', cost: 1, run: stage },
];

function pipelines(call: Call): Answer {
  refuseUnknown(call, pageParams);
  return page(call, call.company.pipelines.map(wirePipeline));
}

function pipeline(call: Call): Answer {
  const found = call.company.pipelines.find(({ id }) => id === idOf(call));
  if (!found) throw notFound('Pipeline');
  return ok(wirePipeline(found));
}

function stages(call: Call): Answer {
  refuseUnknown(call, [...pageParams, 'pipeline_id']);
  const id = intOf(call, 'pipeline_id');
  const found = call.company.stages.filter((one) => id === undefined || one.pipelineId === id);
  return page(call, found.map(wireStage));
}

function stage(call: Call): Answer {
  const found = call.company.stages.find(({ id }) => id === idOf(call));
  if (!found) throw notFound('Stage');
  return ok(wireStage(found));
}

type Sortable = { id: number; order_nr: number; add_time: string; update_time: string };

/** Few and steady: the cursor is a place in the list. */
function page(call: Call, all: Sortable[]): Answer {
  const by = oneOf(call, 'sort_by', ['id', 'update_time', 'add_time', 'order_nr']);
  const sign = oneOf(call, 'sort_direction', ['asc', 'desc']) === 'desc' ? -1 : 1;
  const sorted = [...all].sort(
    (one, other) => sign * (one[by] < other[by] ? -1 : Number(one[by] > other[by])),
  );
  return slice(call, sorted);
}

export function slice(call: Call, all: readonly unknown[]): Answer {
  const limit = limitOf(call, 500);
  const cursor = call.query.get('cursor');
  const { start } = cursor === null ? { start: 0 } : unseal(cursor, z.strictObject({ start: z.int() }));
  const end = start + limit;
  return ok(all.slice(start, end), { next_cursor: end < all.length ? seal({ start: end }) : null });
}

const wirePipeline = ({ id, name, order, addedAt }: Pipeline) => ({
  id,
  name,
  order_nr: order,
  is_deleted: false,
  is_deal_probability_enabled: false,
  add_time: rfcTime(addedAt),
  update_time: rfcTime(addedAt),
});

const wireStage = ({ id, name, order, pipelineId, probability, addedAt }: Stage) => ({
  id,
  name,
  order_nr: order,
  pipeline_id: pipelineId,
  deal_probability: probability,
  is_deleted: false,
  is_deal_rot_enabled: false,
  days_to_rotten: null,
  add_time: rfcTime(addedAt),
  update_time: rfcTime(addedAt),
});
