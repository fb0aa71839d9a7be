// Stages belong to a pipeline, in an order; their names repeat between pipelines. Remembered for ten minutes.
// (pipedrive.md 3.10)
import { array, boolean, looseObject, nullish, number, object, string } from 'zod/mini';
import type { Pipedrive } from './api';
import { oncePer } from './once';
import { pagesOf } from './pages';

const wireStage = looseObject({
  id: number(),
  name: string(),
  order_nr: number(),
  pipeline_id: number(),
  is_deleted: nullish(boolean()),
});
const kept = array(object({ id: number(), name: string(), order: number(), pipeline: number() }));

export interface Stage {
  id: number;
  name: string;
  order: number;
  pipeline: number;
}

export const stagesOf = async (pipedrive: Pipedrive): Promise<Stage[]> =>
  (await pipedrive.memory.get('stages', kept)) ?? (await freshStages(pipedrive));

/** @param needed the stage a deal stands in: where it is not among the remembered ones, they are read anew */
export async function stagesWith(pipedrive: Pipedrive, needed: number): Promise<Stage[]> {
  const stages = await stagesOf(pipedrive);
  return stages.some(({ id }) => id === needed) ? stages : freshStages(pipedrive);
}

/** Anew, but once in a call: deals may stand in a stage that is gone for good. */
export const freshStages = oncePer(async (pipedrive: Pipedrive): Promise<Stage[]> => {
  const all = await pagesOf(pipedrive, '/api/v2/stages?limit=500', array(wireStage));
  const stages = all
    .filter(({ is_deleted }) => is_deleted !== true)
    .map(({ id, name, order_nr, pipeline_id }) => ({ id, name, order: order_nr, pipeline: pipeline_id }));
  await pipedrive.memory.set('stages', stages, 600);
  return stages;
});

export const isNamed =
  (name: string) =>
  (stage: Stage): boolean =>
    stage.name.trim().toLowerCase() === name.trim().toLowerCase();
