// What real portals do to a lead between two steps. Each case was wrong once.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import findLead from '../../searches/find-lead';
import findUser from '../../searches/find-user';
import leadBecameHot from '../../triggers/lead-became-hot';
import leadStatusChanged from '../../triggers/lead-status-changed';
import { usePortal } from '../helpers/portal';
import { advance, hour, minute } from '../helpers/time';
import { token } from '../helpers/world';

const portal = usePortal();

const edit = (id: string, properties: Record<string, string>, by: 'person' | 'integration' = 'person') => {
  advance(minute);
  portal.sandbox.hubspot.edit(id, properties, { by });
  advance(minute);
};
const give = (id: string, owner: string) => edit(id, { hubspot_owner_id: owner });
const report = (lead: string, state: string, more: object = {}) =>
  portal.run(reportLeadState, { lead, state, ...more });
const owner = (lead: string) => portal.properties(lead).hubspot_owner_id;
const failNotes = () =>
  portal.sandbox.interceptors.push((_vendor, { url }) =>
    url.endsWith('/notes') ? { status: 500, headers: {}, body: '' } : undefined,
  );

async function assigned(properties: Record<string, string> = {}): Promise<string> {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe, allow_reassignment: true });
  advance(minute);
  return lead;
}

describe('the original owner', () => {
  test('of a lead that was given by hand and never accepted is the last person in its history', async () => {
    const lead = portal.contact();
    give(lead, portal.zoe);
    expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: portal.pat });
  });

  test('is that person even where an older one was written down and has gone', async () => {
    const lead = portal.contact({ hubspot_owner_id: portal.quinn, relay_previous_owner: portal.pat });
    portal.sandbox.hubspot.archiveOwner(portal.pat);
    give(lead, portal.zoe);
    expect(await report(lead, 'Hot')).toMatchObject({ owner_id: portal.quinn });
  });

  test('is never the assistant itself, listed or not', async () => {
    const nia = portal.sandbox.hubspot.addOwner({ email: 'nia@assistants.example', firstName: 'Nia' }).id;
    const lead = portal.contact();
    give(lead, nia);
    await portal.run(acceptLead, { lead, assistant: nia });
    expect(portal.properties(lead).relay_previous_owner).toBe(portal.pat);
    advance(minute);
    expect(await report(lead, 'Hot')).toMatchObject({ owner_id: portal.pat });
    const worked = portal.contact({ lead_connection_status: 'Warm' });
    give(worked, nia);
    expect(await portal.run(acceptLead, { lead: worked, assistant: nia })).toMatchObject({
      decision: 'refused',
      owner_id: portal.pat,
    });
  });

  test('is the latest person after the lead was taken away and given again', async () => {
    const lead = await assigned();
    give(lead, portal.quinn);
    give(lead, portal.zoe);
    const refused = await portal.run(acceptLead, { lead, assistant: portal.zoe });
    expect(refused).toMatchObject({ decision: 'refused', owner_id: portal.quinn });
    give(lead, portal.zoe);
    const input = { lead, assistant: portal.zoe, allow_reassignment: true };
    expect(await portal.run(acceptLead, input)).toMatchObject({
      decision: 'accepted',
      previous_owner_id: portal.quinn,
    });
  });
});

describe('options whose values are not their labels', () => {
  const rename = (property: string, values: Record<string, string>) => {
    const definition = portal.sandbox.hubspot.property(property);
    for (const option of definition?.options ?? []) option.value = values[option.label] ?? option.value;
    portal.forget();
  };

  test('mean what their labels say: rules, triggers and repeats', async () => {
    rename('lead_connection_status', { Hot: 'opt_5', UnSubscribed: 'opt_6', Warm: 'opt_7' });
    const gone = portal.contact({ lead_connection_status: 'opt_6' });
    const input = { assistant: portal.zoe, allow_reassignment: true };
    expect(await portal.run(assignLead, { ...input, lead: gone })).toMatchObject({ decision: 'refused' });
    const lead = await assigned();
    await report(lead, 'Warm');
    advance(minute);
    await report(lead, 'Warm');
    expect(portal.notes(lead)).toHaveLength(2);
    advance(minute);
    await report(lead, 'Hot');
    expect(portal.properties(lead).lead_connection_status).toBe('opt_5');
    expect(await portal.run(leadBecameHot, {})).toMatchObject([
      { connection_status: 'Hot', previous_connection_status: 'Warm' },
    ]);
  });

  test('are found however words are joined, and Set Up CRM adds no twin', async () => {
    const definition = portal.sandbox.hubspot.property('lead_connection_status');
    const away = definition?.options.find(({ label }) => label === 'OutOfOffice');
    Object.assign(away ?? {}, { label: 'Out of Office', value: 'Out of Office' });
    portal.forget();
    expect(await portal.run(setUpCrm, {})).toMatchObject({ updated: 0 });
    const lead = await assigned();
    expect(await report(lead, 'OutOfOffice')).toMatchObject({ connection_status: 'OutOfOffice' });
    expect(portal.properties(lead).lead_connection_status).toBe('Out of Office');
  });

  test('a field made by hand as a user field takes owners', async () => {
    portal.sandbox.hubspot.removeProperty('relay_previous_owner');
    portal.sandbox.hubspot.addProperty({
      name: 'previous_owner_user',
      label: 'Previous Owner',
      type: 'enumeration',
      fieldType: 'select',
      groupName: 'contactinformation',
      externalOptions: true,
      referencedObjectType: 'OWNER',
      options: [],
    });
    portal.forget();
    const lead = await assigned();
    expect(portal.properties(lead).previous_owner_user).toBe(portal.pat);
  });
});

