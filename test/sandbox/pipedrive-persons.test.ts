import { ids, mara, noon, openCompany, persons, withLead } from './pipedrive-company';

const schemaError = (error: unknown) => ({
  status: 400,
  body: { success: false, error, code: 'ERR_SCHEMA_VALIDATION_FAILED' },
});

describe('a person', () => {
  test('pipedrive 3.3: is made with defaults and read back', () => {
    const { ask } = openCompany();
    const body = { name: 'Ada Byron', emails: [{ value: 'ada@acme.example' }, { value: 'b@acme.example' }] };
    const made = ask('POST', persons, body);
    expect(made.status).toBe(200);
    expect(made.body.data).toMatchObject({
      name: 'Ada Byron',
      first_name: 'Ada',
      last_name: 'Byron',
      owner_id: mara,
      org_id: null,
      emails: [
        { value: 'ada@acme.example', primary: true, label: 'work' },
        { value: 'b@acme.example', primary: false, label: 'work' },
      ],
      phones: [],
      label_ids: [],
      visible_to: 3,
      is_deleted: false,
      add_time: '2026-11-20T12:00:00Z',
      update_time: '2026-11-20T12:00:00Z',
      custom_fields: {},
    });
    expect(ask('GET', `${persons}/${made.body.data.id}`).body.data).toEqual(made.body.data);
  });

  test('pipedrive 3.3, 6: arrays replace what was there', () => {
    const { ask, path } = withLead();
    const { body } = ask('PATCH', path, { emails: [{ value: 'new@acme.example', label: 'home' }] });
    expect(body.data.emails).toEqual([{ value: 'new@acme.example', primary: true, label: 'home' }]);
  });

  test('pipedrive 6: nothing is unique', () => {
    const { ask } = withLead();
    expect(ask('POST', persons, { name: 'Ada', emails: [{ value: 'ada@acme.example' }] }).status).toBe(200);
  });

  test('pipedrive 3.2: custom fields are all there, null when empty, or the asked ones', () => {
    const { ask, path, status, context, option } = withLead();
    expect(ask('GET', path).body.data.custom_fields).toEqual({ [status]: null, [context]: null });
    ask('PATCH', path, { custom_fields: { [status]: option('Hot') } });
    const read = (query: string) => ask('GET', `${path}?${query}`).body.data.custom_fields;
    expect(read(`custom_fields=${status}`)).toEqual({ [status]: option('Hot') });
    expect(read('include_option_labels=true')[status]).toEqual({ id: option('Hot'), label: 'Hot' });
    ask('PATCH', path, { custom_fields: { [status]: null } });
    expect(read('')[status]).toBeNull();
  });

  test('pipedrive 3.2: at most 15 keys', () => {
    const { ask, path } = withLead();
    const keys = Array.from({ length: 16 }, (_, index) => `k${index}`).join();
    expect(ask('GET', `${path}?custom_fields=${keys}`).status).toBe(400);
  });

  test('pipedrive 6: update_time moves with a change, and with nothing else', () => {
    const { ask, sandbox, path, lead } = withLead();
    sandbox.clock.advance(5000);
    const at = () => ask('GET', path).body.data.update_time;
    ask('PATCH', path, { name: 'Ada Byron' });
    ask('POST', '/api/v1/notes', { content: 'Hello', person_id: lead.id });
    expect(at()).toBe('2026-11-20T12:00:00Z');
    ask('PATCH', path, { name: 'Ada Lovelace' });
    expect(at()).toBe('2026-11-20T12:00:05Z');
  });

  test('pipedrive 6: a deleted one is in no list, 404 by id and cannot be edited', () => {
    const { ask, path, lead } = withLead();
    expect(ask('DELETE', path)).toMatchObject({
      status: 200,
      body: { success: true, data: { id: lead.id } },
    });
    expect(ids(ask('GET', persons))).toEqual([]);
    const missing = {
      success: false,
      error: 'Person not found',
      error_info: 'Object was not found.',
      data: null,
    };
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(ask(method, path, method === 'PATCH' ? {} : undefined)).toMatchObject({
        status: 404,
        body: missing,
      });
  });

  test('pipedrive 1.5, 6: one hidden from the user is missing alike', () => {
    const { ask, pipedrive, path, lead } = withLead();
    pipedrive.hide('persons', lead.id);
    expect([ids(ask('GET', persons)), ask('GET', path).status]).toEqual([[], 404]);
    expect(ids(ask('GET', `${persons}?updated_since=2026-01-01T00:00:00Z`))).toEqual([]);
    expect(pipedrive.person(lead.id)?.name).toBe('Ada Byron');
  });
});

