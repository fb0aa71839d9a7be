import type { FoundLead } from '../crm';
import { decide } from '../engine';
import type { Outcome } from '../outcome';
import { type AssignRequest, giveTo, type Judgement } from './assignment';
import { type Assignment, reassignmentFacts } from './facts';
import { leaveAlone } from './leave-alone';
import { refuse } from './refusal';
import type { Relay } from './relay';

/** Asks reassignment.yaml whether this assistant may have the lead. */
export async function judge(relay: Relay, found: FoundLead, assignment: Assignment): Promise<Judgement> {
  const { then, rule } = decide('reassignment', await reassignmentFacts(relay, found, assignment));
  return { ...then, rule };
}

/** Asks, and does what the answer says. */
export async function judgeAndAct(
  relay: Relay,
  found: FoundLead,
  assignment: Assignment,
  request: AssignRequest,
): Promise<Outcome> {
  const { assistant } = assignment;
  const judgement = await judge(relay, found, assignment);
  if (judgement.decision === 'already_assigned')
    return leaveAlone(relay, found, assistant, request, judgement);
  if (judgement.decision === 'refused') return refuse(relay, found, assistant, judgement);
  return giveTo(relay, found, assistant, request, judgement);
}
