// An upload may end before or after CleverTap did what it asked. A profile is sent again and is the same profile; of an
// event nobody knows, which is said, and it is never sent a second time. (clevertap.md 8, design 7)
import { underFaults } from '../helpers/faults';
import { ada, type Result, refusal, useCleverTap } from './account';

const relay = useCleverTap();
const moments = ['before', 'after'] as const;
const properties = { Name: 'Ada Moreau', Stage: 'Won' };

type Moment = (typeof moments)[number];
type Ending = 'dropped' | 'server_error';
const endings = moments.flatMap((moment) =>
  (['dropped', 'server_error'] as const).map((fault) => [fault, moment] as const),
);

/** Every upload ends like this, whoever sends it again. */
const ended = (fault: Ending, moment: Moment, act: () => Promise<Result>) =>
  underFaults(relay.sandbox, { faults: [{ fault, moment, rate: 1 }] }, () => refusal(act()));

/** What CleverTap holds, without what it makes up. */
const held = () => relay.clevertap.profiles().map(({ objectId: _, ...profile }) => profile);

describe.each(endings)('an upload that ended: %s %s its effect', (fault, moment) => {
  test('a profile: sent again by itself, and made whole by the next run', async () => {
    const act = () => relay.profile({ identity: ada, properties });
    const { message } = await ended(fault, moment, act);
    expect(message).toMatch(/^Service unavailable: /);
    expect(relay.requests()).toHaveLength(3);
    await act();
    expect(held()).toEqual([{ identity: ada, properties, events: [] }]);
  });

  test('a batch of profiles: the same', async () => {
    const records = [{ identity: ada, properties_json: JSON.stringify(properties) }];
    const act = () => relay.batch({ kind: 'profile', records });
    await ended(fault, moment, act);
    await act();
    expect(held()).toEqual([{ identity: ada, properties, events: [] }]);
  });

  test.each([
    ['an event', () => relay.event({ identity: ada, event_name: 'Deal Won' })],
    [
      'a batch of events',
      () => relay.batch({ kind: 'event', records: [{ identity: ada, event_name: 'Won' }] }),
    ],
    ['a counter', () => relay.profile({ identity: ada, properties_json: '{"Visits": {"$incr": 1}}' })],
  ])('%s: sent once, said to be unknown, and halted', async (_, act) => {
    const { name, message } = await ended(fault, moment, act);
    expect(relay.requests()).toHaveLength(1);
    // The platform replays what failed, never what is halted.
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/is unknown\. It was not sent again/);
    const profiles = held();
    expect(profiles).toHaveLength(moment === 'after' ? 1 : 0);
  });
});
