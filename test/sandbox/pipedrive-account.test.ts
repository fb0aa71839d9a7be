// Users, webhooks, and the direct handle.
import { createSandbox, parseSeed, pipedriveToken } from '../../sandbox/index';
import { ids, mara, noon, openCompany, persons, withLead } from './pipedrive-company';

const webhooks = '/api/v1/webhooks';

describe('users', () => {
  test('pipedrive 3.9: deactivated ones stay in the list', () => {
    const { ask, pipedrive, zoe } = withLead();
    pipedrive.deactivateUser(zoe.id);
    expect(ask('GET', '/api/v1/users').body.data).toMatchObject([
      { id: mara, active_flag: true, is_you: true, access: [{ admin: true }, {}] },
      { id: zoe.id, active_flag: false, is_you: false, access: [{ admin: false }, {}] },
    ]);
    expect(ask('GET', `/api/v1/users/${zoe.id}`).body.data).not.toHaveProperty('company_id');
    expect(ask('GET', '/api/v1/users/9').status).toBe(404);
  });

  test('pipedrive 3.9: found by part of the name or the address; no hit is null', () => {
    const { ask, zoe } = withLead();
    const find = (query: string) => ask('GET', `/api/v1/users/find?${query}`);
    expect(ids(find('term=zo'))).toEqual([zoe.id]);
    expect(ids(find('term=example&search_by_email=1'))).toEqual([mara, zoe.id]);
    expect(find('term=assistants').body.data).toBeNull();
    expect([find('').status, find('term=zo&search_by_email=true').status]).toEqual([400, 400]);
  });
});

describe('webhooks', () => {
  const body = {
    subscription_url: 'https://hooks.zapier.com/hooks/standard/1',
    event_action: 'change',
    event_object: 'person',
    name: 'Lead Relay',
    version: '2.0',
  };

  test('pipedrive 5.1: made, listed, deleted, missing', () => {
    const { ask } = openCompany();
    const made = ask('POST', webhooks, { ...body, http_auth_user: 'u', http_auth_password: 'hush' });
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'ok', success: true, data: { is_active: 1, type: 'general', user_id: mara } },
    });
    expect(made.text).not.toContain('hush');
    const { id } = made.body.data;
    expect(ids(ask('GET', webhooks))).toEqual([id]);
    expect(ask('DELETE', `${webhooks}/${id}`).body).toEqual({ status: 'ok', success: true });
    expect(ask('DELETE', `${webhooks}/${id}`)).toMatchObject({
      status: 404,
      body: { status: 'error', success: false, errors: { id: ['not found'] } },
    });
  });

  test.each([
    ['subscription_url', { subscription_url: 'http://hooks.zapier.com/1' }],
    ['subscription_url', { subscription_url: 'https://localhost/1' }],
    ['subscription_url', { subscription_url: 'https://api.pipedrive.com/v1/persons' }],
    ['event_action', { event_action: 'updated' }],
    ['event_object', { event_object: 'persons' }],
    ['name', { name: undefined }],
    ['version', { version: '3.0' }],
  ])('pipedrive 1.5, 5.1: a bad %s is told in the webhook shape', (key, change) => {
    const { ask } = openCompany();
    expect(ask('POST', webhooks, { ...body, ...change })).toMatchObject({
      status: 400,
      body: { status: 'error', success: false, errors: { [key]: [expect.any(String)] } },
    });
  });

  test('pipedrive 5.1: the 41st of a user is 422; duplicates are no error', () => {
    const { ask } = openCompany();
    const replies = Array.from({ length: 41 }, () => ask('POST', webhooks, body).status);
    expect([new Set(replies.slice(0, 40)), replies[40]]).toEqual([new Set([201]), 422]);
  });

  test('pipedrive 5.1: a regular user makes them for own visibility only', () => {
    const { ask, pipedrive, zoe } = withLead();
    pipedrive.apiTokens.zoe = zoe.id;
    const headers = { 'x-api-token': 'zoe' };
    expect(ask('POST', webhooks, { ...body, user_id: mara }, headers)).toMatchObject({
      status: 403,
      body: { success: false, message: 'Forbidden' },
    });
    expect(ask('POST', webhooks, { ...body, user_id: zoe.id }, headers).status).toBe(201);
  });
});

