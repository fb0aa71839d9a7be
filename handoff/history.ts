import type { Change, History } from '../crm';

/** One real change of a field: what it became, and what it was just before. */
export interface Step {
  value: string;
  previous: string;
  at: number;
}

/** The changes that changed something, oldest first: a value written again over itself is none. */
export function steps(changes: readonly Change[]): Step[] {
  const found: Step[] = [];
  let previous = '';
  for (const { value, at } of changes) {
    if (value !== previous) found.push({ value, previous, at });
    previous = value;
  }
  return found;
}

/** The value that stood at a moment, changes of that very moment included. */
export function valueAt(changes: readonly Change[], moment: number): string {
  return changes.findLast(({ at }) => at <= moment)?.value ?? '';
}

/** The value that stood just before a moment. */
export function valueBefore(changes: readonly Change[], moment: number): string {
  return changes.findLast(({ at }) => at < moment)?.value ?? '';
}

/** Whether two moments of the vendor's clock belong to one write. */
export const sameMoment = (a: number, b: number) => Math.abs(a - b) < 1_000;

/**
 * The moment of the latest way back, if the relay wrote it and it came with no news: owner and stop were written
 * together, the status was not.
 */
export function returnedQuietly(history: History): number | undefined {
  const left = steps(history.owner).at(-1);
  const stopped = steps(history.follow_up_stopped_at).at(-1);
  const status = steps(history.connection_status).at(-1);
  if (!left || !stopped || !sameMoment(left.at, stopped.at)) return undefined;
  return status && sameMoment(status.at, left.at) ? undefined : left.at;
}

/** The same, where the lead left this assistant without having been accepted: as after a refusal. */
export function returnedUnaccepted(history: History, assistantId: string): number | undefined {
  const owned = steps(history.owner);
  if (owned.at(-1)?.previous !== assistantId) return undefined;
  const since = owned.at(-2)?.at ?? 0;
  const assigned = steps(history.assigned_at).at(-1);
  const accepted = assigned !== undefined && (assigned.at >= since || sameMoment(assigned.at, since));
  return accepted ? undefined : returnedQuietly(history);
}
