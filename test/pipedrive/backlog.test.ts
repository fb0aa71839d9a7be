// A thousand people edited in one click: each costs a change log, so a backlog drains over several polls.
import { pipedriveCrm } from '../../crm/pipedrive/adapter';
import { poll, seed } from '../../handoff/poll';
import { fieldSpecs, type Relay } from '../../handoff/relay';
import type { Selection } from '../../handoff/selection';
import { openHttp, openMemory } from '../../http';
import { pipedriveToken } from '../../sandbox';
import { inCall } from '../helpers/call';
import { advance, minute } from '../helpers/time';
import { useWorld } from '../helpers/world';

const world = useWorld();
const selection: Selection = { trigger: 'lead_assigned', fromStates: [], toStates: [] };
const request = { selection, zapId: '1' };
const people = 620;

let memory = {};
beforeEach(() => {
  memory = {};
});

/** A call whose time is up after so many readings of histories. */
const withRelay = <T>(work: (relay: Relay) => Promise<T>, slices = Number.POSITIVE_INFINITY): Promise<T> =>
  inCall(
    (call) => {
      const store = openMemory(call, pipedriveToken);
      const credential = { token: pipedriveToken, domain: undefined };
      const crm = pipedriveCrm(openHttp(call), store, credential, fieldSpecs('pipedrive'));
      let read = 0;
      const journeys = (ids: readonly string[]) => {
        read += 1;
        return crm.journeys(ids);
      };
      const timeLeft = () => (read < slices ? 20_000 : 1_000);
      return work({
        crm: { ...crm, journeys },
        memory: store,
        records: () => undefined,
        now: () => Date.now(),
        timeLeft,
      });
    },
    { memory },
  );

/** Adds people, lets time pass, and gives them all to an assistant in one second. */
function editInOneClick(): string[] {
  const { pipedrive } = world.sandbox;
  const zoe = pipedrive.addUser({ email: 'zoe@assistants.example', name: 'Zoe Marsh' }).id;
  const ids = pipedrive.seedLoad(people);
  advance(48 * 60 * minute);
  return ids.map((id) => {
    pipedrive.editPerson(id, { owner_id: zoe });
    return String(id);
  });
}

test('each is shown once, over polls that stop in the middle of a page', async () => {
  await withRelay((relay) => seed(relay, request));
  const ids = editInOneClick();
  const seen: string[] = [];
  let polls = 0;
  for (let idle = 0; idle < 2; polls += 1) {
    advance(minute);
    const items = await withRelay((relay) => poll(relay, request), 6);
    const fresh = items.filter(({ id }) => !seen.includes(id));
    seen.push(...fresh.map(({ id }) => id));
    idle = fresh.length === 0 ? idle + 1 : 0;
  }
  expect(seen.map((id) => id.split('-')[0]).sort()).toEqual([...ids].sort());
  expect(polls).toBeGreaterThan(4);
});

test('a refused request in the middle keeps what was read before it', async () => {
  await withRelay((relay) => seed(relay, request));
  const ids = editInOneClick();
  advance(minute);
  let logs = 0;
  world.sandbox.interceptors.push((_vendor, { url }) => {
    if (url.includes('/changelog')) logs += 1;
    const headers = { 'x-ratelimit-reset': '2' };
    return logs > 100 ? { status: 429, headers, body: '{}' } : undefined;
  });
  const first = await withRelay((relay) => poll(relay, request));
  expect(first.length).toBeGreaterThan(50);
  expect(first.length).toBeLessThan(ids.length);
  world.sandbox.interceptors.length = 0;
  advance(minute);
  const rest = await withRelay((relay) => poll(relay, request));
  const all = new Set([...first, ...rest].map(({ lead_id }) => lead_id));
  expect(all.size).toBe(ids.length);
});
