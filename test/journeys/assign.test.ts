import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';
import { start } from '../helpers/world';

const zoe = 'zoe@assistants.example';

describeOnBoth('assigning', (crm) => {
  describe('a lead is assigned', () => {
    test('with one read, one write and one note', async () => {
      const lead = crm.lead();
      const result = await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toEqual([
        `read lead ${lead}`,
        ...crm.extra.company,
        `write lead ${lead}`,
        'note',
      ]);
      expect(crm.fields(lead)).toMatchObject({
        ownerId: crm.zoe,
        contactStatus: crm.onAssigning.stands,
        connection_status: 'Cold',
        previous_owner: crm.pat,
        assigned_assistant: crm.zoe,
        assigned_at: crm.stored('2026-03-02T09:00:00Z'),
        status_as_of: crm.stored('2026-03-02T09:00:00Z'),
      });
      expect(result).toMatchObject({
        id: lead,
        outcome: 'Success',
        decision: 'accepted',
        rule: {
          file: expect.stringContaining('reassignment.yaml'),
          name: 'otherwise',
          line: expect.any(Number),
        },
        lead_id: lead,
        owner_id: crm.zoe,
        previous_owner_id: crm.pat,
        connection_status: 'Cold',
        contact_status: crm.onAssigning.told,
        updated: 1,
        unchanged: 0,
      });
      expect(crm.notes(lead)).toEqual([expect.stringContaining('Zoe Marsh takes over Ada Moreau')]);
    });

    test('by e-mail address, whatever its case', async () => {
      const lead = crm.lead({ email: 'ada@moreau-optics.example' });
      const result = await crm.run(assignLead, { lead: 'ADA@moreau-optics.example', assistant: crm.zoe });
      expect(result).toMatchObject({ lead_id: lead, decision: 'accepted' });
    });

    test('its context is the input, else the field, else the default of the assistant', async () => {
      const given = crm.lead({ context: 'From the CRM' });
      const field = crm.lead({ context: 'From the CRM' });
      const neither = crm.lead();
      await crm.run(assignLead, { lead: given, assistant: zoe, context: 'From the Zap' });
      await crm.run(assignLead, { lead: field, assistant: zoe });
      const last = await crm.run(assignLead, { lead: neither, assistant: zoe });
      expect(crm.fields(given).context).toBe('From the Zap');
      expect(crm.fields(field).context).toBe('From the CRM');
      expect(crm.fields(neither).context).toBeTruthy();
      expect(last.context).toBe(crm.fields(neither).context);
    });

    test('its schedule is the input, else the field, else what the rules pick', async () => {
      const given = crm.lead({ schedule: 'Recommended' });
      const field = crm.lead({ schedule: 'Recommended' });
      const picked = crm.lead({ country: 'France' });
      const input = { assistant: zoe };
      await crm.run(assignLead, { ...input, lead: given, schedule: 'Europe' });
      await crm.run(assignLead, { ...input, lead: field });
      await crm.run(assignLead, { ...input, lead: picked });
      expect([given, field, picked].map((id) => crm.fields(id).schedule)).toEqual([
        'Europe',
        'Recommended',
        'Europe',
      ]);
    });

    test('double curly braces in a context arrive whole', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe, context: 'Say {{hello}} & {{bundle.authData.x}}' });
      expect(crm.fields(lead).context).toBe('Say {{hello}} & {{bundle.authData.x}}');
      expect(crm.notes(lead)[0]).toContain('{{bundle.authData.x}}');
    });

    test('what a person wrote is escaped in the note', async () => {
      const lead = crm.lead({ firstName: '<img src=x onerror=alert(1)>' });
      await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.notes(lead)[0]).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(crm.notes(lead)[0]).not.toContain('<img');
    });

    test('from one assistant to another it keeps its original owner', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(minute);
      const input = { lead, assistant: 'ravi@assistants.example', allow_reassignment: true };
      const result = await crm.run(assignLead, input);
      expect(result).toMatchObject({ decision: 'accepted', previous_owner_id: crm.pat });
      expect(crm.fields(lead)).toMatchObject({
        ownerId: crm.ravi,
        previous_owner: crm.pat,
      });
    });
  });

  describe('a step that runs twice', () => {
    test('finds the lead assigned: one read, no write, no second note', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(25 * hour);
      crm.requests();
      const result = await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
      expect(result).toMatchObject({
        outcome: 'Success',
        decision: 'already_assigned',
        unchanged: 1,
        updated: 0,
      });
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('within a day it may spend one more read to look for its note', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(minute);
      crm.requests();
      await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toEqual([`read lead ${lead}`, 'read notes']);
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('writes the note that a crash left out', async () => {
      const lead = crm.lead();
      crm.failNotes();
      await expect(crm.run(assignLead, { lead, assistant: zoe })).rejects.toThrow('Service unavailable');
      crm.mend();
      advance(minute);
      const result = await crm.run(assignLead, { lead, assistant: zoe });
      expect(result.decision).toBe('already_assigned');
      expect(crm.notes(lead)).toEqual([expect.stringContaining('Zoe Marsh takes over Ada Moreau')]);
    });
  });

  describe('an assignment is refused', () => {
    test('for a lead with a status: a note, and its owner stays', async () => {
      const lead = crm.lead({ connection_status: 'Processed' });
      const result = await crm.run(assignLead, { lead, assistant: zoe });
      expect(result).toMatchObject({
        outcome: 'Warning',
        decision: 'refused',
        rule: { name: 'accidental-reassignment' },
        owner_id: crm.pat,
        skipped: 1,
      });
      expect(crm.fields(lead)).toMatchObject({
        ownerId: crm.pat,
        connection_status: 'Processed',
      });
      expect(crm.notes(lead)).toEqual([
        expect.stringContaining('an assistant has worked on this lead before'),
      ]);
      expect(crm.requests()).not.toContain(`write lead ${lead}`);
    });

    test('twice in a day: one note', async () => {
      const lead = crm.lead({ connection_status: 'Warm' });
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(hour);
      await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.notes(lead)).toHaveLength(1);
      advance(day);
      await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.notes(lead)).toHaveLength(2);
    });

    test('but not when the Zap allows it', async () => {
      const lead = crm.lead({ connection_status: 'Processed' });
      const result = await crm.run(assignLead, { lead, assistant: zoe, allow_reassignment: 'true' });
      expect(result.decision).toBe('accepted');
    });

    test('always for a lead that unsubscribed', async () => {
      const lead = crm.lead({ connection_status: 'UnSubscribed' });
      const result = await crm.run(assignLead, { lead, assistant: zoe, allow_reassignment: true });
      expect(result).toMatchObject({ decision: 'refused', rule: { name: 'unsubscribed-stays-out' } });
    });

    test('without taking the lead from an assistant at work', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(minute);
      const result = await crm.run(assignLead, { lead, assistant: 'ravi@assistants.example' });
      expect(result).toMatchObject({ decision: 'refused', owner_id: crm.zoe });
      expect(crm.fields(lead).ownerId).toBe(crm.zoe);
    });
  });

  describe('a lead that a person gave to the assistant by hand', () => {
    const giveToZoe = (lead: string) => {
      advance(minute);
      crm.edit(lead, { ownerId: crm.zoe });
      advance(minute);
      crm.requests();
    };

    test('is accepted, and remembers who owned it', async () => {
      const lead = crm.lead({ ownerId: crm.quinn });
      giveToZoe(lead);
      const result = await crm.run(acceptLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ decision: 'accepted', previous_owner_id: crm.quinn });
      expect(crm.requests()).toEqual([
        `read lead ${lead}`,
        ...crm.extra.history,
        ...crm.extra.company,
        `write lead ${lead}`,
        'note',
      ]);
      expect(crm.fields(lead)).toMatchObject({
        previous_owner: crm.quinn,
        assigned_assistant: crm.zoe,
        connection_status: 'Cold',
      });
    });

    test('is refused with a note and goes back', async () => {
      const lead = crm.lead({ ownerId: crm.quinn, connection_status: 'Responded' });
      giveToZoe(lead);
      const result = await crm.run(acceptLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'refused', owner_id: crm.quinn });
      expect(crm.fields(lead)).toMatchObject({
        ownerId: crm.quinn,
        connection_status: 'Responded',
      });
      expect(crm.fields(lead).assigned_assistant).toBeUndefined();
      expect(crm.notes(lead)).toEqual([expect.stringContaining('stays with Quinn Abara')]);
    });

    test('refused, cut off before the note: the next run writes it, a third one does not', async () => {
      const lead = crm.lead({ connection_status: 'Responded' });
      giveToZoe(lead);
      crm.failNotes();
      await expect(crm.run(acceptLead, { lead, assistant: zoe })).rejects.toThrow('Service unavailable');
      crm.mend();
      advance(minute);
      expect(await crm.run(acceptLead, { lead, assistant: zoe })).toMatchObject({ decision: 'stale' });
      advance(minute);
      await crm.run(acceptLead, { lead, assistant: zoe });
      expect(crm.notes(lead)).toEqual([
        expect.stringContaining('an assistant has worked on this lead before'),
      ]);
    });

    test('is left alone when the assistant does not own it any more', async () => {
      const lead = crm.lead();
      giveToZoe(lead);
      crm.edit(lead, { ownerId: crm.quinn });
      const result = await crm.run(acceptLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ decision: 'stale', outcome: 'Success', unchanged: 1 });
      expect(crm.notes(lead)).toEqual([]);
    });

    test('after it was taken away and given again, it is judged again', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(minute);
      crm.edit(lead, { ownerId: crm.pat });
      giveToZoe(lead);
      const result = await crm.run(acceptLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ decision: 'refused', owner_id: crm.pat });
    });
  });

  test('the moment of assignment is the clock’s', () => {
    expect(new Date(Date.now()).toISOString()).toBe(start);
  });
});
