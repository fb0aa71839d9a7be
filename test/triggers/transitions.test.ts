import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import leadAssigned from '../../triggers/lead-assigned';
import leadBecameHot from '../../triggers/lead-became-hot';
import leadHandedBack from '../../triggers/lead-handed-back';
import leadStatusChanged from '../../triggers/lead-status-changed';
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';
import { changes, type Item, triggers, zapsOf } from '../helpers/zaps';

describeOnBoth('transitions', (crm) => {
  const { poll, seed, zapOn } = zapsOf(crm);
  const { edit } = crm;

  describe('each transition is seen once', () => {
    test('two changes between two polls are two items, newest first', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await zap.on();
      advance(minute);
      edit(lead, { connection_status: 'Cold' });
      advance(minute);
      edit(lead, { connection_status: 'Engaged' });
      advance(minute);
      expect(changes(await zap.poll())).toEqual(['Cold>Engaged', '->Cold']);
      expect(await zap.poll()).toEqual([]);
    });

    test('there and back is two items, clearing is one, an unrelated edit is none', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead({ connection_status: 'Cold' });
      advance(minute);
      await zap.on();
      advance(minute);
      edit(lead, { connection_status: 'Warm' });
      advance(minute);
      edit(lead, { connection_status: 'Cold' });
      advance(minute);
      edit(lead, { company: 'Moreau & Sons' });
      expect(changes(await zap.poll())).toEqual(['Warm>Cold', 'Cold>Warm']);
      advance(minute);
      edit(lead, { connection_status: '' });
      expect(changes(await zap.poll())).toEqual(['Cold>-']);
    });

    test('changes of one and the same moment are told apart by their order', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await zap.on();
      advance(minute);
      for (const state of ['Cold', 'Warm', 'Hot']) edit(lead, { connection_status: state });
      const items = await zap.poll();
      expect(changes(items)).toEqual(['Warm>Hot', 'Cold>Warm', '->Cold']);
      expect(new Set(items.map(({ id }) => id)).size).toBe(3);
    });

    test('a lead created with a status or an assistant fires at its creation', async () => {
      const status = zapOn(leadStatusChanged);
      const assigned = zapOn(leadAssigned);
      await status.on();
      await assigned.on();
      advance(minute);
      crm.lead({ connection_status: 'Pending', ownerId: crm.zoe });
      const created = new Date(Date.now()).toISOString();
      advance(minute);
      expect(await status.poll()).toMatchObject([
        { connection_status: 'Pending', previous_connection_status: '', changed_at: created },
      ]);
      expect(await assigned.poll()).toMatchObject([
        { owner: { id: crm.zoe }, previous_owner: { id: '' }, changed_at: created },
      ]);
    });

    test('an id stays the same, whoever reads it and when', async () => {
      const lead = crm.lead();
      advance(minute);
      edit(lead, { connection_status: 'Cold' });
      const [first] = await poll(leadStatusChanged);
      advance(hour);
      edit(lead, { company: 'Other' });
      crm.forget();
      const [again] = await poll(leadStatusChanged);
      expect(again?.id).toBe(first?.id);
      expect(first?.id).toBe(`${lead}-connection_status-${Date.parse('2026-03-02T09:01:00Z')}-0`);
    });
  });

  describe('which trigger shows what', () => {
    test('assigned: from a person, from another assistant; not to a person', async () => {
      const zap = zapOn(leadAssigned);
      const lead = crm.lead();
      await zap.on();
      for (const owner of [crm.zoe, crm.ravi, crm.quinn, crm.zoe, crm.quinn]) {
        advance(minute);
        edit(lead, { ownerId: owner });
      }
      const items = await zap.poll();
      expect(items.map(({ previous_owner, owner }) => [previous_owner.id, owner.id])).toEqual([
        [crm.quinn, crm.zoe],
        [crm.zoe, crm.ravi],
        [crm.pat, crm.zoe],
      ]);
    });

    test('handed back: from an assistant to a person; to another assistant is no item', async () => {
      const zap = zapOn(leadHandedBack);
      const lead = crm.lead();
      await zap.on();
      for (const owner of [crm.zoe, crm.quinn, crm.ravi, crm.zoe, crm.pat]) {
        advance(minute);
        edit(lead, { ownerId: owner });
      }
      const items = await zap.poll();
      expect(items.map(({ previous_owner, owner }) => [previous_owner.id, owner.id])).toEqual([
        [crm.zoe, crm.pat],
        [crm.zoe, crm.quinn],
      ]);
    });

    test('a user who is not listed counts as an assistant on a lead that was assigned to them', async () => {
      const zap = zapOn(leadHandedBack);
      const ivy = crm.addUser({ email: 'ivy@assistants.example', firstName: 'Ivy' });
      crm.forget();
      const lead = crm.lead();
      await zap.on();
      advance(minute);
      await crm.run(assignLead, { lead, assistant: ivy });
      advance(minute);
      await crm.run(reportLeadState, { lead, state: 'Hot' });
      advance(minute);
      expect(await zap.poll()).toMatchObject([{ previous_owner: { id: ivy }, owner: { id: crm.pat } }]);
    });

    test('hot: with or without Responded', async () => {
      const hot = zapOn(leadBecameHot);
      const both = zapOn(leadBecameHot, { include_responded: true });
      const lead = crm.lead();
      await hot.on();
      await both.on();
      for (const state of ['Cold', 'Responded', 'Hot']) {
        advance(minute);
        edit(lead, { connection_status: state });
      }
      expect(changes(await hot.poll())).toEqual(['Responded>Hot']);
      expect(changes(await both.poll())).toEqual(['Responded>Hot', 'Cold>Responded']);
    });

    test('status changed: from and to states', async () => {
      const zap = zapOn(leadStatusChanged, { from_states: ['Warm'], to_states: ['hot', 'Responded'] });
      const lead = crm.lead();
      await zap.on();
      for (const state of ['Hot', 'Warm', 'Cold', 'Warm', 'Responded']) {
        advance(minute);
        edit(lead, { connection_status: state });
      }
      expect(changes(await zap.poll())).toEqual(['Warm>Responded']);
    });

    test('one assistant’s leads: those it owned just before or at the change', async () => {
      const zap = zapOn(leadStatusChanged, { assistant: crm.zoe });
      const hers = crm.lead();
      const other = crm.lead();
      await zap.on();
      advance(minute);
      await crm.run(assignLead, { lead: hers, assistant: crm.zoe });
      await crm.run(assignLead, { lead: other, assistant: crm.ravi });
      advance(minute);
      await crm.run(reportLeadState, { lead: hers, state: 'Hot' });
      advance(minute);
      edit(hers, { connection_status: 'Processed' });
      const items = await zap.poll();
      expect(items.map(({ lead_id }) => lead_id)).toEqual([hers, hers]);
      expect(changes(items)).toEqual(['Cold>Hot', '->Cold']);
      expect(items[0]).toMatchObject({
        owner: { id: crm.pat, name: 'Pat Lind' },
        previous_owner: { id: crm.zoe },
        original_owner: { id: crm.pat },
      });
    });

    test('an unknown assistant is an error that says so', async () => {
      await expect(poll(leadAssigned, { assistant: 'nobody@assistants.example' })).rejects.toThrow(
        /Record not found: The CRM has no active user "nobody@assistants\.example"/,
      );
    });

    test('a status trigger without its field says to run Set Up CRM; an owner trigger works without', async () => {
      crm.removeField('connection_status');
      crm.forget();
      await expect(poll(leadBecameHot)).rejects.toThrow(
        /Set-up missing: .*Lead Connection Status.*Set Up CRM/,
      );
      expect(await poll(leadAssigned)).toEqual([]);
    });
  });

  describe('what a poll costs', () => {
    test('nothing changed: one request', async () => {
      const zap = zapOn(leadAssigned);
      crm.lead();
      await zap.on();
      advance(30 * minute);
      await zap.poll();
      crm.requests();
      advance(minute);
      await zap.poll();
      expect(crm.requests()).toEqual(['list changed leads']);
    });

    test('a touched record is looked at once per update, by all four together', async () => {
      const lead = crm.lead();
      advance(minute);
      for (const trigger of Object.values(triggers)) await seed(trigger);
      advance(minute);
      edit(lead, { connection_status: 'Hot' });
      advance(minute);
      crm.requests();
      for (const trigger of Object.values(triggers)) await poll(trigger);
      const reads = crm.requests().filter((request) => request === 'read histories');
      expect(reads).toHaveLength(1);
    });
  });

  describe('nothing is lost', () => {
    test('over a pause of seven days', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await zap.on();
      await zap.poll();
      for (const state of ['Cold', 'Engaged', 'Warm']) {
        advance(2 * day);
        edit(lead, { connection_status: state });
      }
      advance(day - minute);
      expect(changes(await zap.poll())).toEqual(['Engaged>Warm', 'Cold>Engaged', '->Cold']);
    });

    test('by a Zap that pauses while another one on the same connection goes on', async () => {
      const slow = zapOn(leadStatusChanged, { to_states: ['Cold', 'Warm'] });
      const busy = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await slow.on();
      await busy.on();
      for (let hours = 0; hours < 72; hours += 12) {
        advance(12 * hour);
        if (hours === 24) edit(lead, { connection_status: 'Cold' });
        await busy.poll();
      }
      expect(changes(await slow.poll())).toEqual(['->Cold']);
    });

    test('when memory is lost: the last 24 hours are looked through again', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await zap.on();
      advance(hour);
      edit(lead, { connection_status: 'Cold' });
      advance(22 * hour);
      crm.forget();
      expect(changes(await zap.poll())).toEqual(['->Cold']);
      crm.forget();
      expect(await zap.poll()).toEqual([]);
    });

    test('a failing request fails the poll, and the next one finds everything', async () => {
      const zap = zapOn(leadStatusChanged);
      const lead = crm.lead();
      await zap.on();
      advance(minute);
      edit(lead, { connection_status: 'Cold' });
      crm.failHistories(400);
      await expect(zap.poll()).rejects.toThrow();
      crm.mend();
      expect(changes(await zap.poll())).toEqual(['->Cold']);
    });
  });

  describe('a Zap that is switched on', () => {
    test('never fires what happened before', async () => {
      const lead = crm.lead({ connection_status: 'Cold' });
      advance(hour);
      const first = zapOn(leadStatusChanged);
      await first.on();
      await first.poll();
      edit(lead, { connection_status: 'Warm' });
      advance(minute);
      const late = zapOn(leadStatusChanged);
      await late.on();
      expect(await late.poll()).toEqual([]);
      expect(changes(await first.poll())).toEqual(['Cold>Warm']);
    });

    test('again does not fire what happened while it was off', async () => {
      const zap = { meta: { zap: { id: '7' } } as never };
      const seedZap = () =>
        crm.run<Item[]>(
          leadStatusChanged,
          {},
          {
            meta: { isPopulatingDedupe: true, zap: { id: '7' } } as never,
          },
        );
      const lead = crm.lead();
      advance(48 * hour);
      await seedZap();
      advance(hour);
      edit(lead, { connection_status: 'Cold' });
      advance(2 * minute);
      expect(changes(await seedZap())).toEqual(['->Cold']);
      for (let polls = 0; polls < 10; polls += 1) {
        advance(2 * minute);
        expect(await crm.run(leadStatusChanged, {}, zap)).toEqual([]);
      }
    });

    test('looks at the last 24 hours, whatever other polls have read', async () => {
      const lead = crm.lead();
      advance(2 * hour);
      edit(lead, { connection_status: 'Cold' });
      advance(3 * hour);
      await poll(leadStatusChanged);
      expect(changes(await seed(leadStatusChanged))).toEqual(['->Cold']);
    });

    test('is shown up to three of the latest as samples, and nothing is remembered', async () => {
      const lead = crm.lead();
      for (const state of ['Cold', 'Engaged', 'Warm', 'Hot']) {
        advance(minute);
        edit(lead, { connection_status: state });
      }
      const samples = await crm.run<Item[]>(
        leadStatusChanged,
        {},
        { meta: { isLoadingSample: true } as never },
      );
      expect(changes(samples)).toEqual(['Warm>Hot', 'Engaged>Warm', 'Cold>Engaged']);
      expect(await poll(leadStatusChanged)).toHaveLength(4);
    });
  });
});
