// What real accounts do to a lead between two steps. Each case was wrong once.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import findLead from '../../searches/find-lead';
import findUser from '../../searches/find-user';
import { type By, describeOnBoth, type Values } from '../helpers/crms';
import { advance, hour, minute } from '../helpers/time';

describeOnBoth('edge cases', (crm) => {
  const edit = (id: string, values: Values, by: By = 'person') => {
    advance(minute);
    crm.edit(id, values, by);
    advance(minute);
  };
  const give = (id: string, owner: string) => edit(id, { ownerId: owner });
  const report = (lead: string, state: string, more: object = {}) =>
    crm.run(reportLeadState, { lead, state, ...more });
  const owner = (lead: string) => crm.fields(lead).ownerId;

  async function assigned(values: Values = {}): Promise<string> {
    const lead = crm.lead(values);
    await crm.run(assignLead, { lead, assistant: crm.zoe, allow_reassignment: true });
    advance(minute);
    return lead;
  }

  describe('the original owner', () => {
    test('of a lead that was given by hand and never accepted is the last person in its history', async () => {
      const lead = crm.lead();
      give(lead, crm.zoe);
      expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: crm.pat });
    });

    test('is that person even where an older one was written down and has gone', async () => {
      const lead = crm.lead({ ownerId: crm.quinn, previous_owner: crm.pat });
      crm.deactivateUser(crm.pat);
      give(lead, crm.zoe);
      expect(await report(lead, 'Hot')).toMatchObject({ owner_id: crm.quinn });
    });

    test('is never the assistant itself, listed or not', async () => {
      const nia = crm.addUser({ email: 'nia@assistants.example', firstName: 'Nia' });
      const lead = crm.lead();
      give(lead, nia);
      await crm.run(acceptLead, { lead, assistant: nia });
      expect(crm.fields(lead).previous_owner).toBe(crm.pat);
      advance(minute);
      expect(await report(lead, 'Hot')).toMatchObject({ owner_id: crm.pat });
      const worked = crm.lead({ connection_status: 'Warm' });
      give(worked, nia);
      expect(await crm.run(acceptLead, { lead: worked, assistant: nia })).toMatchObject({
        decision: 'refused',
        owner_id: crm.pat,
      });
    });

    test('is the latest person after the lead was taken away and given again', async () => {
      const lead = await assigned();
      give(lead, crm.quinn);
      give(lead, crm.zoe);
      const refused = await crm.run(acceptLead, { lead, assistant: crm.zoe });
      expect(refused).toMatchObject({ decision: 'refused', owner_id: crm.quinn });
      give(lead, crm.zoe);
      const input = { lead, assistant: crm.zoe, allow_reassignment: true };
      expect(await crm.run(acceptLead, input)).toMatchObject({
        decision: 'accepted',
        previous_owner_id: crm.quinn,
      });
    });
  });

  describe('options', () => {
    test('are found however words are joined, and Set Up CRM adds no twin', async () => {
      crm.renameOption('connection_status', 'OutOfOffice', 'Out of Office');
      crm.forget();
      expect(await crm.run(setUpCrm, {})).toMatchObject({ updated: 0 });
      const lead = await assigned();
      expect(await report(lead, 'OutOfOffice')).toMatchObject({ connection_status: 'OutOfOffice' });
      expect(crm.fields(lead).connection_status).toBe('Out of Office');
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
      edit(lead, { connection_status: 'Engaged' });
      const asOf = String(crm.fields(lead).status_as_of);
      edit(lead, { status_as_of: asOf }, 'another tool');
      expect(await report(lead, 'Hot', { occurred_at: '2026-03-02T09:01:00Z' })).toMatchObject({
        decision: 'stale',
      });
    });

    test('repeated after the lead was taken back is not noted again', async () => {
      const lead = await assigned();
      await report(lead, 'Warm');
      give(lead, crm.pat);
      await report(lead, 'Warm');
      expect(crm.notes(lead)).toHaveLength(2);
    });

    test('repeated tells who had the lead before, as the first run did', async () => {
      const lead = await assigned();
      await report(lead, 'Hot');
      advance(minute);
      expect(await report(lead, 'Hot')).toMatchObject({
        decision: 'handed_back',
        previous_owner_id: crm.zoe,
      });
    });
  });

  describe('notes', () => {
    test('a lead that was renamed is not noted as assigned a second time', async () => {
      const lead = await assigned({ firstName: '', lastName: '' });
      edit(lead, { firstName: 'Adele' });
      await crm.run(assignLead, { lead, assistant: crm.zoe });
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('a refusal is no hand-back on request', async () => {
      const lead = crm.lead({ connection_status: 'Warm' });
      give(lead, crm.zoe);
      await crm.run(acceptLead, { lead, assistant: crm.zoe });
      advance(minute);
      expect(await crm.run(handBackLead, { lead })).toMatchObject({ decision: 'kept', outcome: 'Warning' });
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('a refusal that a crash left unsaid is said, though another note is a minute older', async () => {
      const lead = await assigned();
      await report(lead, 'Hot');
      give(lead, crm.zoe);
      crm.failNotes();
      await expect(crm.run(acceptLead, { lead, assistant: crm.zoe })).rejects.toThrow('Service unavailable');
      crm.mend();
      advance(minute);
      await crm.run(acceptLead, { lead, assistant: crm.zoe });
      expect(crm.notes(lead).at(-1)).toContain('has worked on this lead before');
      expect(crm.notes(lead)).toHaveLength(3);
    });

    test('what is too long for a note is shortened, and the step succeeds', async () => {
      const lead = crm.lead();
      const context = '<'.repeat(crm.longestContext);
      expect(await crm.run(assignLead, { lead, assistant: crm.zoe, context })).toMatchObject({
        decision: 'accepted',
      });
      expect(crm.fields(lead).context).toBe(context);
      expect(crm.notes(lead)[0]).toMatch(/… \(shortened\).*Lead Relay$/);
      const mail = {
        lead,
        direction: 'received',
        subject: 'Long',
        body: 'x'.repeat(200_000),
        message_id: '<1@x.example>',
      };
      expect(await crm.run(logEmail, mail)).toMatchObject({ created: 1, outcome: 'Warning' });
      advance(minute);
      expect(await crm.run(logEmail, mail)).toMatchObject({ unchanged: 1 });
    });

    test('a mail is the same only by its own message id, or within a day', async () => {
      const lead = crm.lead();
      const mail = { lead, direction: 'sent', subject: 'Room 42', body: 'See you in 42.' };
      await crm.run(logEmail, mail);
      expect(await crm.run(logEmail, { ...mail, message_id: '42' })).toMatchObject({ created: 1 });
      const earlier = { ...mail, sent_at: '2026-02-20T09:00:00Z' };
      expect(await crm.run(logEmail, earlier)).toMatchObject({ created: 1 });
    });
  });

  describe('a lead that an assistant has accepted', () => {
    test('is not accepted any more after it was given again, whatever another tool saves', async () => {
      const lead = await assigned();
      give(lead, crm.pat);
      give(lead, crm.zoe);
      edit(lead, { assigned_at: String(crm.fields(lead).assigned_at) }, 'another tool');
      expect(await crm.run(acceptLead, { lead, assistant: crm.zoe })).toMatchObject({
        decision: 'refused',
      });
    });

    test('is not handed back to an assistant', async () => {
      const lead = await assigned();
      await expect(crm.run(handBackLead, { lead, to_owner: crm.zoe })).rejects.toThrow(
        'Invalid input: Zoe Marsh is an assistant.',
      );
      expect(owner(lead)).toBe(crm.zoe);
    });

    test('by the next assistant is written about in that one’s own default context', async () => {
      const lead = await assigned();
      const first = crm.fields(lead).context;
      await crm.run(assignLead, { lead, assistant: crm.ravi, allow_reassignment: true });
      expect(crm.fields(lead).context).not.toBe(first);
    });
  });

  describe('answers', () => {
    test('a 404 that is not the CRM’s own is no "not found"', async () => {
      crm.sandbox.interceptors.push(() => ({ status: 404, headers: {}, body: '<html>gateway</html>' }));
      await expect(crm.run(findLead, { lead: 'a@b.example' })).rejects.toThrow('Service unavailable');
    });

    test('a user who was invited a minute ago is found', async () => {
      crm.addUser({ email: 'new@sales.example', firstName: 'Noor' });
      expect(await crm.run(findUser, { user: 'Noor' })).toMatchObject([{ email: 'new@sales.example' }]);
    });

    test('a token pasted with blanks around it is hidden all the same', async () => {
      crm.sandbox.interceptors.push((_vendor, { headers }) => ({
        status: 400,
        headers: {},
        body: JSON.stringify({ message: `What is ${crm.credentialIn(headers)}?` }),
      }));
      const error = await crm
        .run(findLead, { lead: '1' }, { authData: crm.paddedCredential })
        .catch((reason: Error) => reason.message);
      expect(error).toContain('[hidden]');
      expect(error).not.toContain(crm.credential);
    });
  });
});
