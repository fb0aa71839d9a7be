// What happens when an assistant owns more leads than one call can go over, and when a search shows old things.
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { hubSpotCrm } from '../../crm/hubspot/adapter';
import { followUps } from '../../handoff/follow-ups/feed';
import { fieldSpecs, type Relay } from '../../handoff/relay';
import { openHttp, openMemory } from '../../http';
import followUpDue from '../../triggers/follow-up-due';
import { inCall } from '../helpers/call';
import { usePortal } from '../helpers/portal';
import { advance, day, minute } from '../helpers/time';
import { token } from '../helpers/world';
import { zapsOf } from '../helpers/zaps';

const portal = usePortal();
const request = { selection: { trigger: 'follow_up_due' as const }, zapId: '1' };

let memory = {};
beforeEach(() => {
  memory = {};
});

/** A call whose time runs out after so many pages. */
const withRelay = <T>(work: (relay: Relay) => Promise<T>, pages = Number.POSITIVE_INFINITY): Promise<T> =>
  inCall(
    (call) => {
      const store = openMemory(call, token);
      const crm = hubSpotCrm(openHttp(call), store, token, fieldSpecs('hubspot'));
      let read = 0;
      const leadsOf: typeof crm.leadsOf = (...args) => {
        read += 1;
        return crm.leadsOf(...args);
      };
      const timeLeft = () => (read < pages ? 20_000 : 1_000);
      return work({
        crm: { ...crm, leadsOf },
        memory: store,
        records: () => undefined,
        now: () => Date.now(),
        timeLeft,
      });
    },
    { memory },
  );

let made = 0;
/** Leads that Zoe was given at this moment, or that she had before. */
const load = (count: number, properties: Record<string, string> = {}) =>
  portal.sandbox.hubspot.seedLoad(count, () => {
    made += 1;
    return {
      email: `bulk${made}@load.example`,
      hubspot_owner_id: portal.zoe,
      lead_connection_status: 'Cold',
      tec_schedule: 'Europe',
      relay_assigned_assistant: portal.zoe,
      relay_assigned_at: new Date(Date.now()).toISOString(),
      relay_time_zone: 'Europe/Paris',
      ...properties,
    };
  });

/** Polls until nothing new comes; who was shown, and how large the answers were. */
async function drain(pages?: number): Promise<{ leads: string[]; polls: number; sizes: number[] }> {
  const known = new Map<string, string>();
  const sizes: number[] = [];
  for (let polls = 1, idle = 0; ; polls += 1) {
    const items = await withRelay((relay) => followUps.poll(relay, request), pages);
    sizes.push(Buffer.byteLength(JSON.stringify(items)));
    const fresh = items.filter(({ id }) => !known.has(id));
    for (const { id, lead_id } of fresh) known.set(id, lead_id);
    idle = fresh.length === 0 ? idle + 1 : 0;
    if (idle === 2) return { leads: [...known.values()], polls, sizes };
    advance(minute);
  }
}

test('more than 10,000 leads: those with something due are found, wherever they stand in the list', async () => {
  await withRelay((relay) => followUps.seed(relay, request));
  advance(minute);
  const [first = ''] = load(1);
  load(10_050, { lead_connection_status: 'Processed' });
  const [last = ''] = load(1);
  expect((await drain()).leads.sort()).toEqual([first, last].sort());
}, 120_000);

test('a poll that runs out of time goes on where it stopped, and shows each once', async () => {
  await withRelay((relay) => followUps.seed(relay, request));
  advance(minute);
  const ids = load(650);
  const { leads, polls } = await drain(1);
  expect(leads.sort()).toEqual([...ids].sort());
  expect(polls).toBeGreaterThanOrEqual(4);
}, 60_000);

test('an answer stays below 5 MB, and what did not fit comes with the next poll', async () => {
  await withRelay((relay) => followUps.seed(relay, request));
  advance(minute);
  const ids = load(200, { context: 'x'.repeat(60_000) });
  const { leads, sizes } = await drain();
  expect(leads.sort()).toEqual([...ids].sort());
  expect(Math.max(...sizes)).toBeLessThan(5_000_000);
  expect(sizes.filter((size) => size > 4_000_000).length).toBeGreaterThanOrEqual(2);
}, 60_000);

test('a seed that could not go over all leads lets nothing older fire later', async () => {
  load(450);
  advance(minute);
  await withRelay((relay) => followUps.seed(relay, request), 1);
  advance(minute);
  expect((await drain()).leads).toEqual([]);
  advance(4 * day);
  expect((await drain()).leads).toHaveLength(450);
}, 60_000);

describe('a search that lags', () => {
  const { zapOn } = zapsOf(portal);

  test('does not make a follow-up fire after a reply', async () => {
    const zap = zapOn(followUpDue);
    await zap.on();
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: portal.zoe, schedule: 'Europe' });
    advance(4 * day - minute);
    portal.sandbox.hubspot.settings.searchLagMs = 10 * minute;
    await portal.run(reportLeadState, { lead, state: 'Responded' });
    advance(minute);
    expect((await zap.poll()).filter(({ id }) => id.endsWith('-2'))).toEqual([]);
  });

  test('does not lose the first follow-up of a lead that it shows half an hour late', async () => {
    portal.sandbox.hubspot.settings.searchLagMs = 30 * minute;
    const zap = zapOn(followUpDue);
    await zap.on();
    advance(minute);
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: portal.zoe, schedule: 'Europe' });
    const seen: string[] = [];
    for (let polls = 0; polls < 50; polls += 1) {
      advance(minute);
      seen.push(...(await zap.poll()).map(({ lead_id }) => lead_id));
    }
    expect(seen).toEqual([lead]);
  });
});
