// What the editor's dropdowns offer.
import { policy, type RecordType } from '../engine';
import { textInput } from '../inputs';
import { kindOf } from './item';
import type { Sync } from './sync';

const pageSize = 100;

export interface Choices {
  results: { id: string; label: string }[];
  paging_token: string | null;
}

/** A list that has no further page. */
const whole = (results: Choices['results']): Choices => ({ results, paging_token: null });

/** Active users of Pipedrive. */
export async function ownerChoices(sync: Sync): Promise<Choices> {
  const users = (await sync.records.owners()).filter(({ active }) => active);
  return whole(users.map(({ id, name, email }) => ({ id, label: `${name} (${email})` })));
}

/** Saved filters of a kind of record. */
export async function filterChoices(sync: Sync, recordType: RecordType): Promise<Choices> {
  const filters = await sync.records.filters(kindOf[recordType]);
  return whole(named(filters));
}

/** Stages of all pipelines. */
export async function stageChoices(sync: Sync): Promise<Choices> {
  const stages = await sync.records.stages();
  return whole(stages.map(({ id, name, pipeline }) => ({ id, label: `${pipeline} > ${name}` })));
}

/** Labels of the leads inbox. */
export const labelChoices = async (sync: Sync): Promise<Choices> =>
  whole(named(await sync.records.inbox.labels()));

/** All deals, a page at a time. */
export async function dealChoices(sync: Sync, pagingToken: unknown): Promise<Choices> {
  const cursor = textInput(pagingToken);
  const { records, next = null } = await sync.records.list('deal', { limit: pageSize, cursor });
  return { results: named(records), paging_token: next };
}

/** Leads of the inbox, the latest first, a page at a time. */
export async function inboxChoices(sync: Sync, pagingToken: unknown): Promise<Choices> {
  const { leads, next } = await sync.records.inbox.newest(Number(textInput(pagingToken)) || 0);
  return {
    results: leads.map(({ id, title }) => ({ id, label: title })),
    paging_token: next === undefined ? null : String(next),
  };
}

const named = (records: readonly { id: string; name: string }[]): Choices['results'] =>
  records.map(({ id, name }) => ({ id, label: name }));

export const segmentNames = (): string[] => [...policy.segments];
