// A deal's stage by name. Names repeat between pipelines: the deal's own is looked in first, and `Pipeline > Stage` says
// which is meant. (pipedrive.md 3.10)
import { array, boolean, looseObject, nullish, number, object, string } from 'zod/mini';
import type { RecordField, Stage, StoredRecord, Unfit, Value } from '../../records';
import type { Pipedrive } from '../api';
import { oncePer } from '../once';
import { pagesOf } from '../pages';
import { freshStages, isNamed, type Stage as PipelineStage, stagesOf, stagesWith } from '../stages';

const wirePipeline = looseObject({
  id: number(),
  name: string(),
  order_nr: number(),
  is_deleted: nullish(boolean()),
});
const kept = array(object({ id: number(), name: string(), order: number() }));

interface Pipeline {
  id: number;
  name: string;
  order: number;
}

const pipelinesOf = async (pipedrive: Pipedrive): Promise<Pipeline[]> =>
  (await pipedrive.memory.get('pipelines', kept)) ?? (await freshPipelines(pipedrive));

const freshPipelines = oncePer(async (pipedrive: Pipedrive): Promise<Pipeline[]> => {
  const all = await pagesOf(pipedrive, '/api/v2/pipelines?limit=500', array(wirePipeline));
  const pipelines = all
    .filter(({ is_deleted }) => is_deleted !== true)
    .map(({ id, name, order_nr }) => ({ id, name, order: order_nr }))
    .sort((one, other) => one.order - other.order);
  await pipedrive.memory.set('pipelines', pipelines, 600);
  return pipelines;
});

export function stageField(pipedrive: Pipedrive): RecordField {
  return {
    code: 'stage_id',
    name: 'stage',
    present: (record) => record?.values.stage_id ?? '',
    value: (text, record) => stageValue(pipedrive, text, record),
    empty: {},
  };
}

async function stageValue(
  pipedrive: Pipedrive,
  text: string,
  record: StoredRecord | undefined,
): Promise<Value | Unfit> {
  const own = Number(record?.values.pipeline_id);
  const stage =
    meantStage(await stagesOf(pipedrive), await pipelinesOf(pipedrive), text, own) ??
    meantStage(await freshStages(pipedrive), await freshPipelines(pipedrive), text, own);
  if (!stage) return { problem: `no pipeline has a stage "${text}"` };
  return { text: String(stage.id), body: { native: { stage_id: stage.id } } };
}

/** By id, by `Pipeline > Stage`, else by name: in the deal's own pipeline, else in the first that has it. */
function meantStage(
  stages: readonly PipelineStage[],
  pipelines: readonly Pipeline[],
  text: string,
  own: number,
): PipelineStage | undefined {
  const byId = stages.find(({ id }) => String(id) === text.trim());
  if (byId) return byId;
  const [first = '', second] = text.split('>').map((part) => part.trim());
  const among = second === undefined ? pipelines : pipelines.filter(isNamedPipeline(first));
  const named = stages.filter(isNamed(second ?? first));
  const candidates = among.flatMap(({ id }) => named.find(({ pipeline }) => pipeline === id) ?? []);
  return candidates.find(({ pipeline }) => pipeline === own) ?? candidates[0];
}

const isNamedPipeline = (name: string) => (pipeline: Pipeline) =>
  pipeline.name.trim().toLowerCase() === name.toLowerCase();

/** Pipeline by pipeline, in the order of the account. */
export async function allStages(pipedrive: Pipedrive): Promise<(Stage & { id: string })[]> {
  const stages = (await stagesOf(pipedrive)).toSorted((one, other) => one.order - other.order);
  return (await pipelinesOf(pipedrive)).flatMap((pipeline) =>
    stages
      .filter((stage) => stage.pipeline === pipeline.id)
      .map(({ id, name }) => ({ id: String(id), name, pipeline: pipeline.name })),
  );
}

/** For people and for segments; a deal in a stage that is new is looked up anew. */
export async function stageOf(pipedrive: Pipedrive, deal: StoredRecord): Promise<Stage | undefined> {
  const id = Number(deal.values.stage_id);
  const stage = (await stagesWith(pipedrive, id)).find((candidate) => candidate.id === id);
  if (!stage) return undefined;
  const pipeline = (await pipelinesOf(pipedrive)).find((candidate) => candidate.id === stage.pipeline);
  return { name: stage.name, pipeline: pipeline?.name ?? '' };
}
