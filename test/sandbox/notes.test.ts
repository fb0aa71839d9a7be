import { codes, contactsPath, noon, openPortal } from './portal';

const notes = '/crm/objects/2026-09/notes';
const emails = '/crm/objects/2026-09/emails';
const to = (id: string, associationTypeId = 202) => [
  { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] },
];
const note = { hs_timestamp: '2026-11-20T09:30:00.000Z', hs_note_body: '<p>Hello {{name}}</p>' };

function withContact() {
  const portal = openPortal();
  portal.sandbox.clock.set(noon);
  const { id } = portal.hubspot.addContact({ firstname: 'Ada' }, { at: noon - 60_000 });
  return { ...portal, id };
}

describe('notes', () => {
  test('hubspot 4.4, 7: a note in one call; it moves the stamps of its contact', () => {
    const { ask, hubspot, id } = withContact();
    const reply = ask('POST', notes, { properties: note, associations: to(id) });
    expect(reply.status).toBe(201);
    expect(hubspot.notes(id)).toMatchObject([{ body: '<p>Hello {{name}}</p>', contactIds: [id] }]);
    expect(hubspot.contact(id)?.updatedAt).toBe('2026-11-20T12:00:00Z');
    expect(hubspot.contact(id)?.properties.notes_last_updated).toBe('2026-11-20T12:00:00Z');
    const { body } = ask('GET', `${notes}/${reply.body.id}?properties=hs_note_body,hs_timestamp`);
    expect(body.properties).toMatchObject({
      hs_note_body: note.hs_note_body,
      hs_timestamp: '2026-11-20T09:30:00Z',
    });
  });

  test.each([201, 198, 279, 99])(
    'hubspot 7: association type %i is not from a note to a contact: 400',
    (type) => {
      const { ask, hubspot, id } = withContact();
      const reply = ask('POST', notes, { properties: note, associations: to(id, type) });
      expect(reply.status).toBe(400);
      expect(reply.body.message).toContain('from object type 0-46');
      expect(hubspot.notes()).toEqual([]);
    },
  );

  test('hubspot 7: an unknown or deleted contact is 400 INVALID_OBJECT_IDS', () => {
    const { ask, hubspot, id } = withContact();
    const post = (contact: string) => ask('POST', notes, { properties: note, associations: to(contact) });
    expect(post('999').body.context).toEqual({ INVALID_OBJECT_IDS: ['CONTACT=999 is not valid'] });
    hubspot.deleteContact(id);
    expect(post(id).status).toBe(400);
  });

  test.each([
    ['no hs_timestamp', { hs_note_body: 'x' }, ['MISSING_REQUIRED_PROPERTY']],
    ['a timestamp that is none', { hs_timestamp: 'now' }, ['INVALID_DATE']],
    ['an unknown property', { ...note, note_title: 'x' }, ['PROPERTY_DOESNT_EXIST']],
    ['a body of 65,537 characters', { ...note, hs_note_body: 'x'.repeat(65_537) }, ['(none)']],
    ['an author who is no owner', { ...note, hubspot_owner_id: '5' }, ['(none)']],
  ])('hubspot 7: %s is refused', (_, properties, expected) => {
    const { ask, id } = withContact();
    const reply = ask('POST', notes, { properties, associations: to(id) });
    expect(reply.status).toBe(400);
    expect(codes(reply)).toEqual(expected);
  });

  test.each([
    [
      'an id as a number',
      [{ to: { id: 5 }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 }] }],
    ],
    ['no types', [{ to: { id: '5' }, types: [] }]],
    ['an unknown key', [{ ...to('5')[0], label: 'x' }]],
  ])('hubspot 7: an association with %s is refused', (_, associations) => {
    const { ask } = withContact();
    expect(ask('POST', notes, { properties: note, associations }).status).toBe(400);
  });

  test('hubspot 7: the same post again makes a second note', () => {
    const { ask, hubspot, id } = withContact();
    for (const _ of [1, 2]) ask('POST', notes, { properties: note, associations: to(id) });
    expect(hubspot.notes(id)).toHaveLength(2);
  });

  test('hubspot 7: batch read of notes, a missing one is 207', () => {
    const { ask, hubspot, id } = withContact();
    const { id: noteId } = hubspot.addNote(id, 'One');
    const body = {
      inputs: [{ id: noteId }, { id: '3' }],
      properties: ['hs_note_body'],
      propertiesWithHistory: [],
    };
    const reply = ask('POST', `${notes}/batch/read`, body);
    expect(reply).toMatchObject({
      status: 207,
      body: { results: [{ properties: { hs_note_body: 'One' } }] },
    });
  });

  test('hubspot 4.3, 4.4, 7: found by associations.contact, after the lag', () => {
    const { ask, hubspot, sandbox, id } = withContact();
    hubspot.settings.searchLagMs = 1000;
    const { id: noteId } = hubspot.addNote(id, 'One');
    const filters = [{ propertyName: 'associations.contact', operator: 'EQ', value: id }];
    const find = () => ask('POST', `${notes}/search`, { filterGroups: [{ filters }] }).body.results;
    expect(find()).toEqual([]);
    sandbox.clock.advance(1000);
    expect(find().map((one: { id: string }) => one.id)).toEqual([noteId]);
  });

  test('hubspot 7: associated later', () => {
    const { ask, hubspot, id } = withContact();
    const { body } = ask('POST', notes, { properties: note });
    expect(hubspot.contact(id)?.updatedAt).toBe('2026-11-20T11:59:00Z');
    expect(ask('PUT', `${notes}/${body.id}/associations/default/contacts/${id}`).status).toBe(200);
    expect(ask('GET', `${contactsPath}/${id}?associations=notes`).body.associations.notes.results[0].id).toBe(
      body.id,
    );
    expect(hubspot.contact(id)?.updatedAt).toBe('2026-11-20T12:00:00Z');
  });
});