describe('news', () => {
  test('after two reports of one moment, later news is still news', async () => {
    const lead = await assigned();
    advance(hour);
    await report(lead, 'Engaged', { occurred_at: '2026-03-02T09:45:00Z' });
    advance(10 * minute);
    await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
    advance(minute);
    expect(await report(lead, 'Hot', { occurred_at: '2026-03-02T10:05:00Z' })).toMatchObject({
      decision: 'handed_back',
    });
  });

  test('a moment saved again over itself by another tool hides no change by a person', async () => {
    const lead = await assigned();
    await report(lead, 'Warm', { occurred_at: '2026-03-02T09:00:30Z' });
    edit(lead, { lead_connection_status: 'Engaged' });
    const asOf = String(portal.properties(lead).relay_status_as_of);
    edit(lead, { relay_status_as_of: asOf }, 'integration');
    expect(await report(lead, 'Hot', { occurred_at: '2026-03-02T09:01:00Z' })).toMatchObject({
      decision: 'stale',
    });
  });

  test('repeated after the lead was taken back is not noted again', async () => {
    const lead = await assigned();
    await report(lead, 'Warm');
    give(lead, portal.pat);
    await report(lead, 'Warm');
    expect(portal.notes(lead)).toHaveLength(2);
  });

  test('repeated tells who had the lead before, as the first run did', async () => {
    const lead = await assigned();
    await report(lead, 'Hot');
    advance(minute);
    expect(await report(lead, 'Hot')).toMatchObject({
      decision: 'handed_back',
      previous_owner_id: portal.zoe,
    });
  });
});

describe('notes', () => {
  test('a lead that was renamed is not noted as assigned a second time', async () => {
    const lead = await assigned({ firstname: '', lastname: '' });
    edit(lead, { firstname: 'Adele' });
    await portal.run(assignLead, { lead, assistant: portal.zoe });
    expect(portal.notes(lead)).toHaveLength(1);
  });

  test('a refusal is no hand-back on request', async () => {
    const lead = portal.contact({ lead_connection_status: 'Warm' });
    give(lead, portal.zoe);
    await portal.run(acceptLead, { lead, assistant: portal.zoe });
    advance(minute);
    expect(await portal.run(handBackLead, { lead })).toMatchObject({ decision: 'kept', outcome: 'Warning' });
    expect(portal.notes(lead)).toHaveLength(1);
  });

  test('a refusal that a crash left unsaid is said, though another note is a minute older', async () => {
    const lead = await assigned();
    await report(lead, 'Hot');
    give(lead, portal.zoe);
    failNotes();
    await expect(portal.run(acceptLead, { lead, assistant: portal.zoe })).rejects.toThrow(
      'Service unavailable',
    );
    portal.sandbox.interceptors.length = 0;
    advance(minute);
    await portal.run(acceptLead, { lead, assistant: portal.zoe });
    expect(portal.notes(lead).at(-1)).toContain('has worked on this lead before');
    expect(portal.notes(lead)).toHaveLength(3);
  });

  test('what is too long for a note is shortened, and the step succeeds', async () => {
    const lead = portal.contact();
    const context = '<'.repeat(65_500);
    expect(await portal.run(assignLead, { lead, assistant: portal.zoe, context })).toMatchObject({
      decision: 'accepted',
    });
    expect(portal.properties(lead).context).toBe(context);
    expect(portal.notes(lead)[0]).toMatch(/… \(shortened\).*Lead Relay$/);
    const mail = {
      lead,
      direction: 'received',
      subject: 'Long',
      body: 'x'.repeat(200_000),
      message_id: '<1@x.example>',
    };
    expect(await portal.run(logEmail, mail)).toMatchObject({ created: 1, outcome: 'Warning' });
    advance(minute);
    expect(await portal.run(logEmail, mail)).toMatchObject({ unchanged: 1 });
  });

  test('a mail is the same only by its own message id, or within a day', async () => {
    const lead = portal.contact();
    const mail = { lead, direction: 'sent', subject: 'Room 42', body: 'See you in 42.' };
    await portal.run(logEmail, mail);
    expect(await portal.run(logEmail, { ...mail, message_id: '42' })).toMatchObject({ created: 1 });
    const earlier = { ...mail, sent_at: '2026-02-20T09:00:00Z' };
    expect(await portal.run(logEmail, earlier)).toMatchObject({ created: 1 });
  });
});

