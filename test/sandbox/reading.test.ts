import { contactsPath, noon, openPortal } from './portal';

const batch = `${contactsPath}/batch/read`;
const inputs = (ids: readonly string[]) => ids.map((id) => ({ id }));
const none = { properties: [], propertiesWithHistory: [] };

describe('one contact', () => {
  test('hubspot 3.1: asked for but empty is null, asked for but undefined is left out', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    const { body } = ask('GET', `${contactsPath}/${id}?properties=phone,shoe_size&unknown=1`);
    expect(Object.keys(body.properties).sort()).toEqual([
      'createdate',
      'hs_object_id',
      'lastmodifieddate',
      'phone',
    ]);
    expect(body.properties.phone).toBeNull();
  });

  test('hubspot 3.1: milliseconds are absent when zero', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' }, { at: noon - 5 });
    hubspot.edit(id, { firstname: 'Eva' }, { at: noon });
    const { properties, createdAt, updatedAt } = ask('GET', `${contactsPath}/${id}`).body;
    expect(properties).toMatchObject({ createdate: createdAt, lastmodifieddate: updatedAt });
    expect([createdAt, updatedAt]).toEqual(['2026-11-20T11:59:59.995Z', '2026-11-20T12:00:00Z']);
  });

  test.each(['ada@acme.example', 'ADA@ACME.EXAMPLE', 'alias@acme.example'])(
    'hubspot 3.2: %s finds by e-mail',
    (email) => {
      const { ask, hubspot } = openPortal();
      const { id } = hubspot.addContact({
        email: 'ada@acme.example',
        hs_additional_emails: 'x@acme.example;alias@acme.example',
      });
      expect(ask('GET', `${contactsPath}/${encodeURIComponent(email)}?idProperty=email`).body.id).toBe(id);
    },
  );

  test('hubspot 1.6, 3.2: unknown ids and e-mails are 404, with a category or without', () => {
    const { ask, hubspot } = openPortal();
    hubspot.addContact({ email: 'ada@acme.example' });
    expect(ask('GET', `${contactsPath}/1`)).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    const byMail = ask('GET', `${contactsPath}/eva@acme.example?idProperty=email`);
    expect(byMail).toMatchObject({ status: 404, body: { message: 'resource not found' } });
    expect(byMail.body).not.toHaveProperty('category');
    expect(ask('GET', `${contactsPath}/ada@acme.example`).status).toBe(404);
  });

  test('hubspot 3.2: only a unique property can be an idProperty', () => {
    const { ask } = openPortal();
    expect(ask('GET', `${contactsPath}/Ada?idProperty=firstname`).status).toBe(400);
  });

  test('hubspot 9: associations are ids and types only, and absent where there are none', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    const url = `${contactsPath}/${id}?associations=notes,companies,deals`;
    expect(ask('GET', url).body).not.toHaveProperty('associations');
    const note = hubspot.addNote(id, 'Hello');
    expect(ask('GET', url).body.associations).toEqual({
      notes: { results: [{ id: note.id, type: 'contact_to_note' }] },
    });
    expect(ask('GET', `${contactsPath}/${id}?associations=shoes`).status).toBe(400);
  });

  test('a deleted contact is 404, and there with archived=true', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ email: 'ada@acme.example' });
    hubspot.deleteContact(id);
    expect(ask('GET', `${contactsPath}/${id}`).status).toBe(404);
    expect(ask('GET', `${contactsPath}/${id}?archived=true`).body).toMatchObject({ id, archived: true });
    expect(hubspot.contact(id)).toBeUndefined();
    expect(hubspot.addContact({ email: 'ada@acme.example' }).id).not.toBe(id);
  });
});

type Page = { results: { id: string }[]; paging?: { next: { after: string } } };

describe('the list', () => {
  test('hubspot 3.2: ascending by id, `after` is the next id, deleted ones left out', () => {
    const { ask, hubspot } = openPortal();
    const ids = hubspot.seedLoad(25);
    hubspot.deleteContact(ids[3] ?? '');
    const seen: string[] = [];
    let after: string | undefined = '';
    while (after !== undefined) {
      const page: Page = ask('GET', `${contactsPath}?limit=10&after=${after}`).body;
      seen.push(...page.results.map(({ id }) => id));
      after = page.paging?.next.after;
    }
    expect(seen).toEqual(ids.filter((_, index) => index !== 3));
    expect(ask('GET', contactsPath).body.results).toHaveLength(10);
  });

  test.each([
    'limit=101',
    'limit=0',
    'limit=ten',
    'limit=51&propertiesWithHistory=email',
    'after=x',
    'archived=maybe',
  ])('hubspot 3.2, 3.5: %s is refused', (query) => {
    const { ask } = openPortal();
    expect(ask('GET', `${contactsPath}?${query}`).status).toBe(400);
  });

  test.each(['limit=100', 'limit=50&propertiesWithHistory=email'])('hubspot 3.2: %s is taken', (query) => {
    const { ask } = openPortal();
    expect(ask('GET', `${contactsPath}?${query}`).status).toBe(200);
  });
});

describe('batch read', () => {
  test('hubspot 3.5: 51 ids with history are refused in the vendor’s words, 50 are not', () => {
    const { ask, hubspot } = openPortal();
    const ids = hubspot.seedLoad(101);
    const wanted = { properties: [], propertiesWithHistory: ['hs_lead_status'] };
    const reply = ask('POST', batch, { inputs: inputs(ids.slice(0, 51)), ...wanted });
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain(
      'maximum number of inputs supported in a batch request for property histories is 50',
    );
    expect(ask('POST', batch, { inputs: inputs(ids.slice(0, 50)), ...wanted }).body.results).toHaveLength(50);
    expect(ask('POST', batch, { inputs: inputs(ids.slice(0, 100)), ...none }).status).toBe(200);
    expect(ask('POST', batch, { inputs: inputs(ids), ...none }).status).toBe(400);
  });

  test('hubspot 3.2: missing ids are 207 with what was found beside them', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    const { status, body } = ask('POST', batch, { inputs: inputs(['7', id, '8']), ...none });
    expect(status).toBe(207);
    expect(body.results.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(body).toMatchObject({
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['7', '8'] } }],
    });
  });

  test('hubspot 3.2: by e-mail', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ email: 'ada@acme.example' });
    const { body } = ask('POST', batch, {
      inputs: inputs(['Ada@acme.example']),
      idProperty: 'email',
      ...none,
    });
    expect(body.results[0].id).toBe(id);
  });

  test.each([
    ['no inputs', { inputs: [], ...none }],
    ['a number as id', { inputs: [{ id: 5 }], ...none }],
    ['no list of properties', { inputs: inputs(['1']), propertiesWithHistory: [] }],
    ['no list of histories', { inputs: inputs(['1']), properties: [] }],
    ['an unknown key', { inputs: inputs(['1']), ...none, associations: [] }],
  ])('hubspot 3.2: %s is refused', (_, body) => {
    const { ask } = openPortal();
    expect(ask('POST', batch, body)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });
});
