import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import setContext from '../../creates/set-context';
import setUpCrm from '../../creates/set-up-crm';
import stopFollowUp from '../../creates/stop-follow-up';
import { usePortal } from '../helpers/portal';
import { advance, day, hour, minute } from '../helpers/time';

const portal = usePortal();

describe('hand_back_lead', () => {
  const assigned = async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: portal.zoe });
    advance(minute);
    portal.requests();
    return lead;
  };

  test('gives the lead to its original owner, with the reason in a note', async () => {
    const lead = await assigned();
    const result = await portal.run(handBackLead, { lead, reason: 'Called in <today>.' });
    expect(result).toMatchObject({
      decision: 'handed_back',
      owner_id: portal.pat,
      previous_owner_id: portal.zoe,
    });
    expect(portal.properties(lead)).toMatchObject({
      hubspot_owner_id: portal.pat,
      lead_connection_status: 'Cold',
    });
    expect(portal.properties(lead).relay_assigned_assistant).toBeUndefined();
    expect(portal.notes(lead).at(-1)).toContain('Called in &lt;today&gt;.');
    expect(portal.requests()).toHaveLength(4);
  });

  test('gives it to somebody else when asked', async () => {
    const lead = await assigned();
    const result = await portal.run(handBackLead, { lead, to_owner: 'quinn@sales.example' });
    expect(result).toMatchObject({ owner_id: portal.quinn });
  });

  test('run again after a crash it writes the note, once', async () => {
    const lead = await assigned();
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status: 503, headers: {}, body: '' } : undefined,
    );
    await expect(portal.run(handBackLead, { lead, reason: 'Now.' })).rejects.toThrow('Service unavailable');
    portal.sandbox.interceptors.length = 0;
    for (let run = 0; run < 3; run += 1) {
      advance(minute);
      const result = await portal.run(handBackLead, { lead, reason: 'Now.' });
      expect(result).toMatchObject({ decision: 'handed_back', owner_id: portal.pat });
    }
    expect(portal.notes(lead)).toHaveLength(2);
  });

  test('on a lead that no assistant owns is a warning', async () => {
    const lead = portal.contact();
    const result = await portal.run(handBackLead, { lead });
    expect(result).toMatchObject({ outcome: 'Warning', decision: 'kept', skipped: 1 });
    expect(portal.notes(lead)).toEqual([]);
  });
});

describe('set_context', () => {
  test('fill leaves what is there; overwrite replaces it', async () => {
    const lead = portal.contact({ context: 'Old' });
    expect(await portal.run(setContext, { lead, context: 'New' })).toMatchObject({
      unchanged: 1,
      context: 'Old',
    });
    const replaced = await portal.run(setContext, { lead, context: 'New', mode: 'overwrite' });
    expect(replaced).toMatchObject({ updated: 1, context: 'New', changed_fields: ['context'] });
    portal.requests();
    await portal.run(setContext, { lead, context: 'New', mode: 'overwrite' });
    expect(portal.requests()).toEqual([`GET /crm/objects/2026-09/contacts/${lead}`]);
  });
});

describe('stop_follow_up', () => {
  test('writes the moment once an assignment', async () => {
    const lead = portal.contact();
    await portal.run(assignLead, { lead, assistant: portal.zoe });
    advance(hour);
    expect(await portal.run(stopFollowUp, { lead })).toMatchObject({ updated: 1, unchanged: 0 });
    advance(hour);
    expect(await portal.run(stopFollowUp, { lead })).toMatchObject({ updated: 0, unchanged: 1 });
    expect(portal.properties(lead)).toMatchObject({
      relay_follow_up_stopped_at: '2026-03-02T10:00:00Z',
      hubspot_owner_id: portal.zoe,
      lead_connection_status: 'Cold',
    });
  });
});

describe('log_email', () => {
  const mail = { direction: 'received', subject: 'Re: lenses', body: 'Yes,\n<b>please</b> {{call}}.' };

  test('is a note at the moment of the mail, escaped', async () => {
    const lead = portal.contact();
    const result = await portal.run(logEmail, { ...mail, lead, sent_at: '2026-03-02T08:15:00+01:00' });
    expect(result).toMatchObject({ created: 1, unchanged: 0 });
    expect(portal.notes(lead)[0]).toContain('Yes,<br>&lt;b&gt;please&lt;/b&gt; {{call}}.');
    expect(portal.sandbox.hubspot.notes(lead)[0]?.properties.hs_timestamp).toMatch(/^2026-03-02T07:15:00/);
  });

  test('the same mail within 24 hours is one', async () => {
    const lead = portal.contact();
    await portal.run(logEmail, { ...mail, lead });
    advance(hour);
    expect(await portal.run(logEmail, { ...mail, lead })).toMatchObject({ created: 0, unchanged: 1 });
    expect(await portal.run(logEmail, { ...mail, lead, direction: 'sent' })).toMatchObject({ created: 1 });
    advance(day);
    expect(await portal.run(logEmail, { ...mail, lead })).toMatchObject({ created: 1 });
    expect(portal.notes(lead)).toHaveLength(3);
  });

  test('the same message id is one mail for ever', async () => {
    const lead = portal.contact();
    const message_id = '<20260302.1@moreau-optics.example>';
    await portal.run(logEmail, { ...mail, lead, message_id });
    advance(40 * day);
    expect(await portal.run(logEmail, { ...mail, lead, message_id })).toMatchObject({ unchanged: 1 });
    const other = { ...mail, lead, message_id: '<20260302.2@moreau-optics.example>' };
    expect(await portal.run(logEmail, other)).toMatchObject({ created: 1 });
  });
});

describe('set_up_crm', () => {
  const custom = () =>
    portal.sandbox.hubspot
      .properties()
      .filter(({ name }) => /relay_|context|tec_schedule|lead_connection_status/.test(name))
      .map(({ name }) => name);

  test('made ten fields, and the lead status that was missing', () => {
    expect(custom()).toHaveLength(10);
    const options = portal.sandbox.hubspot.property('hs_lead_status')?.options?.map(({ value }) => value);
    expect(options).toContain('QUALIFIED');
    expect(options).toContain('BAD_TIMING');
  });

  test('run again changes nothing', async () => {
    const result = await portal.run(setUpCrm, {});
    expect(result).toMatchObject({ outcome: 'Success', created: 0, updated: 0, unchanged: 11 });
    expect(portal.requests()).toEqual(['GET /crm/properties/2026-09/contacts']);
  });

  test('dry run says what it would do, and does nothing', async () => {
    portal.sandbox.hubspot.removeProperty('relay_time_zone');
    const result = await portal.run(setUpCrm, { dry_run: true });
    expect(JSON.stringify(result.messages)).toContain('would be created: field \\"Time Zone\\"');
    expect(custom()).toHaveLength(9);
  });

  test('without adding fields it only says which are missing', async () => {
    portal.sandbox.hubspot.removeProperty('relay_time_zone');
    const result = await portal.run(setUpCrm, { add_fields: false });
    expect(result).toMatchObject({ outcome: 'Warning', created: 0 });
    expect(custom()).toHaveLength(9);
  });

  test('adds a missing option and keeps the others as they were', async () => {
    const { hubspot } = portal.sandbox;
    hubspot.removeOption('lead_connection_status', 'Hot');
    const before = hubspot.property('lead_connection_status')?.options ?? [];
    await portal.run(setUpCrm, {});
    const after = hubspot.property('lead_connection_status')?.options ?? [];
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ value: 'Hot', label: 'Hot' });
  });
});
