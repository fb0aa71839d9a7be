// Text that somebody wrote stays text: in notes it is no markup, to Zapier no placeholder, to JavaScript no prototype.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import createPipedriveLead from '../../creates/create-pipedrive-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import pushCompany from '../../creates/push-company';
import pushContact from '../../creates/push-contact';
import pushDeal from '../../creates/push-deal';
import reportLeadState from '../../creates/report-lead-state';
import setContext from '../../creates/set-context';
import setUpCrm from '../../creates/set-up-crm';
import updatePipedriveLead from '../../creates/update-pipedrive-lead';
import uploadBatch from '../../creates/upload-clevertap-batch';
import uploadEvent from '../../creates/upload-clevertap-event';
import upsertProfile from '../../creates/upsert-clevertap-profile';
import { authData } from '../fuzz/platform';
import { type CrmUnderTest, describeOnBoth } from '../helpers/crms';

/** Zapier fills in or takes away whatever stands in double curly braces, unless it is kept from it. */
const curly = '«{{bundle.authData.hubspot_access_token}} {{first}} {{process.env.PATH}} {{{x}}}»';

/** Every text in a body that has a part of it. */
const textsWithMark = (value: unknown): string[] => {
  if (typeof value === 'string') return /[«»]/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [...textsWithMark(key), ...textsWithMark(inner)])
    : [];
};

const zoe = 'zoe@assistants.example';

/** Pushes go to Pipedrive, wherever the leads live. */
const setUpAll = (crm: CrmUnderTest) =>
  beforeEach(async () => {
    await crm.run(setUpCrm, {}, { authData: authData(crm.name) });
  });

describeOnBoth('{{double curly braces}} arrive whole in every body', (crm) => {
  setUpAll(crm);
  /** Runs an action with every section of the connection filled, and tells the texts in the bodies it sent. */
  const sentBy = async (operation: Parameters<CrmUnderTest['run']>[0], inputData: object) => {
    const before = crm.sandbox.requests.length;
    await crm.run(operation, inputData, { authData: authData(crm.name) });
    return crm.sandbox.requests.slice(before).flatMap(({ body }) => textsWithMark(body));
  };
  const expectWhole = (texts: readonly string[], least: number) => {
    expect(texts.length).toBeGreaterThanOrEqual(least);
    expect(texts.filter((text) => !text.includes(curly))).toEqual([]);
  };

  test('of lead actions', async () => {
    crm.sandbox.assistant.addAssistant({ name: 'Zoe', emailid: zoe });
    expectWhole(await sentBy(assignLead, { lead: crm.lead(), assistant: zoe, context: curly }), 2);
    const lead = crm.lead({ ownerId: crm.zoe, context: curly });
    expectWhole(await sentBy(acceptLead, { lead, assistant: zoe }), 1);
    expectWhole(await sentBy(setContext, { lead: crm.lead(), context: curly, mode: 'overwrite' }), 1);
    expectWhole(await sentBy(reportLeadState, { lead, state: 'Hot', note: curly }), 1);
    expectWhole(
      await sentBy(logEmail, { lead, direction: 'sent', subject: curly, body: curly, message_id: curly }),
      1,
    );
    const other = crm.lead({ ownerId: crm.zoe });
    expectWhole(await sentBy(handBackLead, { lead: other, reason: curly, to_owner: 'pat@sales.example' }), 1);
  });

  test('of uploads to CleverTap', async () => {
    const json = JSON.stringify({ Plan: curly, Tags: [curly], Deep: { more: curly } });
    const properties = { Note: curly };
    expectWhole(await sentBy(upsertProfile, { identity: curly, properties, properties_json: json }), 4);
    expectWhole(await sentBy(uploadEvent, { identity: 'ada', event_name: 'Visit', properties }), 1);
    expectWhole(
      await sentBy(uploadBatch, { kind: 'profile', records: [{ identity: curly, properties_json: json }] }),
      4,
    );
  });

  test('of pushes', async () => {
    crm.sandbox.pipedrive.addPerson({ name: 'Ada', emails: ['ada@moreau.example'] });
    const company = { name: curly, website: 'moreau.example', address: curly, source: curly, note: curly };
    expectWhole(await sentBy(pushCompany, company), 2);
    expectWhole(
      await sentBy(pushContact, { name: curly, email: 'new@moreau.example', custom: { Context: curly } }),
      1,
    );
    expectWhole(await sentBy(createPipedriveLead, { title: curly, person: 'ada@moreau.example' }), 1);
    const person = 'ada@moreau.example';
    const { id } = await crm.run<{ id: string }>(
      createPipedriveLead,
      { title: 'Lenses', person },
      { authData: authData(crm.name) },
    );
    expectWhole(await sentBy(updatePipedriveLead, { lead_id: id, title: curly }), 1);
    expectWhole(await sentBy(pushDeal, { title: curly, contact_email: 'ada@moreau.example' }), 1);
  });
});

const markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>\'"&<!--</b>';

describeOnBoth('markup in what others wrote is text in a note', (crm) => {
  setUpAll(crm);
  const expectInert = (notes: readonly string[], least: number) => {
    expect(notes.length).toBeGreaterThanOrEqual(least);
    const tags = notes.flatMap((note) => note.match(/<[^>]*>?/g) ?? []);
    expect(tags.filter((tag) => !/^<br ?\/?>$/.test(tag))).toEqual([]);
    expect(notes.join()).toMatch(/&lt;img src=x onerror=(&quot;|")alert\(1\)/);
  };
  const names = { firstName: markup, lastName: markup, company: markup, country: markup };

  test('names, company and context of a lead that is assigned, accepted or refused', async () => {
    const lead = crm.lead({ ...names, context: markup });
    await crm.run(assignLead, { lead, assistant: zoe });
    expectInert(crm.notes(lead), 1);
    const refused = crm.lead({ ...names, context: markup, connection_status: 'Warm', ownerId: crm.zoe });
    await crm.run(acceptLead, { lead: refused, assistant: zoe });
    for (const note of crm.notes(refused)) expect(note).not.toMatch(/<(?!br)/);
  });

  test('a placeholder in what others wrote is filled in by nobody', async () => {
    const lead = crm.lead({ ownerId: crm.zoe, context: 'Only for Zoe.' });
    await crm.run(reportLeadState, {
      lead,
      state: 'Warm',
      note: '{{context}} {{ lead_name }} {{signature}}',
    });
    expect(crm.notes(lead).join()).toContain('{{context}} {{ lead_name }} {{signature}}');
  });

  test('notes, reasons and mail', async () => {
    const lead = crm.lead({ ...names, ownerId: crm.zoe });
    await crm.run(reportLeadState, { lead, state: 'Warm', note: markup });
    await crm.run(logEmail, {
      lead,
      direction: 'received',
      subject: markup,
      body: markup,
      message_id: markup,
    });
    await crm.run(handBackLead, { lead, reason: markup, to_owner: 'pat@sales.example' });
    expectInert(crm.notes(lead), 3);
  });

  test('the note on a company', async () => {
    const before = crm.sandbox.requests.length;
    const inputData = { name: markup, website: 'moreau.example', note: markup };
    await crm.run(pushCompany, inputData, { authData: authData(crm.name) });
    const bodies = crm.sandbox.requests.slice(before).map(({ body }) => Object(body).content);
    expectInert(
      bodies.filter((content) => typeof content === 'string'),
      1,
    );
  });
});

/** Parsed each time, as it is where `__proto__` becomes a name like any other. */
const poisoned = () =>
  JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"Plan":"gold"}',
  ) as object;

describeOnBoth('__proto__ and constructor in JSON are names like any other', (crm) => {
  setUpAll(crm);
  test.each([
    ['as text', () => ({ properties_json: JSON.stringify(poisoned()) })],
    ['as an object', () => ({ properties_json: poisoned() })],
    ['as pairs', () => ({ properties: poisoned() })],
  ])('in properties, %s', async (_, properties) => {
    const all = { identity: 'ada', ...properties() };
    await crm.run(upsertProfile, all, { authData: authData(crm.name) });
    expect({}).not.toHaveProperty('polluted');
    const sent = JSON.stringify(crm.sandbox.requests.at(-1)?.body);
    expect(sent).toContain('"Plan":"gold"');
  });

  test('in the custom fields of a push, where they are unknown names', async () => {
    const inputData = { name: 'Ada', email: 'new@moreau.example', custom: poisoned() };
    const result = await crm.run<{ outcome: string; messages: { text: string }[] }>(pushContact, inputData, {
      authData: authData(crm.name),
    });
    expect({}).not.toHaveProperty('polluted');
    expect(result.outcome).toBe('Warning');
    expect(result.messages.map(({ text }) => text).join()).toContain('__proto__');
  });
});
