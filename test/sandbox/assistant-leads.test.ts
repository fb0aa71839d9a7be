import { ada, openOrganisation } from './assistant-account';
import { noon } from './portal';

const inAnHour = new Date(noon + 3_600_000).toISOString();

describe('POST /leads', () => {
  test('assistant 2, Endpoints: 201 with the lead object; follow-ups begin', () => {
    const { create, service } = openOrganisation();
    const { status, json } = create({ lastName: 'Moreau', context: 'Lenses', source: 'Event' });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      ...{ id: expect.any(Number), name: 'Ada', lastName: 'Moreau', type: 'SALES', email: ada.email },
      ...{ scheduleId: 1, scheduleName: 'Recommended', assistantId: 501, state: 'Cold' },
      ...{ subState: 'Followup', followup: 1, customFields: [], source: 'Event' },
      nextScheduleTime: inAnHour.replace('Z', '+0000'),
    });
    expect(service.leads()).toEqual([
      expect.objectContaining({
        ...{ name: 'Ada', context: 'Lenses', assistant: 'zoe@assistants.example', state: 'Cold' },
        ...{ schedule: 'Recommended', nextScheduleTime: inAnHour, starts: 1 },
      }),
    ]);
  });

  test.each([
    ['nothing', ''],
    ['half a JSON', '{"name": "Ada"'],
    ['a list', [ada]],
    ['no name', { ...ada, name: undefined }],
    ['a blank name', { ...ada, name: ' ' }],
    ['no email', { ...ada, email: null }],
    ['an email that is none', { ...ada, email: 'ada' }],
    ['no assistant', { ...ada, assistantEmail: undefined }],
    ['a key that is not documented', { ...ada, country: 'France' }],
    ['an id', { ...ada, id: 9001 }],
    ['a number as text', { ...ada, scheduleId: '1' }],
    ['custom fields as an object', { ...ada, customFields: { Budget: '5' } }],
  ])('assistant 2, Request fields: %s is refused with some text, and nothing is stored', (_, body) => {
    const { ask, service } = openOrganisation();
    expect(ask('POST', '/leads', body)).toMatchObject({ status: 400, text: expect.stringMatching(/./) });
    expect(service.leads()).toEqual([]);
  });

  test('assistant 2, Headers: a body that does not say that it is JSON is refused', () => {
    const { ask } = openOrganisation();
    expect(ask('POST', '/leads', ada, { 'Content-Type': 'text/plain' }).status).toBe(415);
  });

  test('assistant 2, Request fields: takes what the vendor’s Salesforce code sends as well', () => {
    const { create, service } = openOrganisation();
    const extras = { company: 'Moreau Optics', designation: 'Buyer', industry: 'Optics', location: 'France' };
    const { json } = create({ ...extras, phoneno: '+33 1 70 18 99 00', crm: 'SALESFORCE', externalId: '7' });
    expect(json).toMatchObject({ ...extras, phone: '+33 1 70 18 99 00' });
    expect(service.lead(ada.email)?.location).toBe('France');
  });

  test('assistant 2, Request fields: junk in a phone number is ignored, the source is Website', () => {
    const { create } = openOrganisation();
    expect(create({ phone: 'ask reception' })).toMatchObject({
      status: 201,
      json: { phone: null, source: 'Website' },
    });
  });

  test('assistant 2, Headers: an assistant that the user may not use is refused, as one that there is not', () => {
    const { create, service } = openOrganisation();
    service.addAssistant({ name: 'Noor', emailid: 'noor@assistants.example', shared: false });
    expect(create({ assistantEmail: 'noor@assistants.example' }).status).toBe(400);
    expect(create({ assistantEmail: 'no@assistants.example' }).text).toContain('not found');
  });

  test('assistant 2, Request fields: a sequence goes by id, else by name in its own spelling', () => {
    const { create, service } = openOrganisation();
    service.settings.sequences.push('Europe');
    expect(create({ scheduleName: 'europe' })).toMatchObject({
      status: 400,
      text: 'Schedule europe not found',
    });
    expect(create({ scheduleName: 'Europe' }).json.scheduleId).toBe(3);
    const both = { email: 'b@moreau-optics.example', scheduleId: 2, scheduleName: 'Europe' };
    expect(create(both).json.scheduleId).toBe(2);
  });

  test('assistant 2, Endpoints, unconfirmed: a known lead is refused, or started anew', () => {
    const { create, service } = openOrganisation();
    create({});
    const again = create({ email: 'ADA@moreau-optics.example', context: 'New' });
    expect(again).toMatchObject({ status: 400, text: 'Lead with this email already exists' });
    service.settings.knownLead = 'restarted';
    expect(create({ context: 'New' }).status).toBe(201);
    expect(service.leads()).toEqual([expect.objectContaining({ context: 'New', starts: 2 })]);
  });

  test('assistant 3, UnSubscribed: cannot be added again with any source or context', () => {
    const { create, service } = openOrganisation();
    create({});
    service.setState(ada.email, 'UnSubscribed');
    service.settings.knownLead = 'restarted';
    expect(create({ source: 'Event', context: 'New' })).toMatchObject({ status: 400 });
  });

  test('assistant 3 New, 8: beyond the plan’s limit a lead is New and nothing is sent; a lead counts once', () => {
    const { create, service } = openOrganisation();
    Object.assign(service.settings, { leadLimit: 1, knownLead: 'restarted' });
    create({});
    expect(create({ email: 'b@moreau-optics.example' })).toMatchObject({
      status: 201,
      json: { state: 'New', nextScheduleTime: null },
    });
    expect(create({}).json.state).toBe('Cold');
  });

  test('assistant 8: an excluded address or domain is refused', () => {
    const { create, service } = openOrganisation();
    service.settings.excluded = ['moreau-optics.example'];
    expect(create({}).text).toContain('exclusion list');
    expect(create({ email: 'ada@other.example' }).status).toBe(201);
  });

  test('a test may have every write refused', () => {
    const { create, update, service } = openOrganisation();
    service.settings.refusal = { status: 500, text: 'Something went wrong' };
    expect(create({})).toMatchObject({ status: 500, text: 'Something went wrong' });
    expect(update({}).status).toBe(500);
  });
});

