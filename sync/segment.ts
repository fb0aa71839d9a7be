// Which records are in a named segment of segments.yaml (question `segment`).
import { RelayError, type StoredRecord } from '../crm';
import { decide, type Facts, policy } from '../engine';
import { typeOf } from './item';
import { day } from './spans';
import type { Sync } from './sync';

/** @throws RelayError `Invalid input` for a segment that the rules do not name */
export function checkSegment(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const wanted = text.trim().toLowerCase();
  const known = policy.segments.find((name) => name.toLowerCase() === wanted);
  if (known !== undefined) return known;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no segment.`,
    why: `The rules name ${policy.segments.join(', ')}.`,
    todo: 'Choose one of them, or add it to rules/segments.yaml.',
  });
}

/** The records of a segment, in their order; all of them where none is named. */
export async function inSegment(
  sync: Sync,
  records: readonly StoredRecord[],
  segment: string | undefined,
): Promise<StoredRecord[]> {
  if (!segment) return [...records];
  const verdicts = await Promise.all(
    records.map(async (record) => decide('segment', await factsOf(sync, record, segment)).then.match),
  );
  return records.filter((_record, index) => verdicts[index]);
}

async function factsOf(sync: Sync, record: StoredRecord, segment: string): Promise<Facts['segment']> {
  const ownerId = record.values.owner_id ?? '';
  const [me, owners] = await Promise.all([sync.records.me(), sync.records.owners()]);
  const email = owners.find(({ id }) => id === ownerId)?.email;
  const days = (at: number) => Math.max(0, Math.floor((sync.now() - at) / day));
  return {
    segment,
    record_type: typeOf[record.kind],
    deal: record.kind === 'deal' ? await dealFacts(sync, record, days(record.addedAt)) : {},
    record: {
      ...(record.name && { name: record.name }),
      days_since_added: days(record.addedAt),
      days_since_updated: days(record.updatedAt),
      owner_is_connected_user: ownerId === me.id,
      ...(email && { owner_email: email }),
    },
  };
}

async function dealFacts(
  sync: Sync,
  record: StoredRecord,
  daysSinceAdded: number,
): Promise<Facts['segment']['deal']> {
  const { value = '', currency, status } = record.values;
  const stage = await sync.records.stageOf(record);
  return {
    ...(value !== '' && { value: Number(value) }),
    ...(currency && { currency }),
    ...(status && { status }),
    ...(stage && { stage: stage.name, pipeline: stage.pipeline }),
    days_since_added: daysSinceAdded,
  };
}
