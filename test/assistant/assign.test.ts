// Assigning and accepting with the assistant's service connected.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import stopFollowUp from '../../creates/stop-follow-up';
import { describeOnBoth } from '../helpers/crms';
import { create, login, stop, texts, update, useService, zoe } from '../helpers/service';
import { advance, day, hour, minute } from '../helpers/time';

describeOnBoth('a lead at the assistant’s service', (crm) => {
  const at = useService(crm);

  describe('assigned', () => {
    test('is created there after the CRM’s write and before the note, with one login', async () => {
      const lead = crm.lead();
      const result = await at.run(assignLead, { lead, assistant: zoe, context: 'Lenses' });
      expect(crm.requests()).toEqual([
        ...[`read lead ${lead}`, ...crm.extra.company, `write lead ${lead}`],
        ...[login, create, 'note'],
      ]);
      expect(at.sent()).toEqual([
        {
          ...{ name: 'Ada', lastName: 'Moreau', email: 'lead1@moreau-optics.example', assistantEmail: zoe },
          ...{ context: 'Lenses', scheduleName: 'Europe', company: 'Moreau Optics', location: 'France' },
        },
      ]);
      expect(result).toMatchObject({ outcome: 'Success', decision: 'accepted', updated: 1 });
      expect(texts(result)).toEqual([
        'info: Zoe Marsh works this lead now.',
        'info: The assistant’s service has the lead: https://solution.7targets.com/all-leads?id=9001',
      ]);
      expect(crm.notes(lead)).toEqual([
        expect.stringContaining(
          "At the assistant's service: https://solution.7targets.com/all-leads?id=9001",
        ),
      ]);
      expect(crm.notes(lead)[0]).not.toContain('Not yet');
    });

    test('without the section nothing is asked and nothing is said of it', async () => {
      const lead = crm.lead();
      const result = await crm.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).not.toContain(create);
      expect(texts(result)).toHaveLength(1);
      expect(crm.notes(lead)[0]).not.toContain('service');
    });

    test('by hand and accepted it is created as well', async () => {
      const lead = crm.lead();
      advance(minute);
      crm.edit(lead, { ownerId: crm.zoe });
      crm.requests();
      await at.run(acceptLead, { lead, assistant: zoe });
      expect(crm.requests().slice(-4)).toEqual([`write lead ${lead}`, login, create, 'note']);
      expect(at.service.leads()).toMatchObject([{ name: 'Ada', assistant: zoe, state: 'Cold', starts: 1 }]);
    });

    test('what a person wrote arrives byte for byte', async () => {
      const firstName = 'Zoë{{bundle.authData.crm}}"O’Brien"';
      const context = 'Say {{hello}} — <b>ünï</b> & "quotes"\n\\second line\u2028';
      const lead = crm.lead({ firstName, lastName: '{{last}}' });
      await at.run(assignLead, { lead, assistant: zoe, context });
      expect(at.service.leads()[0]).toMatchObject({ name: firstName, lastName: '{{last}}', context });
    });

    test.each([
      ['no first name', { firstName: '' }, 'Moreau'],
      ['no name at all', { firstName: '', lastName: '' }, 'Sir/Madam'],
    ])('with %s is greeted as well as can be', async (_, values, name) => {
      const lead = crm.lead(values);
      await at.run(assignLead, { lead, assistant: zoe });
      expect(at.service.leads()[0]?.name).toBe(name);
    });

    test('refused by the rules it is not sent', async () => {
      const lead = crm.lead({ connection_status: 'Processed' });
      await at.run(assignLead, { lead, assistant: zoe });
      expect(at.sent()).toEqual([]);
    });

    test('that the service has already is changed: one request more', async () => {
      const first = crm.lead();
      await at.run(assignLead, { lead: first, assistant: zoe });
      crm.edit(first, { ownerId: crm.pat, connection_status: '' });
      advance(minute);
      crm.requests();
      const input = { lead: first, assistant: 'ravi@assistants.example', schedule: 'Event' };
      await at.run(assignLead, input);
      expect(crm.requests().slice(-3)).toEqual([create, update, 'note']);
      expect(at.service.leads()).toMatchObject([
        { assistant: 'ravi@assistants.example', schedule: 'Event', starts: 1 },
      ]);
    });
  });

  describe('not taken', () => {
    test('is a warning with the service’s text; the CRM side stands, and its note says so', async () => {
      const lead = crm.lead();
      at.service.settings.refusal = { status: 400, text: 'Plan expired for <org>' };
      const result = await at.run(assignLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'accepted', owner_id: crm.zoe });
      expect(texts(result)[1]).toBe(
        'warning: The lead is the assistant’s in the CRM only. The assistant’s service refused the request. Plan expired for <org> Check the values of this step. Then run this step again.',
      );
      expect(crm.fields(lead)).toMatchObject({ ownerId: crm.zoe, connection_status: 'Cold' });
      expect(crm.notes(lead)).toEqual([
        expect.stringContaining(
          "Not yet at the assistant's service when this was written: Plan expired for &lt;org&gt;",
        ),
      ]);
      expect(crm.notes(lead)[0]).not.toContain("At the assistant's service:");
    });

    test.each([
      ['a server’s error with its text', /POST \/leads/, 500, 'Sequence engine is down', [login, create]],
      ['a page of a gateway', /POST \/leads/, 502, '<html><h1>Bad gateway</h1></html>', [login, create]],
      ['a limit of requests', /POST \/leads/, 429, 'Slow down', [login, create]],
      ['a login that is down', /oauth2/, 503, '', [login, login, login]],
      ['a wrong client', /oauth2/, 400, '{"error":"invalid_client"}', [login]],
    ])('for %s it is a warning too', async (_, matching, status, body, requests) => {
      const lead = crm.lead();
      at.answer(matching, status, body, body.startsWith('<') ? { 'content-type': 'text/html' } : {});
      const result = await at.run(assignLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'accepted' });
      const told = /error":"(.*)"/.exec(body)?.[1] ?? body;
      const shown = body.startsWith('<') ? 'has a problem at the moment' : told;
      expect(texts(result)[1]).toContain(shown);
      expect(texts(result)[1]).not.toContain('<h1>');
      expect(crm.requests().filter((request) => [login, create].includes(request))).toEqual(requests);
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('without an email address it is not sent: a warning says why', async () => {
      const lead = crm.lead({ email: '' });
      const result = await at.run(assignLead, { lead, assistant: zoe });
      expect(texts(result)[1]).toContain('The lead has no email address.');
      expect(at.sent()).toEqual([]);
      expect(crm.fields(lead).ownerId).toBe(crm.zoe);
    });

    test('with a half-filled section it is not sent: a warning says what to fill in', async () => {
      const lead = crm.lead();
      const authData = { assistant_user_identifier: '' };
      const result = await at.run(assignLead, { lead, assistant: zoe }, { authData });
      expect(texts(result)[1]).toContain('fill in "Assistant Service User Identifier"');
      expect(crm.requests()).not.toContain(login);
    });

    test('for its schedule’s name, in the service’s words', async () => {
      at.service.settings.sequences = ['Recommended'];
      const result = await at.run(assignLead, { lead: crm.lead(), assistant: zoe });
      expect(texts(result)[1]).toContain('Schedule Europe not found');
      expect(crm.requests()).not.toContain(update);
    });
  });

  test('taken without a message to come is a warning: the plan’s lead limit is used up', async () => {
    at.service.settings.leadLimit = 0;
    const result = await at.run(assignLead, { lead: crm.lead(), assistant: zoe });
    expect(result).toMatchObject({ outcome: 'Warning', decision: 'accepted' });
    expect(texts(result)[1]).toBe(
      'warning: The assistant’s service has the lead as New and plans no message to it: https://solution.7targets.com/all-leads?id=9001',
    );
  });

  describe('a step that runs again', () => {
    const assigned = async () => {
      const lead = crm.lead();
      const result = await at.run(assignLead, { lead, assistant: zoe });
      advance(minute);
      crm.requests();
      return { lead, result };
    };

    test('asks the service nothing, at once and later', async () => {
      const { lead } = await assigned();
      await at.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toEqual([`read lead ${lead}`, 'read notes']);
      advance(25 * hour);
      expect(await at.run(assignLead, { lead, assistant: zoe })).toMatchObject({ unchanged: 1 });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
    });

    test('with nothing remembered learns it from the note', async () => {
      const { lead } = await assigned();
      advance(3 * day);
      crm.forget();
      await at.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toContain('read notes');
      expect(at.sent()).toHaveLength(1);
      crm.requests();
      await at.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).toEqual([`read lead ${lead}`]);
    });

    test.each([
      ['within a day', minute],
      ['later', 3 * day],
    ])('%s gives the service what it refused, once, and writes no second note', async (_, later) => {
      at.service.settings.refusal = { status: 400, text: 'Plan expired' };
      const { lead } = await assigned();
      at.service.settings.refusal = null;
      advance(later);
      const result = await at.run(assignLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ outcome: 'Success', decision: 'already_assigned' });
      expect(texts(result)[1]).toContain('The assistant’s service has the lead: https://');
      expect(crm.requests().filter((request) => [create, update].includes(request))).toEqual([
        update,
        create,
      ]);
      expect(at.service.leads()).toMatchObject([
        { starts: 1, assistant: zoe, schedule: 'Europe', location: 'France' },
      ]);
      await at.run(assignLead, { lead, assistant: zoe });
      expect(crm.requests()).not.toContain(update);
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('gives it a lead that was assigned before the section was filled', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      advance(3 * day);
      await at.run(assignLead, { lead, assistant: zoe });
      expect(at.service.leads()).toMatchObject([{ starts: 1 }]);
    });

    test('does not begin a lead anew of whose creation the answer was lost', async () => {
      at.service.settings.knownLead = 'restarted';
      const lead = crm.lead();
      let lost = false;
      crm.sandbox.interceptors.push((vendor, request) => {
        if (lost || vendor !== 'assistant' || request.url !== '/leads') return undefined;
        lost = true;
        crm.sandbox.handle(vendor, request);
        return { status: 504, headers: {}, body: '' };
      });
      expect(await at.run(assignLead, { lead, assistant: zoe })).toMatchObject({ outcome: 'Warning' });
      advance(minute);
      await at.run(assignLead, { lead, assistant: zoe });
      expect(at.service.leads()).toMatchObject([{ starts: 1 }]);
    });

    test('still refused is still a warning', async () => {
      at.service.settings.refusal = { status: 400, text: 'Plan expired' };
      const { lead } = await assigned();
      const result = await at.run(assignLead, { lead, assistant: zoe });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'already_assigned' });
      expect(crm.notes(lead)).toHaveLength(1);
    });

    test('does not begin a lead whose follow-ups were stopped', async () => {
      at.service.settings.refusal = { status: 400, text: 'Plan expired' };
      const { lead } = await assigned();
      at.service.settings.refusal = null;
      await at.run(stopFollowUp, { lead });
      expect(crm.requests()).toContain(stop);
      advance(minute);
      await at.run(assignLead, { lead, assistant: zoe });
      expect(at.service.leads()).toEqual([]);
    });
  });
});
