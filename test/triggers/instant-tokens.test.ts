// What a transition costs in Pipedrive's tokens, woken and polled (docs/pipedrive.md).
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { type InstantZap, instantTriggers, instantZapsOf } from '../helpers/instant-zaps';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import { advance, hour, minute } from '../helpers/time';
import { triggers } from '../helpers/zaps';

const crm = usePipedrive();
const { zapOn, deliver } = instantZapsOf(crm);
const flush = () => crm.sandbox.pipedrive.webhooks.flush(deliver);
/** What may lie between a delivery and the poll that it wakes. */
const gathering = 20_000;

const list = 'list changed leads';
const reading = (lead: string) => [`read lead ${lead}`, 'read company', 'read histories'];

async function spent(work: () => Promise<unknown>): Promise<{ tokens: number; requests: string[] }> {
  crm.requests();
  crm.sandbox.pipedrive.tokens.clear();
  await work();
  return { tokens: crm.sandbox.pipedrive.tokens.spent, requests: crm.requests() };
}

/** Long after what was there changed last. */
async function on(zaps: readonly InstantZap[]): Promise<void> {
  advance(2 * hour);
  for (const zap of zaps) await zap.on();
  advance(2 * hour);
}

const woken = () => Object.values(instantTriggers).map((trigger) => zapOn(trigger));
const polled = () => Object.values(triggers).map((trigger) => zapOn(trigger));
const poll = (zaps: readonly InstantZap[]) => async () => {
  for (const zap of zaps) await zap.poll();
};

test('switching on costs the webhook beside the seed, switching off its end', async () => {
  const [zap] = woken();
  advance(2 * 24 * hour);
  expect(await spent(async () => zap?.on())).toEqual({ tokens: 20, requests: [list, 'watch'] });
  expect(await spent(async () => zap?.off())).toEqual({ tokens: 6, requests: ['unwatch'] });
});

test('nothing happens: nothing when woken, one list for each poll', async () => {
  await on(woken().slice(0, 1));
  expect((await spent(flush)).tokens).toBe(0);
  const polling = polled().slice(0, 1);
  await on(polling);
  expect(await spent(poll(polling))).toEqual({ tokens: 10, requests: [list] });
});

describe('a transition', () => {
  test('in one Zap: the same, woken or polled', async () => {
    const lead = crm.lead();
    const [, zap] = woken();
    await on(zap ? [zap] : []);
    crm.edit(lead, { connection_status: 'Cold' });
    advance(gathering);
    expect(await spent(flush)).toEqual({ tokens: 32, requests: [list, ...reading(lead)] });
    await zap?.off();
    const polling = polled().slice(1, 2);
    await on(polling);
    crm.edit(lead, { connection_status: 'Warm' });
    advance(minute);
    expect(await spent(poll(polling))).toEqual({ tokens: 32, requests: [list, ...reading(lead)] });
  });

  test('in all four: the lead is read once, each Zap asks for the list', async () => {
    const lead = crm.lead();
    await on(woken());
    crm.edit(lead, { connection_status: 'Cold' });
    advance(gathering);
    expect(await spent(flush)).toEqual({ tokens: 62, requests: [list, ...reading(lead), list, list, list] });
  });

  test('delivered in the second of its change: every Zap reads the lead', async () => {
    const lead = crm.lead();
    await on(woken());
    crm.edit(lead, { connection_status: 'Cold' });
    expect((await spent(flush)).tokens).toBe(128);
  });
});

test('a change that is no transition wakes as well, and so do the relay’s own writes: each step once', async () => {
  const lead = crm.lead();
  await on(woken());
  crm.edit(lead, { firstName: 'Adele' });
  advance(gathering);
  expect((await spent(flush)).tokens).toBe(62);
  const steps = [
    () => crm.run(assignLead, { lead, assistant: crm.zoe }),
    () => crm.run(reportLeadState, { lead, state: 'Hot' }),
  ];
  for (const step of steps) {
    advance(hour);
    await step();
    advance(gathering);
    expect(await spent(flush)).toEqual({ tokens: 62, requests: [list, ...reading(lead), list, list, list] });
  }
});

test('what changes in one go is one poll where the platform gathers the deliveries', async () => {
  const leads = Array.from({ length: 10 }, () => crm.lead());
  const [, zap] = woken();
  await on(zap ? [zap] : []);
  for (const lead of leads) crm.edit(lead, { connection_status: 'Cold' });
  advance(gathering);
  // 10 for the list, 20 for leads and companies, 20 for each history.
  expect((await spent(async () => zap?.poll())).tokens).toBe(230);
  // Delivered one by one, each of them is a list on top.
  expect((await spent(flush)).tokens).toBe(100);
});
