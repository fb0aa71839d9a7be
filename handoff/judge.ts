import type { FoundLead } from '../crm';
import { decide } from '../engine';
import type { Judgement } from './assignment';
import { type Assignment, reassignmentFacts } from './facts';
import type { Relay } from './relay';

/** Asks reassignment.yaml whether this assistant may have the lead. */
export async function judge(relay: Relay, found: FoundLead, assignment: Assignment): Promise<Judgement> {
  const { then, rule } = decide('reassignment', await reassignmentFacts(relay, found, assignment));
  return { ...then, rule };
}