describe('what is refused', () => {
  test('pipedrive 1.5: unknown keys, all of them, in its words', () => {
    const { ask, path } = withLead();
    const told =
      "Validation failed: email: Parameter 'email' is not allowed for this request; label: Parameter 'label' is not allowed for this request";
    expect(ask('PATCH', path, { email: 'x', label: 3 })).toMatchObject(schemaError(told));
    expect(ask('POST', persons, { name: 'Ada', first_name: 'Ada' })).toMatchObject(
      schemaError(expect.stringContaining("Parameter 'first_name' is not allowed")),
    );
  });

  test('pipedrive 2, 3.2: a custom field at top level is an unknown key', () => {
    const { ask, path, context } = withLead();
    expect(ask('PATCH', path, { [context]: 'x' })).toMatchObject(
      schemaError(expect.stringContaining(context)),
    );
  });

  test('pipedrive 3.2: a key that does not exist fails the whole request', () => {
    const { ask, pipedrive, path, lead, context } = withLead();
    const stranger = 'f'.repeat(40);
    const reply = ask('PATCH', path, { name: 'New', custom_fields: { [context]: 'x', [stranger]: 'y' } });
    expect(reply).toMatchObject(schemaError(expect.stringContaining(stranger)));
    expect(pipedrive.person(lead.id)).toMatchObject({ name: 'Ada Byron', custom: {} });
  });

  test("pipedrive 3.2: a removed field's key, and another entity's, do not exist", () => {
    const { ask, pipedrive, path, context } = withLead();
    const web = pipedrive.addField('organizations', { name: 'Website', type: 'varchar' }).code;
    pipedrive.removeField('persons', 'Context');
    for (const key of [web, context])
      expect(ask('PATCH', path, { custom_fields: { [key]: 'x' } }).status).toBe(400);
    expect(ask('GET', path).body.data.custom_fields).not.toHaveProperty(context);
  });

  test.each([
    ['a number as text', { owner_id: '2201' }],
    ['a name as a number', { name: 5 }],
    ['a plain e-mail', { emails: 'ada@acme.example' }],
    ['an e-mail as text in the array', { emails: ['ada@acme.example'] }],
    ['an unknown key of an e-mail', { emails: [{ value: 'a@b.example', type: 'work' }] }],
    ['two primary e-mails', { emails: ['a', 'b'].map((value) => ({ value, primary: true })) }],
    ['add_time in PATCH', { add_time: '2026-01-01T00:00:00Z' }],
    ['a null organization', { org_id: null }],
    ['a name of 256 characters', { name: 'x'.repeat(256) }],
    ['custom_fields as an array', { custom_fields: [] }],
  ])('pipedrive 2, 3.3: %s', (_, body) => {
    const { ask, path } = withLead();
    expect(ask('PATCH', path, body)).toMatchObject(
      schemaError(expect.stringMatching(/^Validation failed: /)),
    );
  });

  test('pipedrive 3.3: a person without a name', () => {
    const { ask } = openCompany();
    expect(ask('POST', persons, { emails: [] })).toMatchObject(schemaError(expect.stringContaining('name')));
  });

  test('pipedrive 1.1: a body that is no JSON, or does not say it is', () => {
    const { ask, path } = withLead();
    expect(ask('PATCH', path, '{').status).toBe(400);
    expect(ask('PATCH', path, '{}', { 'Content-Type': 'text/plain' }).status).toBe(400);
  });

  test.each([
    ['an unknown owner', { owner_id: 9 }],
    ['an unknown label', { label_ids: [77] }],
    ['an unknown organization', { org_id: 9 }],
    ['a visibility of a higher plan', { visible_to: 5 }],
  ])('pipedrive 6: %s', (_, body) => {
    const { ask, path } = withLead();
    expect(ask('PATCH', path, body)).toMatchObject({ status: 400, body: { success: false, data: null } });
  });

  test('pipedrive 6: a deactivated owner (unconfirmed; clients check first); present records stay', () => {
    const { ask, pipedrive, path, zoe } = withLead();
    ask('PATCH', path, { owner_id: zoe.id });
    pipedrive.deactivateUser(zoe.id);
    expect(ask('GET', path).body.data.owner_id).toBe(zoe.id);
    expect(ask('POST', persons, { name: 'Bo', owner_id: zoe.id }).status).toBe(400);
  });

  test('pipedrive 1.5: what is not there, and what is no id', () => {
    const { ask } = openCompany();
    expect(ask('GET', `${persons}/999`).status).toBe(404);
    expect(ask('GET', `${persons}/abc`).status).toBe(400);
  });
});

