// Each error name of the design that can occur here, with its words: what happened, why, what to do.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setContext from '../../creates/set-context';
import findLead from '../../searches/find-lead';
import { usePortal } from '../helpers/portal';
import { token } from '../helpers/world';

const portal = usePortal();
const zoe = 'zoe@assistants.example';

const answer = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  portal.sandbox.interceptors.push(() => ({ status, headers, body: JSON.stringify(body) }));

/** The error as Zapier sees it: its class and its words. */
async function failure(work: Promise<unknown>): Promise<{ name: string; message: string; delay?: number }> {
  const error = await work.then(
    () => {
      throw new Error('The step did not fail.');
    },
    (reason: Error) => reason,
  );
  if (!error.message.startsWith('{')) return { name: error.name, message: error.message };
  return { name: error.name, ...(JSON.parse(error.message) as { message: string; delay?: number }) };
}

describe('Record not found', () => {
  test('an unknown lead, by id and by e-mail', async () => {
    const byId = await failure(portal.run(assignLead, { lead: '999999', assistant: zoe }));
    expect(byId.name).toBe('HaltedError');
    expect(byId.message).toMatch(
      /^Record not found: There is no lead 999999\. No record has this id\. Check that/,
    );
    const byMail = await failure(portal.run(setContext, { lead: 'no@body.example', context: 'x' }));
    expect(byMail.message).toMatch(/^Record not found: There is no lead no@body\.example\./);
  });

  test('a search only answers "not there" with nothing; any other failure is an error', async () => {
    expect(await portal.run(findLead, { lead: 'no@body.example' })).toEqual([]);
    answer(400, { message: 'broken' });
    await expect(portal.run(findLead, { lead: 'no@body.example' })).rejects.toThrow('Invalid input');
  });

  test('an unknown assistant, before anything is written', async () => {
    const lead = portal.contact();
    const { message } = await failure(portal.run(acceptLead, { lead, assistant: 'no@assistants.example' }));
    expect(message).toMatch(/^Record not found: The CRM has no active user "no@assistants\.example"\./);
    portal.sandbox.hubspot.archiveOwner(portal.zoe);
    portal.forget();
    const gone = await failure(portal.run(assignLead, { lead, assistant: zoe }));
    expect(gone.message).toContain('Zoe Marsh was deactivated.');
    expect(portal.notes(lead)).toEqual([]);
  });
});

describe('Invalid input', () => {
  test.each([
    ['a state', reportLeadState, { state: 'Lukewarm' }, /"Lukewarm" is no lead state\. The states are New, /],
    [
      'a schedule',
      assignLead,
      { assistant: zoe, schedule: 'Never' },
      /"Never" is no schedule\. The rules name /,
    ],
    [
      'a moment',
      reportLeadState,
      { state: 'Hot', occurred_at: 'yesterday' },
      /"yesterday" in Occurred At is no moment/,
    ],
    [
      'a date',
      reportLeadState,
      { state: 'OutOfOffice', resume_on: '2026-02-30' },
      /"2026-02-30" in Resume On is no date/,
    ],
    [
      'a moment to come',
      reportLeadState,
      { state: 'Hot', occurred_at: '2030-01-01T00:00:00Z' },
      /lies in the future/,
    ],
    ['a switch', assignLead, { assistant: zoe, allow_reassignment: 'maybe' }, /neither yes nor no/],
    [
      'a mode',
      setContext,
      { context: 'x', mode: 'append' },
      /"append" is no Mode\. It can be fill or overwrite\./,
    ],
  ])('%s that does not exist: no request is made', async (_what, operation, input, words) => {
    const { name, message } = await failure(portal.run(operation, { lead: '1', ...input }));
    expect(message).toMatch(/^Invalid input: /);
    expect(message).toMatch(words);
    expect(name).toBe('HaltedError');
    expect(portal.requests()).toEqual([]);
  });

  test('a lead that is neither id nor e-mail, and one that cannot be looked for unaltered', async () => {
    const nonsense = await failure(portal.run(findLead, { lead: 'Ada Moreau' }));
    expect(nonsense.message).toMatch(/^Invalid input: "Ada Moreau" is no lead\./);
    const braces = await failure(portal.run(findLead, { lead: '{{ada}}@moreau.example' }));
    expect(braces.message).toMatch(/^Invalid input: .*double curly braces/);
    expect(portal.requests()).toEqual([]);
  });
});

