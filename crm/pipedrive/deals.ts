// The stage of a lead's open deal is what Pipedrive has for a contact status. Of several deals the one updated last
// counts, in its own pipeline, and never backwards. (design 6; pipedrive.md 3.5, 3.10)
import { array, looseObject, nullish, number, string } from 'zod/mini';
import { type ErrorKind, parseAnswer, RelayError } from '../../http';
import type { Pipedrive } from './api';
import { isNamed, type Stage, stagesWith } from './stages';

const wireDeal = looseObject({
  id: number(),
  title: nullish(string()),
  person_id: nullish(number()),
  stage_id: number(),
});
const list = array(wireDeal);
type Deal = ReturnType<typeof parseAnswer<typeof wireDeal>>;

export interface Moved {
  changed: string[];
  warnings: string[];
  /** The stage the deal stands in afterwards; '' without a deal. */
  stage: string;
}

const left = (stage: string, ...warnings: string[]): Moved => ({ changed: [], warnings, stage });

/** Beside the main thing: what Pipedrive refuses here is said, and fails nothing. */
export async function moveDeal(pipedrive: Pipedrive, personId: string, name: string): Promise<Moved> {
  try {
    const deal = await lastOpenDeal(pipedrive, Number(personId));
    if (!deal) return left('', `The lead has no open deal, so none was moved to "${name}".`);
    return await moveTo(pipedrive, deal, name);
  } catch (error) {
    if (error instanceof RelayError && refused.includes(error.kind))
      return left('', `The lead's deal was not moved to "${name}": ${error.parts.why}`);
    throw error;
  }
}

const refused: readonly ErrorKind[] = ['Permission denied', 'Invalid input', 'Record not found'];

/** Whether a participant's deals come as well is unconfirmed: they are not the lead's own. (pipedrive.md 3.5) */
async function lastOpenDeal(pipedrive: Pipedrive, person: number): Promise<Deal | undefined> {
  const query = new URLSearchParams({
    person_id: String(person),
    status: 'open',
    sort_by: 'update_time',
    sort_direction: 'desc',
    limit: '100',
  });
  const { data } = await pipedrive.send({ method: 'GET', path: `/api/v2/deals?${query}` });
  return parseAnswer(list, data ?? [], 'Pipedrive').find(({ person_id }) => person_id === person);
}

async function moveTo(pipedrive: Pipedrive, deal: Deal, name: string): Promise<Moved> {
  const stages = await stagesWith(pipedrive, deal.stage_id);
  const present = stages.find(({ id }) => id === deal.stage_id);
  const target = stages.find((stage) => stage.pipeline === present?.pipeline && isNamed(name)(stage));
  if (!present || !target) return left(present?.name ?? '', noStage(deal, name, present));
  if (target.order <= present.order) return left(present.name);
  const json = { stage_id: target.id };
  await pipedrive.send({ method: 'PATCH', path: `/api/v2/deals/${deal.id}`, json, repeatable: true });
  return { changed: ['deal stage'], warnings: [], stage: target.name };
}

function noStage(deal: Deal, name: string, present: Stage | undefined): string {
  const stays = present ? `stayed in "${present.name}"` : 'stayed where it is';
  return `The pipeline of the deal "${deal.title ?? deal.id}" has no stage "${name}", so the deal ${stays}.`;
}
