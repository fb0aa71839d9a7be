import { codes, contactsPath, openPortal } from './portal';

const one = (id: string, query = '') => `${contactsPath}/${id}${query}`;

describe('creating', () => {
  test('hubspot 3.1, 3.3: a contact is made, with the shape of a record', () => {
    const { ask } = openPortal();
    const reply = ask('POST', contactsPath, { properties: { email: 'ada@acme.example', firstname: 'Ada' } });
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toContain(reply.body.id);
    expect(reply.body).toMatchObject({ archived: false, createdAt: '2026-11-20T12:00:00Z' });
    expect(reply.body.url).toBe(`https://app.hubspot.com/contacts/48120073/record/0-1/${reply.body.id}`);
    expect(Number(reply.body.id)).toBeGreaterThan(2 ** 32);
  });

  test.each(['ada@acme.example', 'ADA@Acme.example', 'second@acme.example'])(
    'hubspot 1.6, 3.3: %s, which exists, is 409 with the id in the words',
    (email) => {
      const { ask, hubspot } = openPortal();
      const { id } = hubspot.addContact({
        email: 'Ada@acme.example',
        hs_additional_emails: 'second@acme.example',
      });
      const reply = ask('POST', contactsPath, { properties: { email } });
      expect(reply).toMatchObject({ status: 409, body: { category: 'CONFLICT' } });
      expect(reply.body.message).toBe(`Contact already exists. Existing ID: ${id}`);
    },
  );

  test('hubspot 3.3: without e-mail and name it is refused', () => {
    const { ask } = openPortal();
    expect(ask('POST', contactsPath, { properties: { company: 'Acme' } }).status).toBe(400);
  });

  test('hubspot 2: what an admin requires binds creates from 2026-09 on, not 2026-03', () => {
    const { ask, hubspot } = openPortal();
    hubspot.settings.requiredProperties = ['company', 'firstname'];
    const body = { properties: { email: 'ada@acme.example' } };
    const reply = ask('POST', contactsPath, body);
    expect(codes(reply)).toEqual(['MISSING_REQUIRED_PROPERTY', 'MISSING_REQUIRED_PROPERTY']);
    expect(ask('POST', '/crm/objects/2026-03/contacts', body).status).toBe(201);
  });

  test('hubspot 3.3: an inline association must exist and point the right way', () => {
    const { ask, hubspot } = openPortal();
    const to = (id: string, associationTypeId: number) => ({
      properties: { firstname: 'Ada' },
      associations: [{ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] }],
    });
    expect(ask('POST', contactsPath, to('1', 201)).body.context.INVALID_OBJECT_IDS).toEqual([
      'NOTE=1 is not valid',
    ]);
    expect(ask('POST', contactsPath, to('1', 202)).status).toBe(400);
    expect(hubspot.contacts()).toEqual([]);
  });
});

