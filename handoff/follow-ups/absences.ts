// Since when leads are away takes a look into their history. It is asked once for each date that somebody filled in,
// and remembered: the history of that date does not change.
import { array, number, object, record, string } from 'zod/mini';
import type { Lead } from '../../crm';
import type { Relay } from '../relay';
import { pausesSince } from './pauses';
import type { Pause } from './plan';

const keptSeconds = 8 * 86_400;
/** The platform's cache is for small things: an entry is a few hundred bytes. */
const mostKept = 1_000;

const schema = record(
  string(),
  object({ asked: number(), pauses: array(object({ from: number(), until: string() })) }),
);
type Known = Record<string, { asked: number; pauses: Pause[] }>;

export interface Absences {
  /** The pauses of each lead since its assignment; a lead without a date in Resume On has none. */
  of(leads: readonly Lead[]): Promise<(lead: Lead) => Pause[]>;
  /** Remembers what was read. */
  keep(): Promise<void>;
}

const keyOf = ({ id, fields }: Lead) => `${id} ${fields.assigned_at} ${fields.resume_on}`;

export function openAbsences(relay: Relay): Absences {
  const fresh: Known = {};
  let known: Promise<Known> | undefined;
  const remembered = async (): Promise<Known> => (await relay.memory.get('absences', schema)) ?? {};
  return {
    of: async (leads) => {
      const away = leads.filter(({ fields }) => fields.resume_on !== '');
      if (away.length === 0) return () => [];
      known ??= remembered();
      const all = { ...(await known), ...fresh };
      const unknown = away.filter((lead) => !Object.hasOwn(all, keyOf(lead)));
      Object.assign(fresh, await readPauses(relay, unknown));
      return (lead) => ({ ...all, ...fresh })[keyOf(lead)]?.pauses ?? [];
    },
    keep: async () => {
      if (Object.keys(fresh).length === 0) return;
      await relay.memory.set('absences', newest({ ...(await known), ...fresh }), keptSeconds);
    },
  };
}

async function readPauses(relay: Relay, leads: readonly Lead[]): Promise<Known> {
  const size = relay.crm.journeyBatch;
  const found: Known = {};
  for (let start = 0; start < leads.length; start += size) {
    const batch = leads.slice(start, start + size);
    const journeys = await relay.crm.journeys(batch.map(({ id }) => id));
    for (const { lead, history } of journeys) {
      const pauses = pausesSince(Date.parse(lead.fields.assigned_at), history.resume_on);
      found[keyOf(lead)] = { asked: relay.now(), pauses };
    }
  }
  return found;
}

const newest = (known: Known): Known =>
  Object.fromEntries(
    Object.entries(known)
      .sort(([, a], [, b]) => b.asked - a.asked)
      .slice(0, mostKept),
  );
