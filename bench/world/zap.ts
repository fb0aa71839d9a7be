// A Zap on one trigger, polled as the platform polls it: an id fires once.
import type { Measured, Office } from './office';
import { minute } from './office';

/** With the ids that no poll showed before. */
export interface Poll extends Measured {
  fresh: string[];
}

export interface Zap {
  switchOn(): Promise<void>;
  /** @throws Error when the poll fails */
  poll(): Promise<Poll>;
}

export function zapOn(office: Office, trigger: string, inputData: object = {}): Zap {
  const known = new Set<string>();
  const ask = async (meta: object) => {
    const told = await office.call(`triggers.${trigger}`, inputData, meta);
    if (told.error) throw new Error(`${trigger}: ${told.error}`);
    const fresh = idsIn(told.results).filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    return { ...told, fresh };
  };
  return {
    switchOn: async () => {
      await ask({ isPopulatingDedupe: true });
    },
    poll: () => ask({}),
  };
}

function idsIn(results: unknown): string[] {
  if (!Array.isArray(results)) throw new Error('The poll answered no list.');
  return results.map((item: { id: unknown }) => String(item.id));
}

/** Polls each minute until nothing new comes. */
export async function drain(office: Office, zap: Zap): Promise<Poll[]> {
  const polls: Poll[] = [];
  for (;;) {
    office.advance(minute);
    const poll = await zap.poll();
    if (poll.fresh.length === 0) return polls;
    polls.push(poll);
  }
}
