// What happens when a poll has more to read than one call can do: ten thousand and more, a full answer, no time.
import { hubSpotCrm } from '../../crm/hubspot/adapter';
import { poll, seed } from '../../handoff/poll';
import { fieldSpecs, type Relay } from '../../handoff/relay';
import type { Selection } from '../../handoff/selection';
import { openHttp, openMemory } from '../../http';
import { inCall } from '../helpers/call';
import { usePortal } from '../helpers/portal';
import { advance, hour, minute } from '../helpers/time';
import { token } from '../helpers/world';

const portal = usePortal();
const selection: Selection = { trigger: 'lead_status_changed', fromStates: [], toStates: [] };
const request = { selection, zapId: '1' };

let memory = {};
beforeEach(() => {
  memory = {};
});

/** A call whose time runs out after so many searches. */
const withRelay = <T>(work: (relay: Relay) => Promise<T>, pages = Number.POSITIVE_INFINITY): Promise<T> =>
  inCall(
    (call) => {
      const store = openMemory(call, token);
      const crm = hubSpotCrm(openHttp(call), store, token, fieldSpecs('hubspot'));
      let searches = 0;
      const counted = {
        ...crm,
        touchedSince: (...args: Parameters<typeof crm.touchedSince>) => {
          searches += 1;
          return crm.touchedSince(...args);
        },
      };
      const timeLeft = () => (searches < pages ? 20_000 : 1_000);
      return work({ crm: counted, memory: store, records: () => undefined, now: () => Date.now(), timeLeft });
    },
    { memory },
  );

let made = 0;
const nextNumber = () => {
  made += 1;
  return made;
};
const load = (count: number, properties: Record<string, string> = {}) =>
  portal.sandbox.hubspot.seedLoad(count, () => ({
    email: `bulk${nextNumber()}@load.example`,
    lead_connection_status: 'Cold',
    ...properties,
  }));

/** Polls until nothing is under way; the ids in the order in which they came, and how many polls it took. */
async function drain(pages?: number): Promise<{ ids: string[]; polls: number; sizes: number[] }> {
  const ids: string[] = [];
  const sizes: number[] = [];
  for (let polls = 1; ; polls += 1) {
    const items = await withRelay((relay) => poll(relay, request), pages);
    sizes.push(Buffer.byteLength(JSON.stringify(items)));
    const known = new Set(ids);
    const fresh = items.filter(({ id }) => !known.has(id));
    ids.push(...fresh.map(({ id }) => id));
    if (fresh.length === 0) return { ids, polls, sizes };
    advance(minute);
  }
}

test('more than 10,000 contacts changed at one moment: each once, over several polls', async () => {
  await withRelay((relay) => seed(relay, request));
  advance(minute);
  const ids = load(10_050);
  const { ids: seen } = await drain();
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.map((id) => id.split('-')[0]).sort()).toEqual([...ids].sort());
}, 120_000);

test('a poll that runs out of time goes on where it stopped', async () => {
  await withRelay((relay) => seed(relay, request));
  advance(minute);
  const ids = load(650);
  const { ids: seen, polls } = await drain(1);
  expect(seen).toHaveLength(ids.length);
  expect(polls).toBeGreaterThanOrEqual(4);
});

test('an answer stays below 5 MB, and what did not fit comes with the next poll', async () => {
  await withRelay((relay) => seed(relay, request));
  advance(minute);
  const ids = load(200, { context: 'x'.repeat(60_000) });
  const { ids: seen, sizes } = await drain();
  expect(seen).toHaveLength(ids.length);
  expect(Math.max(...sizes)).toBeLessThan(5_000_000);
  expect(sizes.filter((size) => size > 4_000_000).length).toBeGreaterThanOrEqual(2);
});

test('a seed that could not read everything lets nothing older fire later', async () => {
  load(650);
  advance(hour);
  await withRelay((relay) => seed(relay, request), 1);
  advance(minute);
  expect((await drain()).ids).toEqual([]);
  const [lead = ''] = load(1, { lead_connection_status: 'Warm' });
  advance(minute);
  expect((await drain()).ids).toEqual([expect.stringContaining(`${lead}-connection_status-`)]);
});

test('a failure after the first page keeps what was read, and the next poll reads on', async () => {
  await withRelay((relay) => seed(relay, request));
  advance(minute);
  const ids = load(450);
  let searches = 0;
  portal.sandbox.interceptors.push((_vendor, { url }) => {
    if (!url.endsWith('/contacts/search')) return undefined;
    searches += 1;
    const body = JSON.stringify({ policyName: 'SECONDLY' });
    return searches === 2 ? { status: 429, headers: {}, body } : undefined;
  });
  const first = await withRelay((relay) => poll(relay, request));
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(ids.length);
  const { ids: rest } = await drain();
  const all = new Set([...first.map(({ id }) => id), ...rest]);
  expect(all.size).toBe(ids.length);
});
