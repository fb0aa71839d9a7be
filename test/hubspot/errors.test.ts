// What HubSpot alone refuses, or says in its own words.
import assignLead from '../../creates/assign-lead';
import findLead from '../../searches/find-lead';
import { failure } from '../helpers/failure';
import { usePortal } from '../helpers/portal';
import { token } from '../helpers/world';

const portal = usePortal();
const zoe = 'zoe@assistants.example';

const answer = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  portal.sandbox.interceptors.push(() => ({ status, headers, body: JSON.stringify(body) }));

test('a section of the connection', async () => {
  const authData = { crm: 'hubspot', hubspot_access_token: '' };
  const { message } = await failure(portal.run(findLead, { lead: '1' }, { authData }));
  expect(message).toMatch(/^Required field missing: The connection has no HubSpot access token\./);
});

test('a wrong token asks to reconnect, and is not repeated in the message', async () => {
  const authData = { hubspot_access_token: 'pat-na1-revoked' };
  const { name, message } = await failure(portal.run(findLead, { lead: '1' }, { authData }));
  expect(name).toBe('ExpiredAuthError');
  expect(message).toMatch(/^Invalid API key: HubSpot does not know this access token\./);
  expect(message).not.toContain('pat-na1-revoked');
});

test('a missing scope is named', async () => {
  const lead = portal.contact();
  portal.sandbox.hubspot.tokens[token] = ['crm.objects.contacts.read', 'crm.objects.owners.read'];
  const { message } = await failure(portal.run(assignLead, { lead, assistant: zoe }));
  expect(message).toMatch(/^Permission denied: .*lacks the scope crm\.objects\.contacts\.write/);
});

describe('Rate limit exceeded', () => {
  test('a burst waits as long as HubSpot says, else ten seconds', async () => {
    answer(429, { policyName: 'TEN_SECONDLY_ROLLING', category: 'RATE_LIMITS' }, { 'retry-after': '7' });
    const told = await failure(portal.run(findLead, { lead: '1' }));
    expect(told).toMatchObject({ name: 'ThrottledError', delay: 7 });
    expect(told.message).toMatch(/^Rate limit exceeded: HubSpot asks to slow down\./);
    portal.sandbox.interceptors.length = 0;
    answer(429, { policyName: 'TEN_SECONDLY_ROLLING' });
    expect(await failure(portal.run(findLead, { lead: '1' }))).toMatchObject({ delay: 10 });
  });

  test('a spent day is said as such, and waits an hour', async () => {
    answer(429, { policyName: 'DAILY' });
    const told = await failure(portal.run(findLead, { lead: '1' }));
    expect(told).toMatchObject({ name: 'ThrottledError', delay: 3600 });
    expect(told.message).toMatch(
      /^Rate limit exceeded: HubSpot's daily request budget of this account is spent\./,
    );
    expect(portal.requests()).toHaveLength(1);
  });
});

describe('an admin’s rule in HubSpot', () => {
  test('is passed on with the property it names', async () => {
    const lead = portal.contact();
    portal.sandbox.hubspot.settings.conditionalProperties = [
      { property: 'hs_lead_status', value: 'IN_PROGRESS', requires: 'jobtitle' },
    ];
    const { message } = await failure(portal.run(assignLead, { lead, assistant: zoe }));
    expect(message).toMatch(/^Invalid input: HubSpot refused the values\. .*jobtitle/);
  });
});
