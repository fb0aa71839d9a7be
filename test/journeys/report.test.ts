import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { usePortal } from '../helpers/portal';
import { advance, day, hour, minute } from '../helpers/time';

const portal = usePortal();

async function assigned(properties: Record<string, string> = {}): Promise<string> {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe, allow_reassignment: true });
  advance(hour);
  portal.requests();
  return lead;
}

const report = (lead: string, state: string, more: object = {}) =>
  portal.run(reportLeadState, { lead, state, ...more });

describe('news of the assistant', () => {
  test.each([
    ['Cold', 'IN_PROGRESS'],
    ['Engaged', 'IN_PROGRESS'],
    ['Warm', 'IN_PROGRESS'],
    ['OutOfOffice', 'IN_PROGRESS'],
    ['Pending', 'IN_PROGRESS'],
    ['New', 'NEW'],
  ])('%s is written, and the assistant keeps the lead', async (state, contactStatus) => {
    const lead = await assigned();
    const result = await report(lead, state);
    expect(result).toMatchObject({
      decision: 'kept',
      connection_status: state,
      contact_status: contactStatus,
    });
    expect(portal.properties(lead)).toMatchObject({
      lead_connection_status: state,
      hs_lead_status: contactStatus,
      hubspot_owner_id: portal.zoe,
    });
  });

  test.each([
    ['Hot', 'CONNECTED'],
    ['Responded', 'CONNECTED'],
    ['LeadAtRisk', 'CONNECTED'],
    ['UnSubscribed', 'UNQUALIFIED'],
    ['DeActivated', 'UNQUALIFIED'],
    ['Processed', 'QUALIFIED'],
  ])('%s hands the lead back', async (state, contactStatus) => {
    const lead = await assigned();
    const result = await report(lead, state);
    expect(result).toMatchObject({
      outcome: 'Success',
      decision: 'handed_back',
      owner_id: portal.pat,
      previous_owner_id: portal.zoe,
      connection_status: state,
    });
    expect(portal.properties(lead)).toMatchObject({
      lead_connection_status: state,
      hs_lead_status: contactStatus,
      hubspot_owner_id: portal.pat,
    });
    expect(portal.properties(lead).relay_assigned_assistant).toBeUndefined();
  });

  test('costs one read, one write and one note; handing back looks at the owner once', async () => {
    const lead = await assigned();
    await report(lead, 'Warm');
    const contact = `/crm/objects/2026-09/contacts/${lead}`;
    expect(portal.requests()).toEqual([
      `GET ${contact}`,
      `PATCH ${contact}`,
      'POST /crm/objects/2026-09/notes',
    ]);
    advance(minute);
    await report(lead, 'Hot', { note: 'Can we talk?' });
    expect(portal.requests()).toEqual([
      `GET ${contact}`,
      `GET /crm/owners/2026-09/${portal.pat}`,
      `PATCH ${contact}`,
      'POST /crm/objects/2026-09/notes',
    ]);
    expect(portal.notes(lead).at(-1)).toMatch(/Ada Moreau is Hot now\..*Pat Lind.*Can we talk\?/);
  });

  test('goes to the person in the state’s own spelling, however it was typed', async () => {
    const lead = await assigned();
    expect(await report(lead, 'out of office', { resume_on: '2026-03-09' })).toMatchObject({
      connection_status: 'OutOfOffice',
    });
    expect(portal.properties(lead).relay_resume_on).toBe('2026-03-09');
  });

  test('on a lead that a person owns changes the status only', async () => {
    const lead = portal.contact();
    const result = await report(lead, 'Hot');
    expect(result).toMatchObject({ decision: 'kept', owner_id: portal.pat });
    expect(portal.properties(lead)).toMatchObject({
      lead_connection_status: 'Hot',
      hubspot_owner_id: portal.pat,
    });
  });

  test('a lead status that the account lacks is a warning, and the rest is written', async () => {
    const lead = await assigned();
    portal.sandbox.hubspot.removeOption('hs_lead_status', 'QUALIFIED');
    portal.forget();
    const result = await report(lead, 'Processed');
    expect(result).toMatchObject({
      outcome: 'Warning',
      decision: 'handed_back',
      contact_status: 'IN_PROGRESS',
    });
    expect(JSON.stringify(result.messages)).toContain('no lead status \\"QUALIFIED\\"');
    expect(portal.properties(lead)).toMatchObject({
      lead_connection_status: 'Processed',
      hubspot_owner_id: portal.pat,
    });
  });
});

