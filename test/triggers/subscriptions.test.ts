// Subscriptions of instant triggers: one webhook of Pipedrive's for each Zap, and what stands in the way of it.
import { pipedriveToken } from '../../sandbox';
import leadAssignedInstant from '../../triggers/lead-assigned-instant';
import leadBecameHotInstant from '../../triggers/lead-became-hot-instant';
import leadStatusChangedInstant from '../../triggers/lead-status-changed-instant';
import { failure } from '../helpers/failure';
import { useHubSpot } from '../helpers/hubspot-under-test';
import { functionOf, instantZapsOf } from '../helpers/instant-zaps';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import { advance, day } from '../helpers/time';
import { changes } from '../helpers/zaps';

describe('on Pipedrive', () => {
  const crm = usePipedrive();
  const { zapOn, deliver } = instantZapsOf(crm);
  const desk = () => crm.sandbox.pipedrive.webhooks;

  test('a Zap is one webhook on all that happens to persons, which says whose it is', async () => {
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

  test('the webhook ends when the Zap is switched off, and what is gone has ended', async () => {
    const zap = zapOn(leadAssignedInstant);
    await zap.on();
    const subscribeData = { id: String(desk().registered()[0]?.id) };
    await zap.off();
    expect(desk().registered()).toEqual([]);
    const unsubscribe = functionOf(leadAssignedInstant, 'performUnsubscribe');
    expect(await crm.run(unsubscribe, {}, { subscribeData })).toEqual({});
    crm.requests();
    expect(await crm.run(unsubscribe, {})).toEqual({});
    expect(crm.requests()).toEqual([]);
  });

  test('an end whose answer was lost is asked for again', async () => {
    const zap = zapOn(leadAssignedInstant);
    await zap.on();
    crm.requests();
    let lost = 0;
    crm.sandbox.interceptors.push((_vendor, { method }) => {
      lost += 1;
      return method === 'DELETE' && lost === 1 ? { status: 502, headers: {}, body: '' } : undefined;
    });
    await zap.off();
    expect(crm.requests()).toEqual(['unwatch', 'unwatch']);
    expect(desk().registered()).toEqual([]);
  });

  test('a webhook that Pipedrive deleted after three days in vain is made anew by switching off and on', async () => {
    const zap = zapOn(leadStatusChangedInstant);
    const lead = crm.lead();
    await zap.on();
    crm.edit(lead, { connection_status: 'Cold' });
    await desk().flush(async () => ({ status: 500 }));
    advance(3 * day);
    crm.edit(lead, { connection_status: 'Warm' });
    expect(desk().registered()).toEqual([]);
    await zap.off();
    await zap.on();
    crm.edit(lead, { connection_status: 'Hot' });
    await desk().flush(deliver);
    expect(changes(zap.fired)).toEqual(['Warm>Hot']);
  });

  test('a Zap whose inputs name nobody leaves no webhook behind', async () => {
    const zap = zapOn(leadAssignedInstant, {
      inputData: { assistant: 'nobody@assistants.example' },
      seeded: false,
    });
    const { message } = await failure(zap.on());
    expect(message).toMatch(/^Record not found: The CRM has no active user "nobody@assistants\.example"/);
    expect(desk().registered()).toEqual([]);
  });

  test('beyond the forty of a user the error says what shares them, and what to do', async () => {
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

  test('a user without the right is told how to get it', async () => {
    refuse(403, '{"success":false,"message":"Forbidden"}');
    expect(await failure(zapOn(leadBecameHotInstant).on())).toMatchObject({
      message:
        "Permission denied: Pipedrive does not let this token create webhooks. Forbidden. Connect with an admin's " +
        'API token, or use the trigger "Lead Became Hot", which needs no webhook.',
    });
  });

  test('where Pipedrive’s edge is in the way, switching on waits as any step does', async () => {
    refuse(403, '<html>blocked</html>', { 'content-type': 'text/html' });
    expect(await failure(zapOn(leadBecameHotInstant).on())).toMatchObject({
      name: 'ThrottledError',
      delay: 900,
    });
  });

  test('an address that Pipedrive does not take is named as the value that is wrong', async () => {
    const subscribe = functionOf(leadAssignedInstant, 'performSubscribe');
    const { message } = await failure(crm.run(subscribe, {}, { targetUrl: 'http://hooks.example/1' }));
    expect(message).toMatch(/^Invalid input: .*subscription_url: must be a public https URL/);
    expect(message).not.toContain(pipedriveToken);
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