describe('lists', () => {
  const seconds = (count: number) => new Date(noon + count * 1000).toISOString().replace('.000', '');
  function withThree() {
    const company = withLead();
    company.sandbox.clock.advance(20_000);
    const { pipedrive, zoe } = company;
    const [a, b, c] = [1, 2, 3].map((second) =>
      pipedrive.addPerson(
        { name: `P${second}`, ...(second === 2 ? { owner_id: zoe.id } : {}) },
        { at: seconds(second) },
      ),
    );
    pipedrive.remove('persons', company.lead.id);
    return { ...company, a: a?.id ?? 0, b: b?.id ?? 0, c: c?.id ?? 0 };
  }

  test('pipedrive 3.1: updated_since is later or equal, updated_until strictly earlier', () => {
    const { ask, a, b, c } = withThree();
    expect(ids(ask('GET', `${persons}?updated_since=${seconds(2)}`))).toEqual([b, c]);
    expect(ids(ask('GET', `${persons}?updated_until=${seconds(2)}`))).toEqual([a]);
    expect(ids(ask('GET', `${persons}?updated_since=${seconds(1)}&updated_until=${seconds(3)}`))).toEqual([
      a,
      b,
    ]);
  });

  test('pipedrive 3.1: stamps count in whole seconds', () => {
    const { ask, pipedrive, a } = withThree();
    pipedrive.editPerson(a, { name: 'Later' }, { at: noon + 9500 });
    expect(ids(ask('GET', `${persons}?updated_since=${seconds(9)}`))).toEqual([a]);
    expect(ids(ask('GET', `${persons}?updated_since=${seconds(10)}`))).toEqual([]);
  });

  test.each(['2026-11-20T12:00:00.000Z', '2026-11-20 12:00:00', '2026-02-30T00:00:00Z', '1763640000'])(
    'pipedrive 3.1: the moment %s is refused',
    (text) => {
      const { ask } = openCompany();
      for (const name of ['updated_since', 'updated_until'])
        expect(ask('GET', `${persons}?${name}=${encodeURIComponent(text)}`)).toMatchObject(
          schemaError(expect.stringContaining(name)),
        );
    },
  );

  test('pipedrive 3.1: sorted by id, update_time or add_time', () => {
    const { ask, pipedrive, a, b, c } = withThree();
    pipedrive.editPerson(a, { name: 'Later' }, { at: seconds(9) });
    const sorted = (by: string, direction: string) =>
      ids(ask('GET', `${persons}?sort_by=${by}&sort_direction=${direction}`));
    expect(sorted('id', 'desc')).toEqual([c, b, a]);
    expect(sorted('update_time', 'desc')).toEqual([a, c, b]);
    expect(sorted('add_time', 'asc')).toEqual([a, b, c]);
    expect(ask('GET', `${persons}?sort_by=name`).status).toBe(400);
    expect(ask('GET', `${persons}?sort=id`).status).toBe(400);
  });

  test('pipedrive 3.1: paged by an opaque cursor, null at the end', () => {
    const { ask, a, b, c } = withThree();
    const page = (query: string) => ask('GET', `${persons}?limit=2&${query}`);
    const first = page('');
    expect(ids(first)).toEqual([a, b]);
    const { next_cursor } = first.body.additional_data;
    const second = page(`cursor=${next_cursor}`);
    expect([ids(second), second.body.additional_data.next_cursor]).toEqual([[c], null]);
    for (const wrong of ['cursor=abc', `cursor=${next_cursor}&sort_direction=desc`])
      expect(page(wrong).status).toBe(400);
  });

  test('pipedrive 3.1: what changes between two pages skips nothing', () => {
    const { ask, pipedrive, a, b, c } = withThree();
    const page = (cursor: string) => ask('GET', `${persons}?sort_by=update_time&limit=1${cursor}`);
    const first = page('');
    pipedrive.editPerson(a, { name: 'Later' }, { at: seconds(9) });
    const second = page(`&cursor=${first.body.additional_data.next_cursor}`);
    expect([ids(first), ids(second)]).toEqual([[a], [b]]);
    const rest = ask(
      'GET',
      `${persons}?sort_by=update_time&cursor=${second.body.additional_data.next_cursor}`,
    );
    expect(ids(rest)).toEqual([c, a]);
  });

  test('pipedrive 3.1: limit 1 to 500', () => {
    const { ask, pipedrive } = openCompany();
    pipedrive.seedLoad(501);
    expect(ids(ask('GET', persons))).toHaveLength(100);
    expect(ids(ask('GET', `${persons}?limit=500`))).toHaveLength(500);
    for (const limit of ['0', '501', 'x']) expect(ask('GET', `${persons}?limit=${limit}`).status).toBe(400);
  });

  test('pipedrive 3.3: by ids, owner, organization and deal', () => {
    const { ask, pipedrive, zoe, a, b, c } = withThree();
    const org = pipedrive.addOrganization({ name: 'Acme' });
    pipedrive.editPerson(a, { org_id: org.id });
    const deal = pipedrive.addDeal({ title: 'Deal', person_id: c });
    const by = (query: string) => ids(ask('GET', `${persons}?${query}`));
    expect(by(`ids=${c},${a},7`)).toEqual([a, c]);
    expect(by(`owner_id=${zoe.id}`)).toEqual([b]);
    expect(by(`org_id=${org.id}`)).toEqual([a]);
    expect(by(`deal_id=${deal.id}`)).toEqual([c]);
    const many = Array.from({ length: 101 }, (_, index) => index + 1).join();
    expect(ask('GET', `${persons}?ids=${many}`).status).toBe(400);
  });

  test('pipedrive 3.1: a saved filter sets the other filters aside', () => {
    const { ask, pipedrive, zoe, a } = withThree();
    const filter = pipedrive.addFilter({
      name: 'Only the first',
      type: 'people',
      conditions: [{ field: 'id', operator: '=', value: a }],
    });
    const query = `filter_id=${filter}&owner_id=${zoe.id}&updated_since=${seconds(99)}`;
    expect(ids(ask('GET', `${persons}?${query}`))).toEqual([a]);
    expect(ask('GET', `${persons}?filter_id=1`).status).toBe(400);
    const listed = ask('GET', '/api/v1/filters?type=people').body.data;
    expect(listed).toMatchObject([{ id: filter, name: 'Only the first', type: 'people' }]);
  });

  test('pipedrive 3.3: include_fields', () => {
    const { ask, pipedrive, a } = withThree();
    pipedrive.addNote(a, 'Hello');
    pipedrive.addDeal({ title: 'Deal', person_id: a });
    const { data } = ask('GET', `${persons}/${a}?include_fields=notes_count,open_deals_count`).body;
    expect(data).toMatchObject({ notes_count: 1, open_deals_count: 1 });
    expect(ask('GET', `${persons}/${a}?include_fields=notes`).status).toBe(400);
  });
});