describe('to whom a lead goes back', () => {
  test('a deactivated original owner: to the fallback, nobody, with a warning', async () => {
    const lead = await assigned();
    portal.sandbox.hubspot.archiveOwner(portal.pat);
    const result = await report(lead, 'Hot');
    expect(result).toMatchObject({ outcome: 'Warning', decision: 'handed_back', owner_id: null });
    expect(JSON.stringify(result.messages)).toContain('Pat Lind was deactivated');
    expect(portal.properties(lead).hubspot_owner_id).toBeUndefined();
  });

  test('nobody owned it before: to nobody', async () => {
    const lead = await assigned({ hubspot_owner_id: '' });
    expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: null });
  });
});

describe('the same news again', () => {
  test('writes nothing, and no second note', async () => {
    const lead = await assigned();
    await report(lead, 'Hot');
    advance(minute);
    portal.requests();
    const result = await report(lead, 'Hot');
    expect(result).toMatchObject({
      outcome: 'Success',
      decision: 'handed_back',
      unchanged: 1,
      owner_id: portal.pat,
    });
    expect(portal.requests()).toEqual([
      `GET /crm/objects/2026-09/contacts/${lead}`,
      'POST /crm/objects/2026-09/notes/batch/read',
    ]);
    expect(portal.notes(lead)).toHaveLength(2);
    advance(day);
    portal.requests();
    await report(lead, 'Hot');
    expect(portal.requests()).toEqual([`GET /crm/objects/2026-09/contacts/${lead}`]);
  });

  test('writes the note that a crash left out, in the words of the first run', async () => {
    const lead = await assigned();
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status: 502, headers: {}, body: '<html>' } : undefined,
    );
    const input = { occurred_at: '2026-03-02T09:30:00Z', note: 'Call me.' };
    await expect(report(lead, 'Hot', input)).rejects.toThrow('Service unavailable');
    portal.sandbox.interceptors.length = 0;
    advance(minute);
    expect(await report(lead, 'Hot', input)).toMatchObject({ decision: 'handed_back' });
    expect(portal.notes(lead).at(-1)).toMatch(
      /is Hot now.*Zoe Marsh.*Pat Lind.*2026-03-02 09:30 UTC.*Call me\./,
    );
    expect(portal.notes(lead)).toHaveLength(2);
  });

  test('hands back what is still with the assistant', async () => {
    const lead = await assigned();
    portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Hot' });
    advance(minute);
    expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: portal.pat });
  });
});

describe('stale news', () => {
  test('older than the present status changes nothing', async () => {
    const lead = await assigned();
    await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
    portal.requests();
    const result = await report(lead, 'Engaged', { occurred_at: '2026-03-02T09:44:59Z' });
    expect(result).toMatchObject({ outcome: 'Success', decision: 'stale', unchanged: 1, rule: null });
    expect(portal.requests()).toEqual([`GET /crm/objects/2026-09/contacts/${lead}`]);
    expect(portal.properties(lead).lead_connection_status).toBe('Warm');
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
    portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Engaged' });
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
    portal.requests();
    const result = await report(lead, 'Hot');
    expect(result).toMatchObject({ outcome: 'Warning', decision: 'refused', skipped: 1 });
    expect(result.rule).toMatchObject({ file: expect.stringContaining('states.yaml') });
    expect(portal.requests()).toEqual([`GET /crm/objects/2026-09/contacts/${lead}`]);
  });

  test('until a person cleared the status', async () => {
    const lead = await assigned();
    await report(lead, 'UnSubscribed');
    advance(minute);
    portal.sandbox.hubspot.edit(lead, { lead_connection_status: '' });
    advance(minute);
    expect(await report(lead, 'Hot')).toMatchObject({ decision: 'kept', connection_status: 'Hot' });
  });
});
