import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import setContext from '../../creates/set-context';
import setUpCrm from '../../creates/set-up-crm';
import stopFollowUp from '../../creates/stop-follow-up';
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';

describeOnBoth('the other actions', (crm) => {
  describe('hand_back_lead', () => {
    const assigned = async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: crm.zoe });
      advance(minute);
      crm.requests();
      return lead;
    };

    test('gives the lead to its original owner, with the reason in a note', async () => {
      const lead = await assigned();
      const result = await crm.run(handBackLead, { lead, reason: 'Called in <today>.' });
      expect(result).toMatchObject({
        decision: 'handed_back',
        owner_id: crm.pat,
        previous_owner_id: crm.zoe,
      });
      expect(crm.fields(lead)).toMatchObject({
        ownerId: crm.pat,
        connection_status: 'Cold',
      });
      expect(crm.fields(lead).assigned_assistant).toBeUndefined();
      expect(crm.notes(lead).at(-1)).toContain('Called in &lt;today&gt;.');
      expect(crm.requests()).toEqual([
        `read lead ${lead}`,
        `read owner ${crm.pat}`,
        `write lead ${lead}`,
        'note',
      ]);
    });

    test('gives it to somebody else when asked', async () => {
      const lead = await assigned();
      const result = await crm.run(handBackLead, { lead, to_owner: 'quinn@sales.example' });
      expect(result).toMatchObject({ owner_id: crm.quinn });
    });

    test('run again after a crash it writes the note, once', async () => {
      const lead = await assigned();
      crm.failNotes(503);
      await expect(crm.run(handBackLead, { lead, reason: 'Now.' })).rejects.toThrow('Service unavailable');
      crm.mend();
      for (let run = 0; run < 3; run += 1) {
        advance(minute);
        const result = await crm.run(handBackLead, { lead, reason: 'Now.' });
        expect(result).toMatchObject({ decision: 'handed_back', owner_id: crm.pat });
      }
      expect(crm.notes(lead)).toHaveLength(2);
    });

    test('on a lead that no assistant owns is a warning', async () => {
      const lead = crm.lead();
      const result = await crm.run(handBackLead, { lead });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'kept', skipped: 1 });
      expect(crm.notes(lead)).toEqual([]);
    });
  });

  describe('set_context', () => {
    test('fill leaves what is there; overwrite replaces it', async () => {
      const lead = crm.lead({ context: 'Old' });
      expect(await crm.run(setContext, { lead, context: 'New' })).toMatchObject({
        unchanged: 1,
        context: 'Old',
      });
      const replaced = await crm.run(setContext, { lead, context: 'New', mode: 'overwrite' });
      expect(replaced).toMatchObject({
        updated: 1,
        context: 'New',
        changed_fields: [crm.fieldName('context')],
      });
      crm.requests();
      await crm.run(setContext, { lead, context: 'New', mode: 'overwrite' });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
    });
  });

  describe('stop_follow_up', () => {
    test('writes the moment once an assignment', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: crm.zoe });
      advance(hour);
      expect(await crm.run(stopFollowUp, { lead })).toMatchObject({ updated: 1, unchanged: 0 });
      advance(hour);
      expect(await crm.run(stopFollowUp, { lead })).toMatchObject({ updated: 0, unchanged: 1 });
      expect(crm.fields(lead)).toMatchObject({
        follow_up_stopped_at: crm.stored('2026-03-02T10:00:00Z'),
        ownerId: crm.zoe,
        connection_status: 'Cold',
      });
    });
  });

  describe('log_email', () => {
    const mail = { direction: 'received', subject: 'Re: lenses', body: 'Yes,\n<b>please</b> {{call}}.' };

    test('is a note at the moment of the mail, escaped', async () => {
      const lead = crm.lead();
      const result = await crm.run(logEmail, { ...mail, lead, sent_at: '2026-03-02T08:15:00+01:00' });
      expect(result).toMatchObject({ created: 1, unchanged: 0 });
      expect(crm.notes(lead)[0]).toContain('Yes,<br>&lt;b&gt;please&lt;/b&gt; {{call}}.');
      expect(crm.noteTimes(lead)).toEqual(['2026-03-02T07:15:00']);
    });

    test('the same mail within 24 hours is one', async () => {
      const lead = crm.lead();
      await crm.run(logEmail, { ...mail, lead });
      advance(hour);
      expect(await crm.run(logEmail, { ...mail, lead })).toMatchObject({ created: 0, unchanged: 1 });
      expect(await crm.run(logEmail, { ...mail, lead, direction: 'sent' })).toMatchObject({ created: 1 });
      advance(day);
      expect(await crm.run(logEmail, { ...mail, lead })).toMatchObject({ created: 1 });
      expect(crm.notes(lead)).toHaveLength(3);
    });

    test('the same message id is one mail for ever', async () => {
      const lead = crm.lead();
      const message_id = '<20260302.1@moreau-optics.example>';
      await crm.run(logEmail, { ...mail, lead, message_id });
      advance(40 * day);
      expect(await crm.run(logEmail, { ...mail, lead, message_id })).toMatchObject({ unchanged: 1 });
      const other = { ...mail, lead, message_id: '<20260302.2@moreau-optics.example>' };
      expect(await crm.run(logEmail, other)).toMatchObject({ created: 1 });
    });
  });

  describe('set_up_crm', () => {
    test('made ten fields', () => {
      expect(crm.relayFields()).toHaveLength(10);
    });

    test('run again changes nothing', async () => {
      const result = await crm.run(setUpCrm, {});
      expect(result).toMatchObject({
        outcome: 'Success',
        created: 0,
        updated: 0,
        unchanged: crm.setUp.unchanged,
      });
      expect(crm.requests()).toEqual(crm.setUp.requests);
    });

    test('dry run says what it would do, and does nothing', async () => {
      crm.removeField('time_zone');
      const result = await crm.run(setUpCrm, { dry_run: true });
      expect(JSON.stringify(result.messages)).toContain('would be created: field \\"Time Zone\\"');
      expect(crm.relayFields()).toHaveLength(9);
    });

    test('without adding fields it only says which are missing', async () => {
      crm.removeField('time_zone');
      const result = await crm.run(setUpCrm, { add_fields: false });
      expect(result).toMatchObject({ outcome: 'Warning', created: 0 });
      expect(crm.relayFields()).toHaveLength(9);
    });

    test('adds a missing option and keeps the others as they were', async () => {
      crm.removeOption('connection_status', 'Hot');
      const before = [...crm.options('connection_status')];
      await crm.run(setUpCrm, {});
      const after = crm.options('connection_status');
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.at(-1)).toMatchObject(crm.newOption('Hot'));
    });
  });
});
