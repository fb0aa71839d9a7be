// What the editor's dropdowns offer.
import { policy, type RecordType } from '../engine';
import { kindOf } from './item';
import type { Sync } from './sync';

export interface Choices {
  results: { id: string; label: string }[];
  paging_token: string | null;
}

/** Active users of Pipedrive. */
export async function ownerChoices(sync: Sync): Promise<Choices> {
  const users = (await sync.records.owners()).filter(({ active }) => active);
  return {
    results: users.map(({ id, name, email }) => ({ id, label: `${name} (${email})` })),
    paging_token: null,
  };
}

/** Saved filters of a kind of record. */
export async function filterChoices(sync: Sync, recordType: RecordType): Promise<Choices> {
  const filters = await sync.records.filters(kindOf[recordType]);
  return { results: filters.map(({ id, name }) => ({ id, label: name })), paging_token: null };
}

export const segmentNames = (): string[] => [...policy.segments];
