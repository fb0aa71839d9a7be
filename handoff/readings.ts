// The four triggers look at the same leads: what one of them read of a record is remembered for the others, by the
// record's stamp, so that a touched record is looked at once per update.
import { array, literal, looseObject, number, object, string, union } from 'zod/mini';
import { fieldKeys, type Lead, type Touched } from '../crm';
import type { Relay } from './relay';
import { day } from './spans';
import { type Reading, readingOf } from './transitions';

/** Bytes of JSON kept at the most, the newest first: the platform's cache is for small things. */
const keptBytes = 900_000;
const keptSeconds = 7_200;
const keptHistory = 8 * day;

const text = string();
const lead = object({
  id: text,
  name: text,
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  company: text,
  country: text,
  timeZone: text,
  source: text,
  ownerId: text,
  contactStatus: text,
  fields: object(
    Object.fromEntries(fieldKeys.map((key) => [key, text])) as Record<keyof Lead['fields'], typeof text>,
  ),
  createdAt: number(),
  updatedAt: number(),
  url: text,
});
const transition = object({
  id: text,
  field: union([literal('owner'), literal('connection_status')]),
  at: number(),
  owner: text,
  previousOwner: text,
  status: text,
  previousStatus: text,
});
const schema = array(
  looseObject({ lead, stamp: number(), transitions: array(transition), assistants: array(text) }),
);

export interface Readings {
  /** Readings of the records, in their order and read side by side; a record that is gone is left out. */
  of(records: readonly Touched[]): Promise<Reading[]>;
  /** Remembers what was read. */
  keep(): Promise<void>;
}

export function openReadings(relay: Relay): Readings {
  const known = new Map<string, Reading>();
  let grew = false;
  let opened: Promise<void> | undefined;
  // Only when there is something to look up: most polls find nothing changed.
  const open = async () => {
    for (const reading of await remembered(relay)) known.set(reading.lead.id, reading);
  };
  const isKnown = ({ id, stamp }: Touched) => (known.get(id)?.stamp ?? Number.NEGATIVE_INFINITY) >= stamp;
  return {
    of: async (records) => {
      opened ??= open();
      await opened;
      for (const reading of await read(
        relay,
        records.filter((record) => !isKnown(record)),
      )) {
        known.set(reading.lead.id, reading);
        grew = true;
      }
      return records.flatMap(({ id }) => known.get(id) ?? []);
    },
    keep: async () => {
      if (!grew) return;
      // A second change may hide behind the stamp of one that was read just now: that record is read again.
      const settled = (stamp: number) => relay.now() - stamp >= relay.crm.stampResolution;
      const lasting = [...known.values()].filter(({ stamp }) => settled(stamp));
      await relay.memory.set('readings', newest(lasting, relay.now()), keptSeconds);
    },
  };
}

const remembered = async (relay: Relay): Promise<Reading[]> =>
  (await relay.memory.get('readings', schema)) ?? [];

async function read(relay: Relay, records: readonly Touched[]): Promise<Reading[]> {
  const size = relay.crm.journeyBatch;
  const ids = records.map(({ id }) => id);
  const batches = Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    relay.crm.journeys(ids.slice(index * size, (index + 1) * size)),
  );
  return (await Promise.all(batches)).flat().map(readingOf);
}

function newest(readings: Reading[], now: number): Reading[] {
  const kept: Reading[] = [];
  let bytes = 0;
  for (const reading of readings.sort((a, b) => b.stamp - a.stamp)) {
    const recent = {
      ...reading,
      transitions: reading.transitions.filter(({ at }) => at > now - keptHistory),
    };
    bytes += JSON.stringify(recent).length;
    if (bytes > keptBytes) break;
    kept.push(recent);
  }
  return kept;
}