describe('a lead that an assistant has accepted', () => {
  test('is not accepted any more after it was given again, whatever another tool saves', async () => {
    const lead = await assigned();
    give(lead, portal.pat);
    give(lead, portal.zoe);
    edit(lead, { relay_assigned_at: String(portal.properties(lead).relay_assigned_at) }, 'integration');
    expect(await portal.run(acceptLead, { lead, assistant: portal.zoe })).toMatchObject({
      decision: 'refused',
    });
  });

  test('is not handed back to an assistant', async () => {
    const lead = await assigned();
    await expect(portal.run(handBackLead, { lead, to_owner: portal.zoe })).rejects.toThrow(
      'Invalid input: Zoe Marsh is an assistant.',
    );
    expect(owner(lead)).toBe(portal.zoe);
  });

  test('by the next assistant is written about in that one’s own default context', async () => {
    const lead = await assigned();
    const first = portal.properties(lead).context;
    await portal.run(assignLead, { lead, assistant: portal.ravi, allow_reassignment: true });
    expect(portal.properties(lead).context).not.toBe(first);
  });
});

describe('triggers', () => {
  const ids = async () => (await portal.run<{ id: string }[]>(leadStatusChanged, {})).map(({ id }) => id);
  const seed = () =>
    portal.run(leadStatusChanged, {}, { meta: { isPopulatingDedupe: true, zap: { id: '7' } } as never });

  test('a change that search shows after half an hour still fires, once', async () => {
    await ids();
    const lead = portal.contact();
    advance(2 * hour);
    await ids();
    portal.sandbox.hubspot.settings.searchLagMs = 30 * minute;
    portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Cold' });
    const seen = new Set<string>();
    for (let polls = 0; polls < 40; polls += 1) {
      advance(2 * minute);
      for (const id of await ids()) seen.add(id);
    }
    expect([...seen]).toHaveLength(1);
  });

  test('a Zap switched on again does not fire what happened while it was off', async () => {
    const zap = { meta: { zap: { id: '7' } } as never };
    const lead = portal.contact();
    advance(48 * hour);
    await seed();
    advance(hour);
    portal.sandbox.hubspot.settings.searchLagMs = 5 * minute;
    portal.sandbox.hubspot.edit(lead, { lead_connection_status: 'Cold' });
    advance(2 * minute);
    const known = (await seed()) as unknown as { id: string }[];
    expect(known).toEqual([]);
    for (let polls = 0; polls < 10; polls += 1) {
      advance(2 * minute);
      expect(await portal.run(leadStatusChanged, {}, zap)).toEqual([]);
    }
  });
});

describe('answers', () => {
  test('a 404 that is not HubSpot’s own is no "not found"', async () => {
    portal.sandbox.interceptors.push(() => ({ status: 404, headers: {}, body: '<html>gateway</html>' }));
    await expect(portal.run(findLead, { lead: 'a@b.example' })).rejects.toThrow('Service unavailable');
  });

  test('a user who was invited a minute ago is found', async () => {
    portal.sandbox.hubspot.addOwner({ email: 'new@sales.example', firstName: 'Noor' });
    expect(await portal.run(findUser, { user: 'Noor' })).toMatchObject([{ email: 'new@sales.example' }]);
  });

  test('a key that may not read the account costs no request more each time', async () => {
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.startsWith('/account-info')
        ? { status: 403, headers: {}, body: '{"category":"MISSING_SCOPES"}' }
        : undefined,
    );
    portal.forget();
    const lead = portal.contact();
    expect(await portal.run(findLead, { lead })).toMatchObject([{ url: '' }]);
    portal.requests();
    await portal.run(findLead, { lead });
    expect(portal.requests()).toHaveLength(1);
  });

  test('a token pasted with blanks around it is hidden all the same', async () => {
    portal.sandbox.interceptors.push((_vendor, { headers }) => ({
      status: 400,
      headers: {},
      body: JSON.stringify({ message: `What is ${headers.authorization}?` }),
    }));
    const authData = { hubspot_access_token: ` ${token}\n` };
    const error = await portal
      .run(findLead, { lead: '1' }, { authData })
      .catch((reason: Error) => reason.message);
    expect(error).toContain('[hidden]');
    expect(error).not.toContain(token);
  });
});
