// Where a deal stands (pipedrive.md 3.5, 3.10).
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import type { Stage } from './entities';
import { badRequest } from './refusals';
import { type Fields, numberIn } from './values';

interface Place {
  stage_id?: number | undefined;
  pipeline_id?: number | undefined;
}

/** stage_id fixes the pipeline; pipeline_id alone means its first stage; neither, the default one's first. */
export function placed(company: Company, sent: Place, deal: Ledger | undefined, now: string): Fields {
  if (deal && sent.stage_id === undefined && sent.pipeline_id === undefined) return {};
  const stage =
    sent.stage_id === undefined ? firstStage(company, sent.pipeline_id) : stageOf(company, sent.stage_id);
  if (sent.pipeline_id !== undefined && sent.pipeline_id !== stage.pipelineId)
    throw badRequest(`Stage ${stage.id} does not belong to pipeline ${sent.pipeline_id}`); // presumably
  const stands = { stage_id: stage.id, pipeline_id: stage.pipelineId };
  if (deal && numberIn(deal, 'stage_id') === stage.id) return stands;
  return { ...stands, stage_change_time: deal ? now : null };
}

function stageOf({ stages }: Company, id: number): Stage {
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw badRequest(`Stage ${id} was not found`);
  return stage;
}

/** The default pipeline is the one of the lowest order_nr. */
function firstStage({ stages, pipelines }: Company, pipelineId: number | undefined): Stage {
  const [first] = [...pipelines].sort((one, other) => one.order - other.order);
  const wanted = pipelineId ?? first?.id;
  const inside = stages.filter((stage) => stage.pipelineId === wanted);
  const [stage] = inside.sort((one, other) => one.order - other.order);
  if (!stage) throw badRequest(`Pipeline ${wanted} was not found`);
  return stage;
}
