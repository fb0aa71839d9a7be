// Which follow-ups of some leads fall due within a span, as things stand on the leads.
import type { Lead, Owner } from '../../crm';
import { type LeadItem, leadItem } from '../item';
import type { Relay } from '../relay';
import type { Absences } from './absences';
import { type FollowUp, type Pause, planOf } from './plan';
import { type Running, runningOf } from './running';
import { timeZoneOf } from './time-zone';

/** A follow-up that is due. `due_at` is ISO 8601, UTC; `message` is the one that the schedule names. */
export interface FollowUpItem extends LeadItem {
  number: number;
  of: number;
  message: string;
  due_at: string;
}

export interface Asked {
  relay: Relay;
  absences: Absences;
  owners: readonly Owner[];
  /** The assistants whose leads are meant. */
  assistantIds: readonly string[];
  /** Only leads with this schedule. */
  scheduleName?: string | undefined;
}

/** Milliseconds since 1970, both ends included. */
export interface Span {
  since: number;
  until: number;
}

interface Due {
  lead: Lead;
  running: Running;
  followUp: FollowUp;
}

/**
 * The items of some leads, in the leads' order. A list may lag behind: who has something due by it is read anew, so
 * that nobody is written to who has just answered.
 */
export async function dueItems(asked: Asked, leads: readonly Lead[], span: Span): Promise<FollowUpItem[]> {
  const listed = await dueAmong(asked, leads, span);
  const ids = [...new Set(listed.map(({ lead }) => lead.id))];
  const present = new Map((await asked.relay.crm.leadsNow(ids)).map((lead) => [lead.id, lead]));
  const due = await dueAmong(
    asked,
    ids.flatMap((id) => present.get(id) ?? []),
    span,
  );
  return due.map((one) => itemOf(asked, one));
}

async function dueAmong(asked: Asked, leads: readonly Lead[], { since, until }: Span): Promise<Due[]> {
  const running = leads.flatMap((lead) => {
    const assignment = runningOf(asked.relay, lead, asked.owners);
    return assignment && isMeant(asked, lead, assignment) ? [{ lead, running: assignment }] : [];
  });
  const pausesOf = await asked.absences.of(running.map(({ lead }) => lead));
  const plans = running.map(async (one) => {
    const plan = await planFor(asked, one, pausesOf(one.lead));
    return plan.filter(({ at }) => at >= since && at <= until).map((followUp) => ({ ...one, followUp }));
  });
  return (await Promise.all(plans)).flat();
}

const isMeant = ({ assistantIds, scheduleName }: Asked, lead: Lead, running: Running) =>
  assistantIds.includes(lead.ownerId) && (scheduleName ?? running.scheduleName) === running.scheduleName;

async function planFor({ relay }: Asked, { lead, running }: Omit<Due, 'followUp'>, pauses: Pause[]) {
  const { assignedAt: at, schedule } = running;
  return planOf(schedule, { at, timeZone: await timeZoneOf(relay, lead), pauses });
}

function itemOf({ relay, owners }: Asked, { lead, running, followUp }: Due): FollowUpItem {
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const { number, of, message, at } = followUp;
  return {
    ...leadItem(relay.crm.name, lead, byId),
    id: `${lead.id}-${running.assignedAt}-${number}`,
    schedule: running.scheduleName,
    number,
    of,
    message,
    due_at: new Date(at).toISOString(),
  };
}