describe('the direct handle', () => {
  test('custom values go in and come out by name and label', () => {
    const { pipedrive, zoe } = withLead();
    pipedrive.addField('persons', { name: 'Assigned', type: 'user' });
    const custom = { Context: 'Solar', 'Lead Connection Status': 'Hot', Assigned: 'zoe@assistants.example' };
    const { id } = pipedrive.addPerson({ name: 'Bo Li', custom });
    expect(pipedrive.person(id)?.custom).toEqual({ ...custom, Assigned: zoe.id });
    pipedrive.editPerson(id, { custom: { Context: null } });
    expect(pipedrive.person(id)?.custom).not.toHaveProperty('Context');
    pipedrive.removeOption('persons', 'Lead Connection Status', 'Hot');
    expect(pipedrive.person(id)?.custom['Lead Connection Status']).toBe(22);
  });

  test('a person cannot enter what the company does not have', () => {
    const { pipedrive, lead } = withLead();
    const edit = (custom: object) => () => pipedrive.editPerson(lead.id, { custom: { ...custom } });
    expect(edit({ 'Lead Connection Status': 'hot' })).toThrow('custom_fields');
    expect(edit({ Nothing: 1 })).toThrow('There is no field Nothing');
    expect(() => pipedrive.editPerson(9, {})).toThrow('There is no person 9');
    expect(() => pipedrive.addDeal({ title: 'X', stage: 'Nowhere' })).toThrow('There is no stage Nowhere');
    expect(() => pipedrive.removeOption('persons', 'Context', 'X')).toThrow('There is no option X');
  });

  test('an edit of earlier takes its place in the history', () => {
    const { pipedrive, lead } = withLead();
    const edit = (text: string, second: number) =>
      pipedrive.editPerson(lead.id, { custom: { Context: text } }, { at: noon + second * 1000 });
    edit('Second', 5);
    edit('First', 2);
    const log = pipedrive.changelog(lead.id).map(({ old_value, new_value }) => [old_value, new_value]);
    expect(log).toEqual([
      ['First', 'Second'],
      [null, 'First'],
    ]);
    expect(pipedrive.person(lead.id)).toMatchObject({
      custom: { Context: 'Second' },
      update_time: '2026-11-20T12:00:05Z',
    });
  });

  test('reset resets everything', () => {
    const { ask, sandbox, pipedrive, lead } = withLead();
    const fresh = createSandbox({ now: () => noon }).pipedrive;
    pipedrive.addPipeline('Renewals', ['One']);
    pipedrive.addDeal({ title: 'Big' });
    pipedrive.addNote(lead.id, 'Hello');
    pipedrive.hide('persons', lead.id);
    ask('POST', webhooks, {});
    Object.assign(pipedrive.settings, { searchLagMs: 5, plan: 'lite', burstLimit: 1 });
    pipedrive.apiTokens.other = 1;
    sandbox.reset();
    expect([pipedrive.persons(), pipedrive.deals(), pipedrive.notes()]).toEqual([[], [], []]);
    expect(pipedrive.settings).toEqual(fresh.settings);
    expect(pipedrive.apiTokens).toEqual({ [pipedriveToken]: mara });
    expect([pipedrive.fields('persons'), pipedrive.stages(), pipedrive.users()]).toEqual([
      fresh.fields('persons'),
      fresh.stages(),
      fresh.users(),
    ]);
    expect(pipedrive.tokens.spent).toBe(0);
    expect(pipedrive.addPerson({ name: 'Ada' }).id).toBe(lead.id);
    expect(ids(ask('GET', persons))).toEqual([lead.id]);
  });

  test('many persons at once', () => {
    const { ask, pipedrive } = openCompany();
    const made = pipedrive.seedLoad(2000);
    expect([made.length, ids(ask('GET', `${persons}?sort_by=add_time&sort_direction=desc&limit=1`))]).toEqual(
      [2000, made.slice(-1)],
    );
  });
});

describe('a seed', () => {
  const seed = {
    users: [{ name: 'Zoe (assistant)', email: 'zoe@assistants.example' }],
    fields: [{ entity: 'persons' as const, name: 'Context', type: 'text' as const }],
    organizations: [{ name: 'Acme', address: 'Tallinn' }],
    persons: [
      {
        name: 'Ada Byron',
        emails: ['ada@acme.example'],
        organization: 'Acme',
        owner: 'zoe@assistants.example',
        custom: { Context: 'Solar' },
        notes: ['Hello'],
        created_days_ago: 2,
      },
    ],
    deals: [{ title: 'Big', person: 'Ada Byron', stage: 'Demo Scheduled', value: 5 }],
  };

  test('fills the company, by names', () => {
    const { pipedrive } = createSandbox({ seed: { pipedrive: seed }, now: () => noon });
    const [person] = pipedrive.persons();
    expect(person).toMatchObject({
      add_time: '2026-11-18T12:00:00Z',
      owner_id: pipedrive.users()[1]?.id,
      org_id: pipedrive.organizations()[0]?.id,
      custom: { Context: 'Solar' },
    });
    expect(pipedrive.deals()).toMatchObject([{ person_id: person?.id, stage: 'Demo Scheduled' }]);
    expect(pipedrive.notes(person?.id)).toHaveLength(1);
  });

  test('a fault is told by its place', () => {
    const wrong = { ...seed, persons: [{ name: 'Ada', owner: 'nobody@acme.example' }] };
    expect(() => createSandbox({ seed: { pipedrive: wrong } })).toThrow('pipedrive.persons.0: its owner');
    expect(() => parseSeed({ pipedrive: { people: [] } })).toThrow('The seed is not valid');
  });
});
