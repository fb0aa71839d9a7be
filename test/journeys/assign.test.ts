import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import { usePortal } from '../helpers/portal';
import { advance, day, hour, minute } from '../helpers/time';
import { start } from '../helpers/world';

const portal = usePortal();
const zoe = 'zoe@assistants.example';

describe('a lead is assigned', () => {
  test('with one read, one write and one note', async () => {
    const lead = portal.contact();
    const result = await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.requests()).toEqual([
      `GET /crm/objects/2026-09/contacts/${lead}`,
      `PATCH /crm/objects/2026-09/contacts/${lead}`,
      'POST /crm/objects/2026-09/notes',
    ]);
    expect(portal.properties(lead)).toMatchObject({
      hubspot_owner_id: portal.zoe,
      hs_lead_status: 'IN_PROGRESS',
      lead_connection_status: 'Cold',
      relay_previous_owner: portal.pat,
      relay_assigned_assistant: portal.zoe,
      relay_assigned_at: '2026-03-02T09:00:00Z',
      relay_status_as_of: '2026-03-02T09:00:00Z',
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
      owner_id: portal.zoe,
      previous_owner_id: portal.pat,
      connection_status: 'Cold',
      contact_status: 'IN_PROGRESS',
      updated: 1,
      unchanged: 0,
    });
    expect(portal.notes(lead)).toEqual([expect.stringContaining('Zoe Marsh takes over Ada Moreau')]);
  });

  test('by e-mail address, whatever its case', async () => {
    const lead = portal.contact({ email: 'ada@moreau-optics.example' });
    const result = await portal.run(assignLead, { lead: 'ADA@moreau-optics.example', assistant: portal.zoe });
    expect(result).toMatchObject({ lead_id: lead, decision: 'accepted' });
  });

  test('its context is the input, else the field, else the default of the assistant', async () => {
    const given = portal.contact({ context: 'From the CRM' });
    const field = portal.contact({ context: 'From the CRM' });
    const neither = portal.contact();
    await portal.run(assignLead, { lead: given, assistant: zoe, context: 'From the Zap' });
    await portal.run(assignLead, { lead: field, assistant: zoe });
    const last = await portal.run(assignLead, { lead: neither, assistant: zoe });
    expect(portal.properties(given).context).toBe('From the Zap');
    expect(portal.properties(field).context).toBe('From the CRM');
    expect(portal.properties(neither).context).toBeTruthy();
    expect(last.context).toBe(portal.properties(neither).context);
  });

  test('its schedule is the input, else the field, else what the rules pick', async () => {
    const given = portal.contact({ tec_schedule: 'Recommended' });
    const field = portal.contact({ tec_schedule: 'Recommended' });
    const picked = portal.contact({ country: 'France' });
    const input = { assistant: zoe };
    await portal.run(assignLead, { ...input, lead: given, schedule: 'Europe' });
    await portal.run(assignLead, { ...input, lead: field });
    await portal.run(assignLead, { ...input, lead: picked });
    expect([given, field, picked].map((id) => portal.properties(id).tec_schedule)).toEqual([
      'Europe',
      'Recommended',
      'Europe',
    ]);
  });

  test('double curly braces in a context arrive whole', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe, context: 'Say {{hello}} & {{bundle.authData.x}}' });
    expect(portal.properties(lead).context).toBe('Say {{hello}} & {{bundle.authData.x}}');
    expect(portal.notes(lead)[0]).toContain('{{bundle.authData.x}}');
  });

  test('what a person wrote is escaped in the note', async () => {
    const lead = portal.contact({ firstname: '<img src=x onerror=alert(1)>' });
    await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.notes(lead)[0]).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(portal.notes(lead)[0]).not.toContain('<img');
  });

  test('from one assistant to another it keeps its original owner', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    const input = { lead, assistant: 'ravi@assistants.example', allow_reassignment: true };
    const result = await portal.run(assignLead, input);
    expect(result).toMatchObject({ decision: 'accepted', previous_owner_id: portal.pat });
    expect(portal.properties(lead)).toMatchObject({
      hubspot_owner_id: portal.ravi,
      relay_previous_owner: portal.pat,
    });
  });

  test('nobody owned it: nobody is its original owner', async () => {
    const lead = portal.contact({ hubspot_owner_id: '', relay_previous_owner: portal.quinn });
    await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.properties(lead).relay_previous_owner).toBeUndefined();
  });
});

describe('a step that runs twice', () => {
  test('finds the lead assigned: one read, no write, no second note', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(25 * hour);
    portal.requests();
    const result = await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.requests()).toEqual([`GET /crm/objects/2026-09/contacts/${lead}`]);
    expect(result).toMatchObject({
      outcome: 'Success',
      decision: 'already_assigned',
      unchanged: 1,
      updated: 0,
    });
    expect(portal.notes(lead)).toHaveLength(1);
  });

  test('within a day it may spend one more read to look for its note', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    portal.requests();
    await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.requests()).toEqual([
      `GET /crm/objects/2026-09/contacts/${lead}`,
      'POST /crm/objects/2026-09/notes/batch/read',
    ]);
    expect(portal.notes(lead)).toHaveLength(1);
  });

  test('writes the note that a crash left out', async () => {
    const lead = portal.contact();
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status: 500, headers: {}, body: '' } : undefined,
    );
    await expect(portal.run(assignLead, { lead, assistant: zoe })).rejects.toThrow('Service unavailable');
    portal.sandbox.interceptors.length = 0;
    advance(minute);
    const result = await portal.run(assignLead, { lead, assistant: zoe });
    expect(result.decision).toBe('already_assigned');
    expect(portal.notes(lead)).toEqual([expect.stringContaining('Zoe Marsh takes over Ada Moreau')]);
  });
});

