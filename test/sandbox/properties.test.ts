import { contactsPath, openPortal } from './portal';

const url = '/crm/properties/2026-09/contacts';
const option = (value: string, displayOrder = 0) => ({ label: value, value, displayOrder, hidden: false });
const field = {
  name: 'tec_schedule',
  label: 'TEC Schedule',
  type: 'string',
  fieldType: 'text',
  groupName: 'contactinformation',
};
const choice = { ...field, type: 'enumeration', fieldType: 'select' };

describe('reading', () => {
  test('hubspot 3.6: the lead status has eight values, and QUALIFIED is not among them', () => {
    const { ask } = openPortal();
    const { body } = ask('GET', `${url}/hs_lead_status`);
    expect(body.options.map(({ value }: { value: string }) => value)).toEqual([
      'NEW',
      'OPEN',
      'IN_PROGRESS',
      'OPEN_DEAL',
      'UNQUALIFIED',
      'ATTEMPTED_TO_CONTACT',
      'CONNECTED',
      'BAD_TIMING',
    ]);
    expect(body.modificationMetadata).toMatchObject({
      readOnlyOptions: false,
      readOnlyValue: false,
      archivable: false,
    });
  });

  test('hubspot 6: custom fields do not exist until created; an unknown one is 404', () => {
    const { ask } = openPortal();
    expect(ask('GET', `${url}/relay_assigned_at`)).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    const { results } = ask('GET', url).body;
    expect(results.every(({ hubspotDefined }: { hubspotDefined: boolean }) => hubspotDefined)).toBe(true);
  });
});

