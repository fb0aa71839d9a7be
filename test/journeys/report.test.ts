import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { describeOnBoth, type Values } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';

describeOnBoth('reporting', (crm) => {
  async function assigned(values: Values = {}): Promise<string> {
    const lead = crm.lead(values);
    await crm.run(assignLead, { lead, assistant: crm.zoe, allow_reassignment: true });
    advance(hour);
    crm.requests();
    return lead;
  }

  const report = (lead: string, state: string, more: object = {}) =>
    crm.run(reportLeadState, { lead, state, ...more });

  describe('news of the assistant', () => {
    test.each(['Cold', 'Engaged', 'Warm', 'OutOfOffice', 'Pending', 'New'] as const)(
      '%s is written, and the assistant keeps the lead',
      async (state) => {
        const { told, stands } = crm.onReporting[state];
        const lead = await assigned();
        const result = await report(lead, state);
        expect(result).toMatchObject({
          decision: 'kept',
          connection_status: state,
          contact_status: told,
        });
        expect(crm.fields(lead)).toMatchObject({
          connection_status: state,
          contactStatus: stands,
          ownerId: crm.zoe,
        });
      },
    );

    test.each(['Hot', 'Responded', 'LeadAtRisk', 'UnSubscribed', 'DeActivated', 'Processed'] as const)(
      '%s hands the lead back',
      async (state) => {
        const { told, stands } = crm.onReporting[state];
        const lead = await assigned();
        const result = await report(lead, state);
        expect(result).toMatchObject({
          outcome: 'Success',
          decision: 'handed_back',
          owner_id: crm.pat,
          previous_owner_id: crm.zoe,
          connection_status: state,
          contact_status: told,
        });
        expect(crm.fields(lead)).toMatchObject({
          connection_status: state,
          contactStatus: stands,
          ownerId: crm.pat,
        });
        expect(crm.fields(lead).assigned_assistant).toBeUndefined();
      },
    );

    test('costs one read, one write and one note; handing back looks at the owner once', async () => {
      const lead = await assigned();
      await report(lead, 'Warm');
      expect(crm.requests()).toEqual([`read lead ${lead}`, `write lead ${lead}`, ...crm.extra.moved, 'note']);
      advance(minute);
      await report(lead, 'Hot', { note: 'Can we talk?' });
      expect(crm.requests()).toEqual([
        `read lead ${lead}`,
        `read owner ${crm.pat}`,
        `write lead ${lead}`,
        ...crm.extra.moved,
        'note',
      ]);
      expect(crm.notes(lead).at(-1)).toMatch(/Ada Moreau is Hot now\..*Pat Lind.*Can we talk\?/);
    });

    test('goes to the person in the state’s own spelling, however it was typed', async () => {
      const lead = await assigned();
      expect(await report(lead, 'out of office', { resume_on: '2026-03-09' })).toMatchObject({
        connection_status: 'OutOfOffice',
      });
      expect(crm.fields(lead).resume_on).toBe('2026-03-09');
    });

    test('on a lead that a person owns changes the status only', async () => {
      const lead = crm.lead();
      const result = await report(lead, 'Hot');
      expect(result).toMatchObject({ decision: 'kept', owner_id: crm.pat });
      expect(crm.fields(lead)).toMatchObject({
        connection_status: 'Hot',
        ownerId: crm.pat,
      });
    });
  });

  describe('to whom a lead goes back', () => {
    test('a deactivated original owner: to the fallback, nobody or who stands for it, with a warning', async () => {
      const lead = await assigned();
      crm.deactivateUser(crm.pat);
      const result = await report(lead, 'Hot');
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'handed_back', owner_id: crm.nobody });
      expect(JSON.stringify(result.messages)).toContain('Pat Lind was deactivated');
      expect(crm.fields(lead).ownerId).toBe(crm.nobody ?? undefined);
    });
  });

  describe('the same news again', () => {
    test('writes nothing, and no second note', async () => {
      const lead = await assigned();
      await report(lead, 'Hot');
      advance(minute);
      crm.requests();
      const result = await report(lead, 'Hot');
      expect(result).toMatchObject({
        outcome: 'Success',
        decision: 'handed_back',
        unchanged: 1,
        owner_id: crm.pat,
      });
      expect(crm.requests()).toEqual([
        `read lead ${lead}`,
        ...crm.extra.history,
        ...crm.extra.deals,
        'read notes',
      ]);
      expect(crm.notes(lead)).toHaveLength(2);
      advance(day);
      crm.requests();
      await report(lead, 'Hot');
      expect(crm.requests()).toEqual([`read lead ${lead}`, ...crm.extra.deals]);
    });

    test('writes a new text on the lead, once, however long the state has been there', async () => {
      const lead = await assigned();
      await report(lead, 'Warm');
      advance(2 * day);
      expect(JSON.stringify((await report(lead, 'Warm')).messages)).toContain('no note was written');
      expect(crm.notes(lead)).toHaveLength(2);
      const result = await report(lead, 'Warm', { note: 'Asked for a sample.' });
      expect(JSON.stringify(result.messages)).toContain('Warm: noted.');
      expect(crm.notes(lead).at(-1)).toContain('Asked for a sample.');
      await report(lead, 'Warm', { note: 'Asked for a sample.' });
      expect(crm.notes(lead)).toHaveLength(3);
    });

    test('writes the note that a crash left out, in the words of the first run', async () => {
      const lead = await assigned();
      crm.failNotes(502, '<html>');
      const input = { occurred_at: '2026-03-02T09:30:00Z', note: 'Call me.' };
      await expect(report(lead, 'Hot', input)).rejects.toThrow('Service unavailable');
      crm.mend();
      advance(minute);
      expect(await report(lead, 'Hot', input)).toMatchObject({ decision: 'handed_back' });
      expect(crm.notes(lead).at(-1)).toMatch(
        /is Hot now.*Zoe Marsh.*Pat Lind.*2026-03-02 09:30 UTC.*Call me\./,
      );
      expect(crm.notes(lead)).toHaveLength(2);
    });

    test('hands back what is still with the assistant, and says to whom though the first run could not', async () => {
      const lead = await assigned();
      crm.edit(lead, { connection_status: 'Hot' });
      advance(minute);
      crm.failNotes();
      await expect(report(lead, 'Hot')).rejects.toThrow('Service unavailable');
      crm.mend();
      advance(minute);
      await report(lead, 'Hot');
      expect(crm.fields(lead).ownerId).toBe(crm.pat);
      expect(crm.notes(lead).at(-1)).toContain('hands it back to Pat Lind');
    });

    test('hands back what is still with the assistant', async () => {
      const lead = await assigned();
      crm.edit(lead, { connection_status: 'Hot' });
      advance(minute);
      expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: crm.pat });
    });
  });

  describe('stale news', () => {
    test('older than the present status changes nothing', async () => {
      const lead = await assigned();
      await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
      crm.requests();
      const result = await report(lead, 'Engaged', { occurred_at: '2026-03-02T09:44:59Z' });
      expect(result).toMatchObject({ outcome: 'Success', decision: 'stale', unchanged: 1, rule: null });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
      expect(crm.fields(lead).connection_status).toBe('Warm');
    });

    test('of an equal moment is not stale', async () => {
      const lead = await assigned();
      await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
      const result = await report(lead, 'Engaged', { occurred_at: '2026-03-02T09:45:00Z' });
      expect(result.decision).toBe('kept');
    });

    test('is measured by the CRM’s own moment when a person changed the status later', async () => {
      const lead = await assigned();
      await report(lead, 'Warm', { occurred_at: '2026-03-02T09:10:00Z' });
      advance(10 * minute);
      crm.edit(lead, { connection_status: 'Engaged' });
      advance(minute);
      expect(await report(lead, 'Hot', { occurred_at: '2026-03-02T10:05:00Z' })).toMatchObject({
        decision: 'stale',
      });
      expect(await report(lead, 'Hot', { occurred_at: '2026-03-02T10:10:30Z' })).toMatchObject({
        decision: 'handed_back',
      });
    });

    test('naming the present state is never stale', async () => {
      const lead = await assigned();
      await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
      const result = await report(lead, 'Warm', { occurred_at: '2026-03-02T09:01:00Z' });
      expect(result.decision).toBe('kept');
    });
  });

  describe('after an unsubscribe', () => {
    test('no news follows: refused with a warning, nothing written', async () => {
      const lead = await assigned();
      await report(lead, 'UnSubscribed');
      advance(minute);
      crm.requests();
      const result = await report(lead, 'Hot');
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'refused', skipped: 1 });
      expect(result.rule).toMatchObject({ file: expect.stringContaining('states.yaml') });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
    });

    test('until a person cleared the status', async () => {
      const lead = await assigned();
      await report(lead, 'UnSubscribed');
      advance(minute);
      crm.edit(lead, { connection_status: '' });
      advance(minute);
      expect(await report(lead, 'Hot')).toMatchObject({ decision: 'kept', connection_status: 'Hot' });
    });
  });
});
