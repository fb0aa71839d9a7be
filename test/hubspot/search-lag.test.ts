// HubSpot's search shows a change late: seconds as a rule, sometimes half an hour.
import leadStatusChanged from '../../triggers/lead-status-changed';
import { usePortal } from '../helpers/portal';
import { advance, hour, minute } from '../helpers/time';
import { changes, type Item, zapsOf } from '../helpers/zaps';

const portal = usePortal();

const { zapOn } = zapsOf(portal);
const edit = (id: string, properties: Record<string, string>) => portal.sandbox.hubspot.edit(id, properties);

const ids = async () => (await portal.run<{ id: string }[]>(leadStatusChanged, {})).map(({ id }) => id);
const seed = () =>
  portal.run(leadStatusChanged, {}, { meta: { isPopulatingDedupe: true, zap: { id: '7' } } as never });

test('a change that search shows late is not lost', async () => {
  const zap = zapOn(leadStatusChanged);
  const lead = portal.contact();
  advance(hour);
  await zap.on();
  portal.sandbox.hubspot.settings.searchLagMs = 5 * minute;
  advance(minute);
  edit(lead, { lead_connection_status: 'Cold' });
  const seen: Item[] = [];
  for (let polls = 0; polls < 10; polls += 1) {
    seen.push(...(await zap.poll()));
    advance(minute);
  }
  expect(changes(seen)).toEqual(['->Cold']);
});

test('a change that search shows after half an hour still fires, once', async () => {
  await ids();
  const lead = portal.contact();
  advance(2 * hour);
  await ids();
  portal.sandbox.hubspot.settings.searchLagMs = 30 * minute;
  portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Cold' });
  const seen = new Set<string>();
  for (let polls = 0; polls < 40; polls += 1) {
    advance(2 * minute);
    for (const id of await ids()) seen.add(id);
  }
  expect([...seen]).toHaveLength(1);
});

test('a change that search had not shown yet when a pause began fires after the pause', async () => {
  const zap = zapOn(leadStatusChanged);
  const lead = portal.contact();
  advance(2 * hour);
  await zap.on();
  portal.sandbox.hubspot.settings.searchLagMs = 30 * minute;
  advance(9 * minute);
  await zap.poll();
  edit(lead, { lead_connection_status: 'Cold' });
  for (let polls = 0; polls < 7; polls += 1) {
    advance(4 * minute);
    expect(await zap.poll()).toEqual([]);
  }
  advance(3 * hour);
  expect(changes(await zap.poll())).toEqual(['->Cold']);
});

test('a Zap switched on again does not fire what happened while it was off', async () => {
  const zap = { meta: { zap: { id: '7' } } as never };
  const lead = portal.contact();
  advance(48 * hour);
  await seed();
  advance(hour);
  portal.sandbox.hubspot.settings.searchLagMs = 5 * minute;
  portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Cold' });
  advance(2 * minute);
  const known = (await seed()) as unknown as { id: string }[];
  expect(known).toEqual([]);
  for (let polls = 0; polls < 10; polls += 1) {
    advance(2 * minute);
    expect(await portal.run(leadStatusChanged, {}, zap)).toEqual([]);
  }
});