describe('creating', () => {
  test('hubspot 6: made, read back, written', () => {
    const { ask, hubspot } = openPortal();
    const reply = ask('POST', url, field);
    expect(reply).toMatchObject({
      status: 201,
      body: { name: 'tec_schedule', hubspotDefined: false, archived: false },
    });
    expect(ask('GET', `${url}/tec_schedule`).body).toEqual(reply.body);
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    expect(ask('PATCH', `${contactsPath}/${id}`, { properties: { tec_schedule: 'Gentle' } }).status).toBe(
      200,
    );
  });

  test.each([
    ['no label', { ...field, label: undefined }],
    ['no group', { ...field, groupName: undefined }],
    ['a group that is not there', { ...field, groupName: 'lead_relay' }],
    ['an unknown key', { ...field, colour: 'red' }],
    ['an unknown type', { ...field, type: 'text' }],
    ['a type and field type that do not pair', { ...field, type: 'datetime' }],
    ['a datetime as text', { ...field, type: 'datetime', fieldType: 'datetime' }],
    ['upper case in the name', { ...field, name: 'TEC_Schedule' }],
    ['a digit first', { ...field, name: '1_schedule' }],
    ["HubSpot's own prefix", { ...field, name: 'hs_schedule' }],
    ['an enumeration without options', choice],
    ['an option without displayOrder', { ...choice, options: [{ label: 'A', value: 'a', hidden: false }] }],
    ['an option without hidden', { ...choice, options: [{ label: 'A', value: 'a', displayOrder: 0 }] }],
    ['an option twice', { ...choice, options: [option('a'), option('a')] }],
    ['options on a text', { ...field, options: [option('a')] }],
  ])('hubspot 6: %s is refused', (_, body) => {
    const { ask, hubspot } = openPortal();
    expect(ask('POST', url, body)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(hubspot.property('tec_schedule')).toBeUndefined();
  });

  test('hubspot 1.6, 6: what exists is 409', () => {
    const { ask } = openPortal();
    ask('POST', url, field);
    expect(ask('POST', url, field)).toMatchObject({
      status: 409,
      body: { category: 'OBJECT_ALREADY_EXISTS', subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' },
    });
  });

  test('hubspot 6: a name that was archived is restored with the posted definition', () => {
    const { ask, hubspot } = openPortal();
    ask('POST', url, field);
    const { id } = hubspot.addContact({ firstname: 'Ada', tec_schedule: 'Gentle' });
    expect(ask('DELETE', `${url}/tec_schedule`)).toMatchObject({ status: 204, text: '' });
    expect(ask('GET', `${url}/tec_schedule`).status).toBe(404);
    expect(ask('GET', `${contactsPath}/${id}?properties=tec_schedule`).body.properties).not.toHaveProperty(
      'tec_schedule',
    );
    expect(ask('POST', url, { ...field, label: 'Plan' })).toMatchObject({
      status: 201,
      body: { label: 'Plan' },
    });
    expect(hubspot.contact(id)?.properties.tec_schedule).toBe('Gentle');
  });

  test('hubspot 6: a small account has a quota, which the limits tell', () => {
    const { ask, hubspot } = openPortal();
    hubspot.settings.customPropertyLimit = 1;
    ask('POST', url, field);
    expect(ask('POST', url, { ...field, name: 'context' }).status).toBe(400);
    const { byObjectType } = ask('GET', '/crm/limits/2026-09/custom-properties').body;
    expect(byObjectType).toEqual([{ objectTypeId: '0-1', limit: 1, usage: 1 }]);
  });

  test('hubspot 6: an own group, then a property in it', () => {
    const { ask } = openPortal();
    const group = { name: 'lead_relay', label: 'Lead Relay' };
    expect(ask('POST', `${url}/groups`, group).status).toBe(201);
    expect(ask('POST', `${url}/groups`, group).status).toBe(409);
    expect(ask('GET', `${url}/groups/lead_relay`).body.label).toBe('Lead Relay');
    expect(ask('POST', url, { ...field, groupName: 'lead_relay' }).status).toBe(201);
  });
});

describe('changing', () => {
  test('hubspot 3.6, 6: options replace the whole list; records keep the orphan', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada', hs_lead_status: 'OPEN' });
    const options = [option('NEW'), option('QUALIFIED', 1)];
    expect(ask('PATCH', `${url}/hs_lead_status`, { options }).body.options).toEqual(options);
    expect(hubspot.contact(id)?.properties.hs_lead_status).toBe('OPEN');
    const set = (hs_lead_status: string) =>
      ask('PATCH', `${contactsPath}/${id}`, { properties: { hs_lead_status } }).status;
    expect([set('OPEN'), set('QUALIFIED')]).toEqual([400, 200]);
  });

  test('hubspot 6: without options they stay', () => {
    const { ask, hubspot } = openPortal();
    ask('POST', url, { ...choice, options: [option('a')] });
    expect(ask('PATCH', `${url}/tec_schedule`, { label: 'Plan' }).status).toBe(200);
    expect(hubspot.property('tec_schedule')).toMatchObject({ label: 'Plan', options: [option('a')] });
  });

  test.each([
    ['its name', 'tec_schedule', { name: 'other' }],
    ['its uniqueness', 'tec_schedule', { hasUniqueValue: true }],
    ['an option without its order', 'tec_schedule', { options: [{ label: 'A', value: 'a' }] }],
    ['an enumeration to no options', 'tec_schedule', { options: [] }],
    ["the label of HubSpot's own", 'hs_lead_status', { label: 'Status' }],
    ['the options of owners', 'hubspot_owner_id', { options: [option('1')] }],
  ])('hubspot 6: %s cannot be changed', (_, name, body) => {
    const { ask } = openPortal();
    ask('POST', url, { ...choice, options: [option('a')] });
    expect(ask('PATCH', `${url}/${name}`, body).status).toBe(400);
  });

  test('hubspot 6: what is in use, or HubSpot’s own, cannot be archived', () => {
    const { ask, hubspot } = openPortal();
    ask('POST', url, field);
    hubspot.settings.propertiesInUse = ['tec_schedule'];
    expect(ask('DELETE', `${url}/tec_schedule`).status).toBe(400);
    expect(ask('DELETE', `${url}/email`).status).toBe(400);
  });
});