describe('an assignment is refused', () => {
  test('for a lead with a status: a note, and its owner stays', async () => {
    const lead = portal.contact({ lead_connection_status: 'Processed' });
    const result = await portal.run(assignLead, { lead, assistant: zoe });
    expect(result).toMatchObject({
      outcome: 'Warning',
      decision: 'refused',
      rule: { name: 'accidental-reassignment' },
      owner_id: portal.pat,
      skipped: 1,
    });
    expect(portal.properties(lead)).toMatchObject({
      hubspot_owner_id: portal.pat,
      lead_connection_status: 'Processed',
    });
    expect(portal.notes(lead)).toEqual([
      expect.stringContaining('an assistant has worked on this lead before'),
    ]);
    expect(portal.requests()).not.toContain(`PATCH /crm/objects/2026-09/contacts/${lead}`);
  });

  test('twice in a day: one note', async () => {
    const lead = portal.contact({ lead_connection_status: 'Warm' });
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(hour);
    await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.notes(lead)).toHaveLength(1);
    advance(day);
    await portal.run(assignLead, { lead, assistant: zoe });
    expect(portal.notes(lead)).toHaveLength(2);
  });

  test('but not when the Zap allows it', async () => {
    const lead = portal.contact({ lead_connection_status: 'Processed' });
    const result = await portal.run(assignLead, { lead, assistant: zoe, allow_reassignment: 'true' });
    expect(result.decision).toBe('accepted');
  });

  test('always for a lead that unsubscribed', async () => {
    const lead = portal.contact({ lead_connection_status: 'UnSubscribed' });
    const result = await portal.run(assignLead, { lead, assistant: zoe, allow_reassignment: true });
    expect(result).toMatchObject({ decision: 'refused', rule: { name: 'unsubscribed-stays-out' } });
  });

  test('without taking the lead from an assistant at work', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    const result = await portal.run(assignLead, { lead, assistant: 'ravi@assistants.example' });
    expect(result).toMatchObject({ decision: 'refused', owner_id: portal.zoe });
    expect(portal.properties(lead).hubspot_owner_id).toBe(portal.zoe);
  });
});

describe('a lead that a person gave to the assistant by hand', () => {
  const giveToZoe = (lead: string) => {
    advance(minute);
    portal.sandbox.hubspot.edit(lead, { hubspot_owner_id: portal.zoe });
    advance(minute);
    portal.requests();
  };

  test('is accepted, and remembers who owned it', async () => {
    const lead = portal.contact({ hubspot_owner_id: portal.quinn });
    giveToZoe(lead);
    const result = await portal.run(acceptLead, { lead, assistant: zoe });
    expect(result).toMatchObject({ decision: 'accepted', previous_owner_id: portal.quinn });
    expect(portal.requests()).toHaveLength(3);
    expect(portal.properties(lead)).toMatchObject({
      relay_previous_owner: portal.quinn,
      relay_assigned_assistant: portal.zoe,
      lead_connection_status: 'Cold',
    });
  });

  test('is refused with a note and goes back', async () => {
    const lead = portal.contact({ hubspot_owner_id: portal.quinn, lead_connection_status: 'Responded' });
    giveToZoe(lead);
    const result = await portal.run(acceptLead, { lead, assistant: zoe });
    expect(result).toMatchObject({ outcome: 'Warning', decision: 'refused', owner_id: portal.quinn });
    expect(portal.properties(lead)).toMatchObject({
      hubspot_owner_id: portal.quinn,
      lead_connection_status: 'Responded',
    });
    expect(portal.properties(lead).relay_assigned_assistant).toBeUndefined();
    expect(portal.notes(lead)).toEqual([expect.stringContaining('stays with Quinn Abara')]);
  });

  test('refused, cut off before the note: the next run writes it, a third one does not', async () => {
    const lead = portal.contact({ lead_connection_status: 'Responded' });
    giveToZoe(lead);
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status: 500, headers: {}, body: '' } : undefined,
    );
    await expect(portal.run(acceptLead, { lead, assistant: zoe })).rejects.toThrow('Service unavailable');
    portal.sandbox.interceptors.length = 0;
    advance(minute);
    expect(await portal.run(acceptLead, { lead, assistant: zoe })).toMatchObject({ decision: 'stale' });
    advance(minute);
    await portal.run(acceptLead, { lead, assistant: zoe });
    expect(portal.notes(lead)).toEqual([
      expect.stringContaining('an assistant has worked on this lead before'),
    ]);
  });

  test('is left alone when the assistant does not own it any more', async () => {
    const lead = portal.contact();
    giveToZoe(lead);
    portal.sandbox.hubspot.edit(lead, { hubspot_owner_id: portal.quinn });
    const result = await portal.run(acceptLead, { lead, assistant: zoe });
    expect(result).toMatchObject({ decision: 'stale', outcome: 'Success', unchanged: 1 });
    expect(portal.notes(lead)).toEqual([]);
  });

  test('after it was taken away and given again, it is judged again', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    portal.sandbox.hubspot.edit(lead, { hubspot_owner_id: portal.pat });
    giveToZoe(lead);
    const result = await portal.run(acceptLead, { lead, assistant: zoe });
    expect(result).toMatchObject({ decision: 'refused', owner_id: portal.pat });
  });
});

test('the moment of assignment is the clock’s', () => {
  expect(new Date(Date.now()).toISOString()).toBe(start);
});
