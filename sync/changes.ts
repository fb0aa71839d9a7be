// The difference between what stands in a record and what is wanted there: nothing else is ever written.
import type { Body, StoredRecord } from '../crm';
import { verdict } from './difference';
import { valueFor, type Wanted } from './wanted';

export interface Change {
  name: string;
  body: Body;
}

export interface Changes {
  changes: Change[];
  /** Values that were left out, and why. */
  warnings: string[];
}

/** @param record undefined: it is yet to be made */
export async function changesFor(
  wanted: readonly Wanted[],
  record: StoredRecord | undefined,
): Promise<Changes> {
  const result: Changes = { changes: [], warnings: [] };
  for (const one of wanted) {
    const { change, problem } = await changeOf(one, record);
    if (change) result.changes.push(change);
    if (problem) result.warnings.push(problem);
  }
  return result;
}

async function changeOf(
  wanted: Wanted,
  record: StoredRecord | undefined,
): Promise<{ change?: Change; problem?: string }> {
  const { field, plan, text } = wanted;
  const present = field.present(record);
  const decided = wanted.essential && !record ? 'write' : verdict(plan, present, text);
  if (decided === 'keep') return {};
  if (decided === 'clear') return { change: { name: field.name, body: field.empty } };
  const { value, problem } = await valueFor(wanted, record);
  if (problem !== undefined) return { problem };
  return value.text === present ? {} : { change: { name: field.name, body: value.body } };
}

/** One body of all changes. */
export function merged(changes: readonly Change[]): Body {
  const native = Object.assign({}, ...changes.map(({ body }) => body.native));
  const custom = Object.assign({}, ...changes.map(({ body }) => body.custom));
  return { native, ...(Object.keys(custom).length > 0 && { custom }) };
}
