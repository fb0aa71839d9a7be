// The follow-ups of one lead as steps tell them: moments in ISO 8601, UTC.
import type { FoundLead } from '../../crm';
import { findSchedule } from '../../engine';
import type { Relay } from '../relay';
import { pausesSince } from './pauses';
import { type Assignment, type FollowUp, planOf } from './plan';
import { runningOf } from './running';
import { timeZoneOf } from './time-zone';

const iso = (plan: readonly FollowUp[]) => plan.map(({ at }) => new Date(at).toISOString());

/** Those of a new assignment. */
export function newFollowUps(scheduleName: string, assignment: Assignment): string[] {
  const schedule = findSchedule(scheduleName);
  return schedule ? iso(planOf(schedule, assignment)) : [];
}

/** Those of the assignment that the lead is in; none when they were stopped. A pause may cost a look at the history. */
export async function presentFollowUps(relay: Relay, found: FoundLead): Promise<string[]> {
  const { lead } = found;
  const running = runningOf(relay, lead, await relay.crm.owners());
  if (!running) return [];
  const { assignedAt: at, schedule } = running;
  const changes = lead.fields.resume_on ? (await found.history()).resume_on : [];
  return iso(
    planOf(schedule, { at, timeZone: await timeZoneOf(relay, lead), pauses: pausesSince(at, changes) }),
  );
}