describe('e-mails', () => {
  const mail = {
    hs_timestamp: String(noon),
    hs_email_direction: 'EMAIL',
    hs_email_subject: 'Hi',
    hs_email_text: 'There',
  };

  test('hubspot 7: logged on the contact', () => {
    const { ask, hubspot, id } = withContact();
    const headers = JSON.stringify({
      from: { email: 'zoe@assistants.example' },
      to: [{ email: 'ada@acme.example' }],
    });
    const properties = { ...mail, hs_email_headers: headers };
    expect(ask('POST', emails, { properties, associations: to(id, 198) }).status).toBe(201);
    expect(hubspot.emails(id)).toMatchObject([{ body: 'There' }]);
    expect(hubspot.notes(id)).toEqual([]);
  });

  test.each([
    ['no direction', { hs_timestamp: String(noon) }, ['MISSING_REQUIRED_PROPERTY']],
    ['an unknown direction', { ...mail, hs_email_direction: 'received' }, ['INVALID_OPTION']],
    ['an unknown status', { ...mail, hs_email_status: 'sent' }, ['INVALID_OPTION']],
    ['headers that are no JSON', { ...mail, hs_email_headers: 'from: zoe' }, ['(none)']],
    ['a read-only sender', { ...mail, hs_email_from_email: 'zoe@assistants.example' }, ['READ_ONLY_VALUE']],
  ])('hubspot 7: %s is refused', (_, properties, expected) => {
    const { ask } = withContact();
    expect(codes(ask('POST', emails, { properties }))).toEqual(expected);
  });

  test('hubspot 7: a search cannot filter on hs_email_html', () => {
    const { ask } = withContact();
    const filters = [{ propertyName: 'hs_email_html', operator: 'CONTAINS_TOKEN', value: 'x' }];
    expect(ask('POST', `${emails}/search`, { filterGroups: [{ filters }] }).status).toBe(400);
  });
});
