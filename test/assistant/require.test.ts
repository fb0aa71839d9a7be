// Require Assistant Service: the step succeeds with the service or not at all, and says what stands.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import { describeOnBoth } from '../helpers/crms';
import { failure } from '../helpers/failure';
import { create, login, texts, update, useService, zoe } from '../helpers/service';
import { advance, minute } from '../helpers/time';

describeOnBoth('where the assistant’s service is required', (crm) => {
  const at = useService(crm);
  const required = { assistant: zoe, require_assistant_service: 'true' };
  const told = async (work: Promise<unknown>) => {
    const { name, message, delay } = await failure(work);
    return { name, delay, message: message.split('\nWhat happened:')[0] ?? '' };
  };

  test('it is asked before the CRM is written', async () => {
    const lead = crm.lead();
    const result = await at.run(assignLead, { lead, ...required });
    expect(crm.requests()).toEqual([
      ...[`read lead ${lead}`, ...crm.extra.company, login, update, create],
      ...[`write lead ${lead}`, 'note'],
    ]);
    expect(result).toMatchObject({ outcome: 'Success', decision: 'accepted' });
    expect(at.service.leads()).toMatchObject([{ starts: 1 }]);
    expect(crm.notes(lead)[0]).toContain("At the assistant's service: https://");
  });

  test('its refusal is an error in its words; in the CRM nothing happened', async () => {
    const lead = crm.lead();
    const before = crm.fields(lead);
    at.service.settings.refusal = { status: 400, text: 'Plan expired' };
    expect(await told(at.run(assignLead, { lead, ...required }))).toMatchObject({
      name: 'HaltedError',
      message:
        'Invalid input: The assistant’s service refused the request. Nothing was changed in the CRM. Plan expired. Check the values of this step.',
    });
    expect({ fields: crm.fields(lead), notes: crm.notes(lead) }).toEqual({ fields: before, notes: [] });
    at.service.settings.refusal = null;
    expect(await at.run(assignLead, { lead, ...required })).toMatchObject({ decision: 'accepted' });
  });

  test('a lead given by hand is not accepted, and stays as it was', async () => {
    const lead = crm.lead({ email: '' });
    advance(minute);
    crm.edit(lead, { ownerId: crm.zoe });
    const { message } = await told(at.run(acceptLead, { lead, ...required }));
    expect(message).toMatch(
      /^Required field missing: The lead has no email address\. Nothing was changed in the CRM\./,
    );
    expect(crm.fields(lead).connection_status).toBeUndefined();
    expect(crm.notes(lead)).toEqual([]);
  });

  test('its limit of requests makes the step wait', async () => {
    at.answer(/PUT \/leads/, 429, 'Slow down', { 'retry-after': '40' });
    const lead = crm.lead();
    expect(await told(at.run(assignLead, { lead, ...required }))).toMatchObject({
      name: 'ThrottledError',
      delay: 40,
      message: expect.stringContaining('Nothing was changed in the CRM.'),
    });
  });

  test('a CRM that fails afterwards says that the service has the lead; a repeat does not begin it anew', async () => {
    at.service.settings.knownLead = 'restarted';
    const lead = crm.lead();
    crm.sandbox.interceptors.push((vendor, { method }) =>
      vendor !== 'assistant' && method === 'PATCH' ? { status: 400, headers: {}, body: '{}' } : undefined,
    );
    const { message } = await told(at.run(assignLead, { lead, ...required }));
    expect(message).toContain('The assistant’s service has the lead already.');
    expect(crm.fields(lead).ownerId).toBe(crm.pat);
    crm.mend();
    advance(minute);
    crm.requests();
    expect(await at.run(assignLead, { lead, ...required })).toMatchObject({ decision: 'accepted' });
    expect(crm.requests().filter((request) => [create, update].includes(request))).toEqual([update]);
    expect(at.service.leads()).toMatchObject([{ starts: 1 }]);
    expect(crm.notes(lead)).toHaveLength(1);
  });

  test('a lead that the CRM has given already is an error as long as the service does not take it', async () => {
    const lead = crm.lead();
    at.service.settings.refusal = { status: 400, text: 'Plan expired' };
    await at.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    const { message } = await told(at.run(assignLead, { lead, ...required }));
    expect(message).toContain('In the CRM the lead is the assistant’s. Plan expired');
    at.service.settings.refusal = null;
    const result = await at.run(assignLead, { lead, ...required });
    expect(result).toMatchObject({ outcome: 'Success', decision: 'already_assigned' });
    expect(texts(result)[1]).toContain('The assistant’s service has the lead');
  });

  test.each([
    ['assign', assignLead],
    ['accept', acceptLead],
  ])('without the section %s says what to fill in, before any request', async (_, operation) => {
    const { name, message } = await told(crm.run(operation, { lead: '1', ...required }));
    expect(name).toBe('HaltedError');
    expect(message).toMatch(
      /^Required field missing: The connection has no section for the assistant’s service\. .*fill in "Assistant Service Client ID"/,
    );
    expect(crm.requests()).toEqual([]);
  });
});