describe('PUT /leads', () => {
  test('assistant 2, Request fields: what is omitted or null is left as it is', () => {
    const { create, update, service } = openOrganisation();
    create({ lastName: 'Moreau', context: 'Lenses', phone: '+33 1 70 18 99 00' });
    const { status, json } = update({ name: 'Adah', lastName: null });
    expect({ status, json }).toMatchObject({ status: 200, json: { name: 'Adah', lastName: 'Moreau' } });
    expect(service.lead(ada.email)).toMatchObject({
      context: 'Lenses',
      phone: '+33 1 70 18 99 00',
      starts: 1,
    });
  });

  test('assistant 2, Request fields: an id wins over the e-mail, which cannot be changed', () => {
    const { create, update } = openOrganisation();
    const { id } = create({}).json;
    expect(update({ id }).status).toBe(200);
    expect(update({ id, email: 'b@moreau-optics.example' }).status).toBe(400);
    expect(update({ id: 1 }).text).toBe('Lead not found');
  });

  test('assistant 2, Request fields: the assistant and the sequence change, the state does not', () => {
    const { create, update, service } = openOrganisation();
    create({});
    service.setState(ada.email, 'Processed');
    update({ assistantEmail: 'ravi@assistants.example', scheduleId: 2 });
    expect(service.lead(ada.email)).toMatchObject({
      ...{ assistant: 'ravi@assistants.example', schedule: 'Recommended for Email CC' },
      ...{ state: 'Processed', nextScheduleTime: null },
    });
  });

  test.each([
    ['a lead that it does not have', ada, 'Lead not found'],
    ['no name', { ...ada, name: '' }, 'name: must not be blank'],
    ['what only a create is known to take', { ...ada, company: 'Moreau Optics' }, 'Unrecognized key'],
  ])('assistant 2, Request fields: %s is refused', (_, body, words) => {
    const { ask } = openOrganisation();
    expect(ask('PUT', '/leads', body)).toMatchObject({ status: 400, text: expect.stringContaining(words) });
  });
});

describe('PUT /leads/stop/followup', () => {
  test('assistant 2, Endpoints: nothing is planned any more, the state stays; once more is the same', () => {
    const { create, stop, service } = openOrganisation();
    create({});
    for (let count = 0; count < 2; count += 1) {
      expect(stop()).toMatchObject({ status: 200, json: { state: 'Cold', nextScheduleTime: null } });
    }
    expect(service.lead(ada.email)).toMatchObject({ state: 'Cold', nextScheduleTime: null });
  });

  test('assistant 2, Request fields: the mandatory fields are mandatory here as well', () => {
    const { create, stop } = openOrganisation();
    create({});
    expect(stop({ assistantEmail: undefined }).status).toBe(400);
    expect(stop({ email: 'b@moreau-optics.example' }).text).toBe('Lead not found');
  });
});