describe('changing', () => {
  const refused: [string, Record<string, string>, string][] = [
    ['an unknown property', { shoe_size: '42' }, 'PROPERTY_DOESNT_EXIST'],
    ['a read-only property', { lastmodifieddate: '1' }, 'READ_ONLY_VALUE'],
    ['an option in the wrong case', { hs_lead_status: 'In_Progress' }, 'INVALID_OPTION'],
    ['a label instead of the value', { hs_lead_status: 'In Progress' }, 'INVALID_OPTION'],
    ['QUALIFIED, which is no default', { hs_lead_status: 'QUALIFIED' }, 'INVALID_OPTION'],
    ['a bad e-mail', { email: 'not an address' }, 'INVALID_EMAIL'],
    ['a date that is none', { moment: '2026-02-30T10:00:00Z' }, 'INVALID_DATE'],
    ['words for a date', { moment: 'yesterday' }, 'INVALID_DATE'],
    ['a number with a comma', { score: '1,5' }, 'INVALID_INTEGER'],
  ];

  function withFields() {
    const portal = openPortal();
    const common = { groupName: 'contactinformation' };
    portal.hubspot.addProperty({
      ...common,
      name: 'moment',
      label: 'Moment',
      type: 'datetime',
      fieldType: 'date',
    });
    portal.hubspot.addProperty({
      ...common,
      name: 'score',
      label: 'Score',
      type: 'number',
      fieldType: 'number',
    });
    const { id } = portal.hubspot.addContact({ firstname: 'Ada', email: 'ada@acme.example' });
    return { ...portal, id };
  }

  test.each(refused)('hubspot 1.6, 3.4, 3.6, 6: %s is 400', (_, properties, code) => {
    const { ask, id, hubspot } = withFields();
    const before = hubspot.contact(id);
    const reply = ask('PATCH', one(id), { properties });
    expect(reply.status).toBe(400);
    expect(codes(reply)).toEqual([code]);
    expect(reply.body.errors[0].context.propertyName).toEqual(Object.keys(properties));
    expect(reply.body.message).toMatch(/^Property values were not valid: \[\{"isValid":false/);
    expect(hubspot.contact(id)).toEqual(before);
  });

  test('hubspot 1.6: every bad property is listed, and the good ones beside them are not written', () => {
    const { ask, id, hubspot } = withFields();
    const properties = { firstname: 'Eva', shoe_size: '1', score: 'x', hs_lead_status: 'new' };
    expect(codes(ask('PATCH', one(id), { properties }))).toEqual([
      'PROPERTY_DOESNT_EXIST',
      'INVALID_INTEGER',
      'INVALID_OPTION',
    ]);
    expect(hubspot.contact(id)?.properties.firstname).toBe('Ada');
  });

  test.each([
    ['unparsable JSON', '{"properties":', /^Invalid input JSON/],
    ['an unknown key', { properties: {}, extra: 1 }, /Unrecognized key/],
    ['no properties', {}, /properties/],
    ['a number as a value', { properties: { firstname: 7 } }, /properties.firstname/],
    ['null as a value', { properties: { firstname: null } }, /properties.firstname/],
    ['a list', [], /expected object/],
  ])('hubspot 1.6, 3.1: %s is 400 VALIDATION_ERROR', (_, body, words) => {
    const { ask, id } = withFields();
    const reply = ask('PATCH', one(id), body);
    expect(reply).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(reply.body.message).toMatch(words);
  });

  test('hubspot 3.8: an owner is an active owner id; user ids, unknown and archived ones are refused', () => {
    const { ask, id, hubspot } = withFields();
    const mara = hubspot.addOwner({ email: 'mara@acme.example' });
    const gone = hubspot.addOwner({ email: 'gone@acme.example', archived: true });
    const assign = (owner: string) =>
      ask('PATCH', one(id), { properties: { hubspot_owner_id: owner } }).status;
    expect([String(mara.userId), '1', gone.id, 'mara@acme.example'].map(assign)).toEqual([
      400, 400, 400, 400,
    ]);
    expect(assign(mara.id)).toBe(200);
    expect(hubspot.contact(id)?.properties.hubspot_owner_assigneddate).toBe('2026-11-20T12:00:00Z');
    hubspot.archiveOwner(mara.id); // may still sit on old contacts
    expect(hubspot.contact(id)?.properties.hubspot_owner_id).toBe(mara.id);
    expect(assign('')).toBe(200);
    expect(hubspot.contact(id)?.properties.hubspot_owner_id).toBeUndefined();
  });

  test('hubspot 2: a condition of the admin can trip an owner change', () => {
    const { ask, id, hubspot } = withFields();
    hubspot.settings.conditionalProperties = [
      { property: 'hs_lead_status', value: 'CONNECTED', requires: 'company' },
    ];
    const set = (properties: object) => ask('PATCH', one(id), { properties });
    expect(codes(set({ hs_lead_status: 'CONNECTED' }))).toEqual(['MISSING_CONDITIONAL_REQUIRED_PROPERTY']);
    expect(set({ hs_lead_status: 'NEW' }).status).toBe(200);
    expect(set({ hs_lead_status: 'CONNECTED', company: 'Acme' }).status).toBe(200);
  });

  test('hubspot 2: an odd date is normalised with a warning on 2026-09, refused on 2026-03', () => {
    const { ask, id } = withFields();
    const body = { properties: { moment: '2026-12-01' } };
    const reply = ask('PATCH', one(id), body);
    expect(reply.body.properties.moment).toBe('2026-12-01T00:00:00Z');
    expect(reply.body.warnings[0].category).toBe('PROPERTY_VALUE_NORMALIZED');
    expect(codes(ask('PATCH', `/crm/objects/2026-03/contacts/${id}`, body))).toEqual(['INVALID_DATE']);
  });

  test('hubspot 3.7: the lifecycle stage goes back only through empty', () => {
    const { ask, id, hubspot } = withFields();
    const set = (lifecyclestage: string) => ask('PATCH', one(id), { properties: { lifecyclestage } }).status;
    expect([set('customer'), set('lead')]).toEqual([200, 200]);
    expect(hubspot.contact(id)?.properties.lifecyclestage).toBe('customer');
    expect([set(''), set('lead')]).toEqual([200, 200]);
    expect(hubspot.contact(id)?.properties.lifecyclestage).toBe('lead');
  });

  test('hubspot 6: multi-checkboxes replace, or append with a leading semicolon', () => {
    const { ask, id, hubspot } = withFields();
    const options = ['a', 'b', 'c'].map((value, displayOrder) => ({
      label: value,
      value,
      displayOrder,
      hidden: false,
    }));
    const field = { name: 'topics', label: 'Topics', groupName: 'contactinformation', options };
    hubspot.addProperty({ ...field, type: 'enumeration', fieldType: 'checkbox' });
    const set = (topics: string) => ask('PATCH', one(id), { properties: { topics } });
    set('a;b');
    expect(set(';c').body.properties.topics).toBe('a;b;c');
    expect(codes(set('a;A'))).toEqual(['INVALID_OPTION']);
  });

  test('hubspot 3.4: an e-mail that another contact bears is 409; its own in another case is not', () => {
    const { ask, id, hubspot } = withFields();
    const other = hubspot.addContact({ email: 'eva@acme.example' });
    expect(ask('PATCH', one(other.id), { properties: { email: 'ADA@acme.example' } }).status).toBe(409);
    expect(ask('PATCH', one(id), { properties: { email: 'ADA@acme.example' } }).status).toBe(200);
  });

  test('hubspot 6: a text over 65,536 characters is refused', () => {
    const { ask, id } = withFields();
    expect(ask('PATCH', one(id), { properties: { company: 'x'.repeat(65_536) } }).status).toBe(200);
    expect(ask('PATCH', one(id), { properties: { company: 'x'.repeat(65_537) } }).status).toBe(400);
  });

  test('hubspot 3.4: an update by e-mail, and of what is not there', () => {
    const { ask, hubspot, id } = withFields();
    const body = { properties: { firstname: 'Eva' } };
    expect(ask('PATCH', one('ADA%40acme.example', '?idProperty=email'), body).body.id).toBe(id);
    expect(ask('PATCH', one('999'), body).body.category).toBe('OBJECT_NOT_FOUND');
    hubspot.deleteContact(id);
    expect(ask('PATCH', one(id), body).status).toBe(404);
  });
});
