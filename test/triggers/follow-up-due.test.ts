import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import reportLeadState from '../../creates/report-lead-state';
import stopFollowUp from '../../creates/stop-follow-up';
import type { LeadState } from '../../engine';
import followUpDue from '../../triggers/follow-up-due';
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';
import { zapsOf } from '../helpers/zaps';

interface FollowUp {
  id: string;
  lead_id: string;
  number: number;
  of: number;
  schedule: string;
  message: string;
  due_at: string;
}

const zoe = 'zoe@assistants.example';
const numbers = (items: readonly FollowUp[]) => items.map(({ number }) => number);

// Europe: days 0, 4, 11 and 21; assigned on Monday, 2 March 2026, ten o'clock in Paris.
describeOnBoth('follow-ups that fall due', (crm) => {
  const { poll, seed, zapOn } = zapsOf<FollowUp>(crm);
  const assign = (lead: string, inputs: object = {}) =>
    crm.run(assignLead, { lead, assistant: zoe, schedule: 'Europe', ...inputs });
  /** What a Zap gets that looks four times a day. */
  const watch = async (zap: ReturnType<typeof zapOn>, span: number) => {
    const seen: FollowUp[] = [];
    for (const end = Date.now() + span; Date.now() < end; advance(6 * hour)) seen.push(...(await zap.poll()));
    return seen;
  };
  /** A lead with a Zap on, and its first follow-up shown. */
  const underWay = async (inputs: object = {}) => {
    const zap = zapOn(followUpDue);
    await zap.on();
    advance(minute);
    const lead = crm.lead();
    await assign(lead, inputs);
    await zap.poll();
    return { zap, lead };
  };

  describe('each is shown once, when it is due', () => {
    test('with everything that a writer needs', async () => {
      const zap = zapOn(followUpDue);
      await zap.on();
      advance(minute);
      const lead = crm.lead({ company: 'Moreau Optics' });
      await assign(lead, { context: 'Prices of lenses' });
      const at = Date.now();
      expect(await zap.poll()).toEqual([
        expect.objectContaining({
          id: `${lead}-${at}-1`,
          lead_id: lead,
          crm: crm.name,
          first_name: 'Ada',
          last_name: 'Moreau',
          company: 'Moreau Optics',
          email: expect.stringContaining('@moreau-optics.example'),
          connection_status: 'Cold',
          owner: { id: crm.zoe, name: 'Zoe Marsh', email: zoe },
          original_owner: { id: crm.pat, name: 'Pat Lind', email: 'pat@sales.example' },
          context: 'Prices of lenses',
          schedule: 'Europe',
          number: 1,
          of: 4,
          message: 'Introduction',
          due_at: new Date(at).toISOString(),
          url: expect.stringContaining(lead),
        }),
      ]);
    });

    test('over four weeks: all of them, each at the moment that the assignment told', async () => {
      const zap = zapOn(followUpDue);
      await zap.on();
      advance(minute);
      const lead = crm.lead();
      const { follow_ups } = await assign(lead);
      const seen = await watch(zap, 28 * day);
      expect(seen.map(({ due_at }) => due_at)).toEqual(follow_ups);
      expect(seen.map(({ number, message }) => [number, message])).toEqual([
        [1, 'Introduction'],
        [2, 'First reminder'],
        [3, "A customer's story"],
        [4, 'Closing the file'],
      ]);
    });

    test('the newest first, when several leads have one', async () => {
      const zap = zapOn(followUpDue);
      await zap.on();
      const leads = [crm.lead(), crm.lead()];
      for (const lead of leads) {
        advance(minute);
        await assign(lead);
      }
      advance(minute);
      expect((await zap.poll()).map(({ lead_id }) => lead_id)).toEqual(leads.reverse());
    });

    test('another assignment of the same lead counts anew', async () => {
      const { zap, lead } = await underWay();
      await crm.run(handBackLead, { lead });
      advance(hour);
      await assign(lead, { allow_reassignment: true });
      const [again] = await zap.poll();
      expect(again).toMatchObject({ id: `${lead}-${Date.now()}-1`, number: 1 });
    });

    test('a lead that a person gave by hand has none before it is accepted', async () => {
      const zap = zapOn(followUpDue);
      await zap.on();
      const lead = crm.lead();
      advance(minute);
      crm.edit(lead, { ownerId: crm.zoe });
      advance(minute);
      expect(await zap.poll()).toEqual([]);
      await crm.run(acceptLead, { lead, assistant: zoe });
      expect(numbers(await zap.poll())).toEqual([1]);
    });
  });

  describe('they stop', () => {
    const stops: [string, (lead: string) => Promise<unknown>][] = [
      ['a reply', (lead) => crm.run(reportLeadState, { lead, state: 'Responded' })],
      ['a meeting', (lead) => crm.run(reportLeadState, { lead, state: 'Hot' })],
      ['an unsubscribe', (lead) => crm.run(reportLeadState, { lead, state: 'UnSubscribed' })],
      ['a hand-back', (lead) => crm.run(handBackLead, { lead })],
      ['a stop', (lead) => crm.run(stopFollowUp, { lead })],
      ['a person who takes the lead', async (lead) => crm.edit(lead, { ownerId: crm.quinn })],
      ['an assignment to another assistant by hand', async (lead) => crm.edit(lead, { ownerId: crm.ravi })],
      ['a status that a person clears', async (lead) => crm.edit(lead, { connection_status: '' })],
      ['a schedule that the rules do not know', async (lead) => crm.edit(lead, { schedule: '' })],
    ];
    test.each(stops)('after %s', async (_, stop) => {
      const { zap, lead } = await underWay();
      advance(day);
      await stop(lead);
      advance(3 * day + minute);
      expect(await zap.poll()).toEqual([]);
    });

    const states: [LeadState, number[]][] = [
      ['New', []],
      ['Pending', [2]],
      ['Engaged', [2]],
      ['Warm', [2]],
      ['OutOfOffice', [2]],
      ['Hot', []],
      ['Responded', []],
      ['LeadAtRisk', []],
      ['Processed', []],
      ['DeActivated', []],
      ['UnSubscribed', []],
    ];
    test.each(states)('or go on, when a person sets the status to %s', async (state, due) => {
      const { zap, lead } = await underWay();
      advance(day);
      crm.edit(lead, { connection_status: state });
      advance(3 * day + minute);
      expect(numbers(await zap.poll())).toEqual(due);
    });

    test('a reply that a minute before was nowhere to be seen stops what is due now', async () => {
      const { zap, lead } = await underWay();
      advance(4 * day - minute);
      await zap.poll();
      await crm.run(reportLeadState, { lead, state: 'Responded' });
      advance(minute);
      expect(await zap.poll()).toEqual([]);
    });

    test('a stop from before the assignment stops nothing', async () => {
      const lead = crm.lead({ follow_up_stopped_at: crm.stored('2026-02-01T09:00:00Z') });
      const zap = zapOn(followUpDue);
      await zap.on();
      advance(minute);
      await assign(lead);
      crm.edit(lead, { follow_up_stopped_at: crm.stored('2026-02-01T09:00:00Z') });
      expect(numbers(await zap.poll())).toEqual([1]);
    });
  });

  describe('a lead that is away', () => {
    test('gets what was due until its return from then on, a day apart, and the rest in its time', async () => {
      const { zap, lead } = await underWay();
      advance(day);
      await crm.run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: '2026-03-14' });
      const seen = await watch(zap, 27 * day);
      expect(seen.map(({ number, due_at }) => [number, due_at])).toEqual([
        [2, '2026-03-16T08:00:00.000Z'],
        [3, '2026-03-17T08:00:00.000Z'],
        [4, '2026-03-23T09:01:00.000Z'],
      ]);
    });

    test('and opens a mail meanwhile still waits, and so does one whose leave grows longer', async () => {
      const { zap, lead } = await underWay();
      advance(day);
      await crm.run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: '2026-03-09' });
      advance(day);
      await crm.run(reportLeadState, { lead, state: 'Engaged' });
      expect(await watch(zap, 4 * day)).toEqual([]);
      await crm.run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: '2026-03-12' });
      const seen = await watch(zap, 14 * day);
      expect(seen.map(({ number, due_at }) => [number, due_at])).toEqual([
        [2, '2026-03-12T08:00:00.000Z'],
        [3, '2026-03-13T09:01:00.000Z'],
      ]);
    });

    test('costs one look at its history, which is remembered', async () => {
      const { zap, lead } = await underWay();
      advance(day);
      await zap.poll();
      await crm.run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: '2026-03-09' });
      crm.requests();
      await zap.poll();
      expect(crm.requests().sort()).toEqual([...crm.listed, ...crm.polled.history(lead)].sort());
      advance(minute);
      await zap.poll();
      expect(crm.requests()).toEqual(crm.listed);
    });
  });

  describe('which leads a Zap sees', () => {
    test('those of one assistant, or with one schedule', async () => {
      const [hers, his, other] = [crm.lead(), crm.lead(), crm.lead()];
      await assign(hers);
      await assign(his, { assistant: crm.ravi });
      await assign(other, { schedule: 'Event' });
      const leads = async (inputs: object) =>
        (await poll(followUpDue, inputs)).map(({ lead_id }) => lead_id).sort();
      expect(await leads({})).toEqual([hers, his, other].sort());
      expect(await leads({ assistant: zoe })).toEqual([hers, other].sort());
      expect(await leads({ assistant: crm.ravi })).toEqual([his]);
      expect(await leads({ schedule: 'event' })).toEqual([other]);
    });

    test('those of a user whom the rules do not list, when that user is chosen', async () => {
      const ivy = crm.addUser({ email: 'ivy@assistants.example', firstName: 'Ivy' });
      crm.forget();
      const lead = crm.lead();
      await assign(lead, { assistant: ivy });
      expect(await poll(followUpDue)).toEqual([]);
      expect(numbers(await poll(followUpDue, { assistant: ivy }))).toEqual([1]);
    });

    test('an unknown assistant or schedule is an error that says so', async () => {
      await expect(poll(followUpDue, { assistant: 'nobody@assistants.example' })).rejects.toThrow(
        /Record not found: The CRM has no active user/,
      );
      await expect(poll(followUpDue, { schedule: 'Weekly' })).rejects.toThrow(
        /Invalid input: "Weekly" is no schedule/,
      );
    });

    test('an account without the fields is told to run Set Up CRM', async () => {
      crm.removeField('assigned_at');
      crm.forget();
      await expect(poll(followUpDue)).rejects.toThrow(/Set-up missing: .*Assigned At.*Set Up CRM/);
    });
  });

  describe('what a poll costs', () => {
    test('nothing due: the list of the assistants’ leads', async () => {
      const { zap } = await underWay();
      advance(2 * hour);
      await zap.poll();
      crm.requests();
      await zap.poll();
      expect(crm.requests()).toEqual(crm.listed);
    });

    test('something due: those leads are read as they stand now', async () => {
      const { zap, lead } = await underWay();
      advance(3 * day);
      await zap.poll();
      advance(day);
      crm.requests();
      expect(await zap.poll()).toHaveLength(1);
      expect(crm.requests().sort()).toEqual([...crm.listed, ...crm.polled.read(lead)].sort());
    });
  });

  describe('nothing is lost', () => {
    test('over a pause of seven days', async () => {
      const { zap } = await underWay();
      advance(7 * day);
      expect(numbers(await zap.poll())).toEqual([2]);
      advance(7 * day);
      expect(numbers(await zap.poll())).toEqual([3]);
    });

    test('when memory is lost: what fell due in the last 24 hours is shown again', async () => {
      const { zap } = await underWay();
      advance(4 * day + 23 * hour);
      crm.forget();
      expect(numbers(await zap.poll())).toEqual([2]);
      crm.forget();
      expect(await zap.poll()).toEqual([]);
    });

    test('a failing request fails the poll, and the next one shows everything', async () => {
      const { zap } = await underWay();
      advance(4 * day);
      crm.failLists(400);
      await expect(zap.poll()).rejects.toThrow();
      crm.mend();
      expect(numbers(await zap.poll())).toEqual([2]);
    });
  });

  describe('a Zap that is switched on', () => {
    test('never shows what fell due before', async () => {
      const lead = crm.lead();
      await assign(lead);
      advance(4 * day + hour);
      const zap = zapOn(followUpDue);
      await zap.on();
      expect(await watch(zap, 2 * day)).toEqual([]);
      crm.forget();
      expect(await zap.poll()).toEqual([]);
    });

    test('again does not show what fell due while it was off', async () => {
      const lead = crm.lead();
      await assign(lead);
      const meta = (extra: object = {}) => ({ meta: { zap: { id: '7' }, ...extra } as never });
      const seeded = await crm.run<FollowUp[]>(followUpDue, {}, meta({ isPopulatingDedupe: true }));
      expect(numbers(seeded)).toEqual([1]);
      advance(6 * day);
      expect(await crm.run(followUpDue, {}, meta({ isPopulatingDedupe: true }))).toEqual([]);
      advance(minute);
      expect(await crm.run(followUpDue, {}, meta())).toEqual([]);
    });

    test('knows the last 24 hours', async () => {
      const lead = crm.lead();
      await assign(lead);
      advance(20 * hour);
      expect(numbers(await seed(followUpDue))).toEqual([1]);
    });

    test('is shown up to three of the latest as samples, and nothing is remembered', async () => {
      for (const hours of [1, 1, 1, 1]) {
        await assign(crm.lead());
        advance(hours * hour);
      }
      const samples = await crm.run<FollowUp[]>(
        followUpDue,
        {},
        { meta: { isLoadingSample: true } as never },
      );
      expect(samples.map(({ due_at }) => due_at)).toEqual([
        '2026-03-02T12:00:00.000Z',
        '2026-03-02T11:00:00.000Z',
        '2026-03-02T10:00:00.000Z',
      ]);
      expect(await poll(followUpDue)).toHaveLength(4);
    });
  });
});
