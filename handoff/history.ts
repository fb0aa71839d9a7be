import type { Change } from '../crm';

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