describe('Required field missing', () => {
  test('an input, by its label', async () => {
    const { message } = await failure(
      portal.run(logEmail, { lead: '1', direction: 'sent', subject: '', body: 'x' }),
    );
    expect(message).toMatch(
      /^Required field missing: Subject is empty\. This step cannot work without it\. Fill in Subject\./,
    );
  });

  test('a section of the connection', async () => {
    const authData = { crm: 'hubspot', hubspot_access_token: '' };
    const { message } = await failure(portal.run(findLead, { lead: '1' }, { authData }));
    expect(message).toMatch(/^Required field missing: The connection has no HubSpot access token\./);
  });
});

describe('Invalid API key, Permission denied', () => {
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

describe('Service unavailable', () => {
  test('a read is tried three times, a note once', async () => {
    answer(503);
    const { message } = await failure(portal.run(findLead, { lead: '1' }));
    expect(message).toMatch(/^Service unavailable: HubSpot answered with an error of its own \(503\)\./);
    expect(portal.requests()).toHaveLength(3);
    portal.sandbox.interceptors.length = 0;
    const lead = portal.contact();
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status: 503, headers: {}, body: '' } : undefined,
    );
    await failure(portal.run(logEmail, { lead, direction: 'sent', subject: 's', body: 'b' }));
    expect(portal.requests().filter((request) => request === 'POST /crm/objects/2026-09/notes')).toHaveLength(
      1,
    );
  });

  test('a passing failure of a read goes unnoticed', async () => {
    const lead = portal.contact();
    let failures = 2;
    portal.sandbox.interceptors.push(() => {
      failures -= 1;
      return failures >= 0 ? { status: 502, headers: {}, body: '<html>bad gateway</html>' } : undefined;
    });
    expect(await portal.run(findLead, { lead })).toMatchObject([{ lead_id: lead }]);
  });

  test('an unreadable answer', async () => {
    portal.sandbox.interceptors.push(() => ({ status: 200, headers: {}, body: '{"id": 7' }));
    const { message } = await failure(portal.run(findLead, { lead: '1' }));
    expect(message).toMatch(/^Service unavailable: HubSpot gave an answer that cannot be read\./);
  });
});

describe('Set-up missing', () => {
  test('a field, before anything is written', async () => {
    portal.sandbox.hubspot.removeProperty('relay_assigned_at');
    portal.forget();
    const lead = portal.contact();
    const { message } = await failure(portal.run(assignLead, { lead, assistant: zoe }));
    expect(message).toMatch(
      /^Set-up missing: .*The account has no field "Assigned At"\. Run the action Set Up CRM/,
    );
    expect(portal.properties(lead)).toMatchObject({ hubspot_owner_id: portal.pat });
    expect(portal.notes(lead)).toEqual([]);
  });

  test('a field that was removed while it was remembered', async () => {
    const lead = portal.contact();
    portal.sandbox.hubspot.removeProperty('relay_assigned_at');
    const { message } = await failure(portal.run(assignLead, { lead, assistant: zoe }));
    expect(message).toMatch(/^Set-up missing: /);
    expect(portal.properties(lead)).toMatchObject({ hubspot_owner_id: portal.pat });
  });

  test('an option', async () => {
    portal.sandbox.hubspot.removeOption('lead_connection_status', 'Warm');
    portal.forget();
    const lead = portal.contact();
    const { message } = await failure(portal.run(reportLeadState, { lead, state: 'Warm' }));
    expect(message).toMatch(/^Set-up missing: .*The field "Lead Connection Status" has no option "Warm"\./);
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

test('nothing is handed back to an unknown user', async () => {
  const { message } = await failure(
    portal.run(handBackLead, { lead: portal.contact(), to_owner: 'x@y.example' }),
  );
  expect(message).toMatch(/^Record not found: The CRM has no active user "x@y\.example"/);
});
