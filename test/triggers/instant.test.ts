// Instant triggers: a webhook of Pipedrive's wakes a poll, which shows what the polling trigger would show.
import assignLead from '../../creates/assign-lead';
import { pipedriveToken } from '../../sandbox';
import leadAssigned from '../../triggers/lead-assigned';
import leadAssignedInstant from '../../triggers/lead-assigned-instant';
import leadBecameHotInstant from '../../triggers/lead-became-hot-instant';
import leadHandedBackInstant from '../../triggers/lead-handed-back-instant';
import leadStatusChanged from '../../triggers/lead-status-changed';
import leadStatusChangedInstant from '../../triggers/lead-status-changed-instant';
import { failure } from '../helpers/failure';
import { useHubSpot } from '../helpers/hubspot-under-test';
import { type InstantZap, instantZapsOf } from '../helpers/instant-zaps';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import { advance, day, hour, minute } from '../helpers/time';
import { changes } from '../helpers/zaps';

describe('on Pipedrive', () => {
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

  describe('a subscription', () => {
    test('is one webhook on all that happens to persons, and says whose it is', async () => {
      const zap = zapOn(leadAssignedInstant);
      await zap.on();
      expect(desk().registered()).toEqual([
        {
          id: expect.any(Number),
          name: expect.stringMatching(/^Lead Relay: Lead Assigned to Assistant, Zap \d+$/),
          event_action: '*',
          event_object: 'person',
          subscription_url: zap.url,
          user_id: Number(crm.nobody),
        },
      ]);
      const [{ body } = { body: null }] = crm.sandbox.requests.filter(({ url }) => url.endsWith('/webhooks'));
      expect(body).toMatchObject({ version: '2.0' });
    });

    test('ends when the Zap is switched off, and what is gone has ended', async () => {
      const zap = zapOn(leadAssignedInstant);
      await zap.on();
      const subscribeData = { id: String(desk().registered()[0]?.id) };
      await zap.off();
      expect(desk().registered()).toEqual([]);
      const { performUnsubscribe } = leadAssignedInstant.operation as { performUnsubscribe?: unknown };
      const again = { operation: { perform: performUnsubscribe } };
      expect(await crm.run(again, {}, { subscribeData })).toEqual({});
      crm.requests();
      expect(await crm.run(again, {})).toEqual({});
      expect(crm.requests()).toEqual([]);
    });

    test('that Pipedrive deleted after three days in vain is made anew by switching off and on', async () => {
      const zap = zapOn(leadStatusChangedInstant);
      const lead = crm.lead();
      await on(zap);
      edit(lead, { connection_status: 'Cold' });
      await desk().flush(async () => ({ status: 500 }));
      advance(3 * day);
      edit(lead, { connection_status: 'Warm' });
      expect(desk().registered()).toEqual([]);
      await zap.off();
      await on(zap);
      edit(lead, { connection_status: 'Hot' });
      await flush();
      expect(changes(zap.fired)).toEqual(['Warm>Hot']);
    });

    test('of a Zap whose inputs name nobody is not made', async () => {
      const zap = zapOn(leadAssignedInstant, {
        inputData: { assistant: 'nobody@assistants.example' },
        seeded: false,
      });
      const { message } = await failure(zap.on());
      expect(message).toMatch(/^Record not found: The CRM has no active user "nobody@assistants\.example"/);
      expect(desk().registered()).toEqual([]);
    });

    test('beyond the forty of a user says what shares them, and what to do', async () => {
      const zaps = Array.from({ length: 40 }, () => zapOn(leadAssignedInstant, { seeded: false }));
      for (const zap of zaps) await zap.on();
      expect(await failure(zapOn(leadAssignedInstant).on())).toMatchObject({
        name: 'AppError',
        message:
          'Permission denied: Pipedrive makes no more webhooks for this user. A user may have 40, shared by the Zaps ' +
          'and all other integrations with this user\'s API token ("user_id: Webhook limit of 40 reached"). Turn off ' +
          'an instant Zap, delete webhooks that nobody needs in Pipedrive (Settings › Tools and apps › Webhooks), or ' +
          'use the trigger "Lead Assigned to Assistant", which needs none.',
      });
      await zaps[0]?.off();
      await zapOn(leadAssignedInstant).on();
      expect(desk().registered()).toHaveLength(40);
    });

    const refuse = (status: number, body: string, headers: Record<string, string> = {}) =>
      crm.sandbox.interceptors.push((_vendor, { method, url }) =>
        method === 'POST' && url.endsWith('/webhooks') ? { status, headers, body } : undefined,
      );

    test('that the user has no right to says how to get it', async () => {
      refuse(403, '{"success":false,"message":"Forbidden"}');
      expect(await failure(zapOn(leadBecameHotInstant).on())).toMatchObject({
        message:
          "Permission denied: Pipedrive does not let this token create webhooks. Forbidden Connect with an admin's " +
          'API token, or use the trigger "Lead Became Hot", which needs no webhook.',
      });
    });

    test('in the way of which is Pipedrive’s edge waits, as any step does', async () => {
      refuse(403, '<html>blocked</html>', { 'content-type': 'text/html' });
      expect(await failure(zapOn(leadBecameHotInstant).on())).toMatchObject({
        name: 'ThrottledError',
        delay: 900,
      });
    });

    test('at an address that Pipedrive does not take says which value that is', async () => {
      const { performSubscribe } = leadAssignedInstant.operation as { performSubscribe?: unknown };
      const subscribe = { operation: { perform: performSubscribe } };
      const { message } = await failure(crm.run(subscribe, {}, { targetUrl: 'http://hooks.example/1' }));
      expect(message).toMatch(/^Invalid input: .*subscription_url: must be a public https URL/);
      expect(message).not.toContain(pipedriveToken);
    });
  });
});

describe('on HubSpot', () => {
  const crm = useHubSpot();
  const { zapOn } = instantZapsOf(crm);

  test('subscribing says why it cannot be, and names the trigger that polls; nothing is asked', async () => {
    crm.requests();
    expect(await failure(zapOn(leadBecameHotInstant, { seeded: false }).on())).toMatchObject({
      name: 'AppError',
      message:
        'Permission denied: HubSpot cannot wake a Zap on this connection. No key or token that is pasted into a ' +
        'connection can subscribe to changes in HubSpot. Use the trigger "Lead Became Hot", which polls and gives ' +
        'the same items.',
    });
    expect(crm.requests()).toEqual([]);
  });

  test('a Zap whose connection was Pipedrive’s before can be switched off', async () => {
    await zapOn(leadBecameHotInstant, { seeded: false }).off();
  });
});
