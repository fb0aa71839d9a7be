// Each error name of the design that can occur here, with its words: what happened, why, what to do.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setContext from '../../creates/set-context';
import findLead from '../../searches/find-lead';
import { describeOnBoth } from '../helpers/crms';
import { failure } from '../helpers/failure';

const zoe = 'zoe@assistants.example';

describeOnBoth('errors', (crm) => {
  const answer = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
    crm.sandbox.interceptors.push(() => ({ status, headers, body: JSON.stringify(body) }));

  describe('Record not found', () => {
    test('an unknown lead, by id and by e-mail', async () => {
      const byId = await failure(crm.run(assignLead, { lead: '999999', assistant: zoe }));
      expect(byId.name).toBe('HaltedError');
      expect(byId.message).toMatch(
        /^Record not found: There is no lead 999999\. No record has this id\. Check that/,
      );
      const byMail = await failure(crm.run(setContext, { lead: 'no@body.example', context: 'x' }));
      expect(byMail.message).toMatch(/^Record not found: There is no lead no@body\.example\./);
    });

    test('a search only answers "not there" with nothing; any other failure is an error', async () => {
      expect(await crm.run(findLead, { lead: 'no@body.example' })).toEqual([]);
      answer(400, { message: 'broken' });
      await expect(crm.run(findLead, { lead: 'no@body.example' })).rejects.toThrow('Invalid input');
    });

    test('an unknown assistant, before anything is written', async () => {
      const lead = crm.lead();
      const { message } = await failure(crm.run(acceptLead, { lead, assistant: 'no@assistants.example' }));
      expect(message).toMatch(/^Record not found: The CRM has no active user "no@assistants\.example"\./);
      crm.deactivateUser(crm.zoe);
      crm.forget();
      const gone = await failure(crm.run(assignLead, { lead, assistant: zoe }));
      expect(gone.message).toContain('Zoe Marsh was deactivated.');
      expect(crm.notes(lead)).toEqual([]);
    });
  });

  describe('Invalid input', () => {
    test.each([
      [
        'a state',
        reportLeadState,
        { state: 'Lukewarm' },
        /"Lukewarm" is no lead state\. The states are New, /,
      ],
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
        /"append" is no way to write the context\. It can be fill or overwrite\./,
      ],
    ])('%s that does not exist: no request is made', async (_what, operation, input, words) => {
      const { name, message } = await failure(crm.run(operation, { lead: '1', ...input }));
      expect(message).toMatch(/^Invalid input: /);
      expect(message).toMatch(words);
      expect(name).toBe('HaltedError');
      expect(crm.requests()).toEqual([]);
    });

    test('a lead that is neither id nor e-mail, and one that cannot be looked for unaltered', async () => {
      const nonsense = await failure(crm.run(findLead, { lead: 'Ada Moreau' }));
      expect(nonsense.message).toMatch(/^Invalid input: "Ada Moreau" is no lead\./);
      const braces = await failure(crm.run(findLead, { lead: '{{ada}}@moreau.example' }));
      expect(braces.message).toMatch(/^Invalid input: .*double curly braces/);
      expect(crm.requests()).toEqual([]);
    });
  });

  describe('Required field missing', () => {
    test('an input, by its label', async () => {
      const { message } = await failure(
        crm.run(logEmail, { lead: '1', direction: 'sent', subject: '', body: 'x' }),
      );
      expect(message).toMatch(
        /^Required field missing: Subject is empty\. This step cannot work without it\. Fill in Subject\./,
      );
    });
  });

  describe('Invalid API key', () => {
    test('a wrong token asks to reconnect, and is not repeated in the message', async () => {
      const authData = crm.wrongCredential;
      const { name, message } = await failure(crm.run(findLead, { lead: '1' }, { authData }));
      expect(name).toBe('ExpiredAuthError');
      expect(message).toMatch(/^Invalid API key: /);
      for (const wrong of Object.values(authData)) expect(message).not.toContain(wrong);
    });
  });

  describe('Service unavailable', () => {
    test('a read is tried three times, a note once', async () => {
      answer(503);
      const { message } = await failure(crm.run(findLead, { lead: '1' }));
      expect(
        message.startsWith(`Service unavailable: ${crm.label} answered with an error of its own (503).`),
      ).toBe(true);
      expect(crm.requests()).toHaveLength(3);
      crm.mend();
      const lead = crm.lead();
      crm.failNotes(503);
      await failure(crm.run(logEmail, { lead, direction: 'sent', subject: 's', body: 'b' }));
      expect(crm.requests().filter((request) => request === 'note')).toHaveLength(1);
    });

    test('a passing failure of a read goes unnoticed', async () => {
      const lead = crm.lead();
      let failures = 2;
      crm.sandbox.interceptors.push(() => {
        failures -= 1;
        return failures >= 0 ? { status: 502, headers: {}, body: '<html>bad gateway</html>' } : undefined;
      });
      expect(await crm.run(findLead, { lead })).toMatchObject([{ lead_id: lead }]);
    });

    test('an unreadable answer', async () => {
      crm.sandbox.interceptors.push(() => ({ status: 200, headers: {}, body: '{"id": 7' }));
      const { message } = await failure(crm.run(findLead, { lead: '1' }));
      expect(
        message.startsWith(`Service unavailable: ${crm.label} gave an answer that cannot be read.`),
      ).toBe(true);
    });
  });

  describe('Set-up missing', () => {
    test('a field, before anything is written', async () => {
      crm.removeField('assigned_at');
      crm.forget();
      const lead = crm.lead();
      const { message } = await failure(crm.run(assignLead, { lead, assistant: zoe }));
      expect(message).toMatch(/^Set-up missing: /);
      expect(message).toContain(
        `The account has no ${crm.wordForField} "Assigned At". Run the action Set Up CRM`,
      );
      expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat });
      expect(crm.notes(lead)).toEqual([]);
    });

    test('a field that was removed while it was remembered', async () => {
      const lead = crm.lead();
      crm.removeField('assigned_at');
      const { message } = await failure(crm.run(assignLead, { lead, assistant: zoe }));
      expect(message).toMatch(/^Set-up missing: /);
      expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat });
    });

    test('an option', async () => {
      crm.removeOption('connection_status', 'Warm');
      crm.forget();
      const lead = crm.lead();
      const { message } = await failure(crm.run(reportLeadState, { lead, state: 'Warm' }));
      expect(message).toMatch(/^Set-up missing: .*The field "Lead Connection Status" has no option "Warm"\./);
    });
  });

  test('nothing is handed back to an unknown user', async () => {
    const { message } = await failure(crm.run(handBackLead, { lead: crm.lead(), to_owner: 'x@y.example' }));
    expect(message).toMatch(/^Record not found: The CRM has no active user "x@y\.example"/);
  });
});
