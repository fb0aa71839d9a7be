// Instant triggers: a webhook of Pipedrive's wakes a poll, which shows what the polling trigger would show.
import leadAssignedInstant from '../../triggers/lead-assigned-instant';
import leadBecameHotInstant from '../../triggers/lead-became-hot-instant';
import leadHandedBackInstant from '../../triggers/lead-handed-back-instant';
import leadStatusChanged from '../../triggers/lead-status-changed';
import leadStatusChangedInstant from '../../triggers/lead-status-changed-instant';
import { type InstantZap, instantZapsOf } from '../helpers/instant-zaps';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import { advance, day, hour, minute } from '../helpers/time';
import { changes } from '../helpers/zaps';

const crm = usePipedrive();
const { zapOn, deliver } = instantZapsOf(crm);
const { edit } = crm;
const desk = () => crm.sandbox.pipedrive.webhooks;
const waiting = () =>
  desk()
    .deliveries()
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => id);
const flush = () => desk().flush(deliver);

async function on(...zaps: InstantZap[]): Promise<void> {
  for (const zap of zaps) await zap.on();
  advance(minute);
}

describe('a transition', () => {
  test('is delivered, wakes a poll, and is the item that the polling trigger shows', async () => {
    const instant = zapOn(leadStatusChangedInstant);
    const polling = zapOn(leadStatusChanged);
    const lead = crm.lead();
    await on(instant, polling);
    edit(lead, { connection_status: 'Cold' });
    expect(await flush()).toMatchObject([{ state: 'delivered' }]);
    expect(changes(instant.fired)).toEqual(['->Cold']);
    await polling.poll();
    expect(polling.fired).toEqual(instant.fired);
  });

  test('shows up in each of the four', async () => {
    const assigned = zapOn(leadAssignedInstant);
    const status = zapOn(leadStatusChangedInstant);
    const hot = zapOn(leadBecameHotInstant, { inputData: { include_responded: true } });
    const back = zapOn(leadHandedBackInstant);
    const lead = crm.lead();
    await on(assigned, status, hot, back);
    for (const values of [{ ownerId: crm.zoe }, { connection_status: 'Responded' }, { ownerId: crm.pat }]) {
      edit(lead, values);
      await flush();
      advance(minute);
    }
    expect(assigned.fired).toMatchObject([{ owner: { id: crm.zoe }, previous_owner: { id: crm.pat } }]);
    expect(changes(status.fired)).toEqual(['->Responded']);
    expect(hot.fired).toEqual(status.fired);
    expect(back.fired).toMatchObject([{ owner: { id: crm.pat }, previous_owner: { id: crm.zoe } }]);
  });

  test('of a lead that is new is delivered as well', async () => {
    const zap = zapOn(leadAssignedInstant);
    await on(zap);
    const lead = crm.lead({ ownerId: crm.zoe });
    await flush();
    expect(zap.fired).toMatchObject([{ lead_id: lead, owner: { id: crm.zoe } }]);
  });

  test('whose delivery is doubled fires once', async () => {
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    await on(zap);
    edit(lead, { connection_status: 'Cold' });
    for (const id of waiting()) desk().double(id);
    expect(await flush()).toHaveLength(2);
    expect(changes(zap.fired)).toEqual(['->Cold']);
  });

  test('whose delivery is dropped fires with the next one, whichever lead that is about', async () => {
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    const other = crm.lead();
    await on(zap);
    edit(lead, { connection_status: 'Cold' });
    for (const id of waiting()) desk().drop(id);
    advance(6 * day);
    edit(other, { company: 'Moreau & Sons' });
    await flush();
    expect(zap.fired).toMatchObject([{ lead_id: lead, connection_status: 'Cold' }]);
  });

  test('whose delivery comes late, after that of a later one, fires once', async () => {
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    await on(zap);
    edit(lead, { connection_status: 'Cold' });
    const [first = 0] = waiting();
    advance(minute);
    edit(lead, { connection_status: 'Warm' });
    const [, second = 0] = waiting();
    desk().order([second, first]);
    await flush();
    expect(changes(zap.fired)).toEqual(['->Cold', 'Cold>Warm']);
  });

  test('of which a poll failed fires with the next delivery', async () => {
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    await on(zap);
    edit(lead, { connection_status: 'Cold' });
    crm.failHistories(400);
    await expect(flush()).rejects.toThrow();
    crm.mend();
    advance(minute);
    edit(lead, { company: 'Moreau & Sons' });
    await flush();
    expect(changes(zap.fired)).toEqual(['->Cold']);
  });
});

describe('a Zap', () => {
  test('moved from polling to instant and back sees everything, and nothing twice', async () => {
    const zap = zapOn(leadStatusChanged);
    const lead = crm.lead();
    await on(zap);
    edit(lead, { connection_status: 'Cold' });
    advance(minute);
    await zap.poll();
    await zap.moveTo(leadStatusChangedInstant);
    advance(minute);
    edit(lead, { connection_status: 'Warm' });
    await flush();
    await zap.moveTo(leadStatusChanged);
    advance(minute);
    edit(lead, { connection_status: 'Hot' });
    expect(await flush()).toEqual([]);
    await zap.poll();
    expect(changes(zap.fired)).toEqual(['->Cold', 'Cold>Warm', 'Warm>Hot']);
  });

  test('that is switched on never fires what was there, even where the platform does not seed it', async () => {
    const zap = zapOn(leadStatusChangedInstant, { seeded: false });
    const lead = crm.lead({ connection_status: 'Cold' });
    advance(hour);
    await on(zap);
    edit(lead, { connection_status: 'Warm' });
    await flush();
    expect(changes(zap.fired)).toEqual(['Cold>Warm']);
  });

  test('fires what happens in the very second in which it is switched on', async () => {
    advance(300);
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    await zap.on();
    advance(300);
    edit(lead, { connection_status: 'Cold' });
    await flush();
    expect(changes(zap.fired)).toEqual(['->Cold']);
  });

  test('misses nothing while another with the same inputs reads on, told apart by the platform or not', async () => {
    for (const told of [true, false]) {
      const busy = zapOn(leadStatusChangedInstant, { told });
      const quiet = zapOn(leadStatusChangedInstant, { told });
      const lead = crm.lead();
      await on(busy, quiet);
      edit(lead, { connection_status: 'Cold' });
      for (const { id, url } of desk().deliveries()) if (url === quiet.url) desk().drop(id);
      await flush();
      advance(2 * day);
      await busy.poll();
      advance(hour);
      edit(lead, { company: 'Moreau & Sons' });
      await flush();
      expect([changes(busy.fired), changes(quiet.fired)]).toEqual([['->Cold'], ['->Cold']]);
      await busy.off();
      await quiet.off();
    }
  });

  test('with an assistant in its inputs shows that one’s leads', async () => {
    const zap = zapOn(leadAssignedInstant, { inputData: { assistant: 'ravi@assistants.example' } });
    const lead = crm.lead();
    await on(zap);
    for (const ownerId of [crm.zoe, crm.ravi]) {
      edit(lead, { ownerId });
      advance(minute);
    }
    await flush();
    expect(zap.fired).toMatchObject([{ owner: { id: crm.ravi } }]);
  });
});
