// What happened to a record, as far as a Zap asks for it, with an id that this state and no other has.
import type { StoredRecord } from '../crm';
import type { RecordType } from '../engine';
import { kindOf, type RecordItem, recordItems } from './item';
import { second } from './spans';
import type { Sync } from './sync';

export const fireOn = ['both', 'new', 'updated', 'stage_changed'] as const;
export type FireOn = (typeof fireOn)[number];

export interface RecordSelection {
  recordType: RecordType;
  fireOn: FireOn;
  segment?: string | undefined;
  filter?: string | undefined;
}

export interface ChangeItem extends RecordItem {
  change: 'new' | 'updated' | 'stage_changed';
}

/** What counts as news, in milliseconds since 1970; stamps are whole seconds. */
export interface Span {
  /** What happened before is no news. */
  since: number;
  /** What happened after is shown by a later poll. */
  until: number;
  /** Records added before this moment are not new to this Zap. */
  fresh: number;
}

interface Change {
  record: StoredRecord;
  change: ChangeItem['change'];
  at: number;
}

type Find = (record: StoredRecord, fresh: number) => Omit<Change, 'record'> | undefined;

const changes: Record<FireOn, Find> = {
  new: ({ addedAt }) => ({ change: 'new', at: addedAt }),
  updated: ({ addedAt, updatedAt }) =>
    updatedAt > addedAt ? { change: 'updated', at: updatedAt } : undefined,
  both: ({ addedAt, updatedAt }, fresh) => {
    const isNew = addedAt > fresh || addedAt === updatedAt;
    return { change: isNew ? 'new' : 'updated', at: updatedAt };
  },
  // The stage that a deal was made in is no change.
  stage_changed: ({ addedAt, stageChangedAt }) =>
    stageChangedAt !== undefined && stageChangedAt > addedAt
      ? { change: 'stage_changed', at: stageChangedAt }
      : undefined,
};

/** In the order of the records; one to which nothing happened has no item. */
export async function changeItems(
  sync: Sync,
  { recordType, fireOn: wanted }: RecordSelection,
  records: readonly StoredRecord[],
  span: Span,
): Promise<ChangeItem[]> {
  const found = records.flatMap((record): Change[] => {
    const change = changes[wanted](record, span.fresh);
    return change && isNews(change.at, span) ? [{ record, ...change }] : [];
  });
  const items = await recordItems(
    sync,
    kindOf[recordType],
    found.map(({ record }) => record),
  );
  return found.flatMap((change, index) => {
    const item = items[index];
    return item ? [{ ...item, id: idOf(change), change: change.change }] : [];
  });
}

const isNews = (at: number, { since, until }: Span) =>
  at >= Math.floor(since / second) * second && at <= until;

/** A record is new once, however often it changes while it is; else each state has its own id. */
const idOf = ({ record, change, at }: Change): string =>
  change === 'stage_changed'
    ? `deal-${record.id}-stage-${record.values.stage_id}-${at}`
    : `${record.kind}-${record.id}-${at}`;

/** Newest first, each id once: a list that is read anew from its start tells some of them again. */
export function inOrder(items: readonly ChangeItem[]): ChangeItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return [...byId.values()].sort((one, other) => momentIn(other) - momentIn(one));
}

/** Every id ends with its moment. */
const momentIn = ({ id }: ChangeItem) => Number(id.slice(id.lastIndexOf('-') + 1));
