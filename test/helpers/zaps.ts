// Zaps on polling triggers, as the platform polls them.
import leadAssigned from '../../triggers/lead-assigned';
import leadBecameHot from '../../triggers/lead-became-hot';
import leadHandedBack from '../../triggers/lead-handed-back';
import leadStatusChanged from '../../triggers/lead-status-changed';
import type { World } from './world';

export interface Item {
  id: string;
  lead_id: string;
  connection_status: string;
  previous_connection_status: string;
  owner: { id: string; name: string };
  previous_owner: { id: string };
  original_owner: { id: string };
  changed_at: string;
}

export const triggers = { leadAssigned, leadStatusChanged, leadBecameHot, leadHandedBack };
type Trigger = Parameters<World['run']>[0];

export function zapsOf<I extends { id: string } = Item>({ run }: Pick<World, 'run'>) {
  const poll = (trigger: Trigger, inputData: object = {}) => run<I[]>(trigger, inputData);
  const seed = (trigger: Trigger, inputData: object = {}) =>
    run<I[]>(trigger, inputData, { meta: { isPopulatingDedupe: true } as never });

  /** A Zap: an id fires once, and what was there at the start never fires. */
  function zapOn(trigger: Trigger, inputData: object = {}) {
    const known = new Set<string>();
    return {
      on: async () => {
        for (const { id } of await seed(trigger, inputData)) known.add(id);
      },
      poll: async () => {
        const fresh = (await poll(trigger, inputData)).filter(({ id }) => !known.has(id));
        for (const { id } of fresh) known.add(id);
        return fresh;
      },
    };
  }
  return { poll, seed, zapOn };
}

export const changes = (items: readonly Item[]) =>
  items.map((item) => `${item.previous_connection_status || '-'}>${item.connection_status || '-'}`);
