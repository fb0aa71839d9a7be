import { seededRandom } from '../../sandbox/core/ids';
import { openCompany, persons, withLead } from './pipedrive-company';

const fields = '/api/v2/personFields';
const hash = /^[0-9a-f]{40}$/;

describe('values by type', () => {
  const address = { value: 'Main street 1, Tallinn', country: 'Estonia' };
  const good: [string, unknown][] = [
    ['varchar', 'text'],
    ['text', 'x'.repeat(65_000)],
    ['phone', '+372 555'],
    ['double', 12.5],
    ['monetary', { value: 10, currency: 'EUR' }],
    ['date', '2026-02-28'],
    ['daterange', { value: '2026-02-01', until: '2026-02-28' }],
    ['time', { value: '10:20:00', timezone_name: 'Europe/Paris' }],
    ['timerange', { value: '10:20:00', until: '11:00:00', timezone_name: 'Europe/Paris' }],
    ['address', address],
    ['user', 2201],
    ['people', 101],
  ];
  const bad: [string, unknown][] = [
    ['varchar', 5],
    ['varchar', 'x'.repeat(256)],
    ['double', '12.5'],
    ['monetary', 10],
    ['monetary', { value: '10', currency: 'EUR' }],
    ['monetary', { value: 10, currency: 'XXX' }],
    ['date', '2026-02-30'],
    ['date', '2026-02-28T00:00:00Z'],
    ['daterange', '2026-02-01'],
    ['time', '10:20:00'],
    ['time', { value: '10:20', timezone_name: 'Europe/Paris' }],
    ['address', 'Main street 1'],
    ['address', { country: 'Estonia' }],
    ['user', '2201'],
    ['user', 9],
    ['org', 9],
  ];
  const write = (type: string, value: unknown) => {
    const { ask, path } = withLead();
    const { field_code } = ask('POST', fields, { field_name: 'Field', field_type: type }).body.data;
    return { code: field_code, reply: ask('PATCH', path, { custom_fields: { [field_code]: value } }) };
  };

  test.each(good)('pipedrive 3.2: %s takes %j', (type, value) => {
    const { code, reply } = write(type, value);
    expect(reply.status).toBe(200);
    expect({ value: reply.body.data.custom_fields[code] }).toMatchObject({ value });
  });

  test('pipedrive 3.2: sub-parts of an address left out become null', () => {
    const { code, reply } = write('address', address);
    expect(reply.body.data.custom_fields[code]).toMatchObject({ country: 'Estonia', locality: null });
  });

  test.each(bad)('pipedrive 3.2: %s refuses %j and names the key', (type, value) => {
    const { code, reply } = write(type, value);
    expect(reply).toMatchObject({ status: 400, body: { code: 'ERR_SCHEMA_VALIDATION_FAILED' } });
    expect(reply.body.error).toContain(`custom_fields.${code}`);
  });

  test('pipedrive 3.2: an option is its id, a number; text and unknown ids are refused', () => {
    const { ask, pipedrive, path, lead, status, option } = withLead();
    const write = (value: unknown) => ask('PATCH', path, { custom_fields: { [status]: value } }).status;
    expect([write('Hot'), write(String(option('Hot'))), write(9999), write([option('Hot')])]).toEqual([
      400, 400, 400, 400,
    ]);
    expect(write(option('Hot'))).toBe(200);
    expect(pipedrive.person(lead.id)?.custom).toEqual({ 'Lead Connection Status': 'Hot' });
  });

  test('pipedrive 3.2: a set takes ids, is not emptied by [] but by null', () => {
    const { ask, pipedrive, path } = withLead();
    const { code, options } = pipedrive.addField('persons', {
      name: 'Tags',
      type: 'set',
      options: ['A', 'B'],
    });
    const write = (value: unknown) => ask('PATCH', path, { custom_fields: { [code]: value } }).status;
    const picked = options?.map(({ id }) => id);
    expect([write(picked), write([]), write('1,2'), write(null)]).toEqual([200, 400, 400, 200]);
  });
});

describe('field definitions', () => {
  test('pipedrive 3.11: listed with system fields, whose codes are not always the record keys', () => {
    const { ask, status } = withLead();
    const list = ask('GET', fields).body.data;
    const codes = list.map((one: { field_code: string }) => one.field_code);
    expect(codes).toEqual(expect.arrayContaining(['name', 'email', 'phone', 'label', 'owner_id', status]));
    expect(codes).not.toContain('emails');
    expect(list.at(-2)).toEqual({
      field_name: 'Lead Connection Status',
      field_code: status,
      field_type: 'enum',
      options: [
        { id: 21, label: 'Cold' },
        { id: 22, label: 'Hot' },
      ],
      subfields: null,
      is_custom_field: true,
      is_optional_response_field: false,
    });
  });

  test('pipedrive 3.11: paged, one by code, the extras when asked', () => {
    const { ask, status } = withLead();
    const first = ask('GET', `${fields}?limit=3`).body;
    const second = ask('GET', `${fields}?limit=500&cursor=${first.additional_data.next_cursor}`).body;
    expect(second.additional_data.next_cursor).toBeNull();
    expect([...first.data, ...second.data]).toEqual(ask('GET', fields).body.data);
    expect(ask('GET', `${fields}/${status}`).body.data.field_code).toBe(status);
    expect(ask('GET', `${fields}/nowhere`).status).toBe(404);
    expect(ask('GET', `${fields}?include_fields=required_fields`).body.data[0]).toHaveProperty(
      'required_fields',
    );
  });

  test('pipedrive 3.11: the key is generated, and another one in every run', () => {
    const make = (random?: () => number) => {
      const { ask, sandbox } = openCompany(random ? { random } : {});
      const code = () =>
        ask('POST', fields, { field_name: 'Context', field_type: 'text' }).body.data.field_code;
      const first = code();
      sandbox.reset();
      return [first, code()];
    };
    const [one, two] = make();
    expect([one, two]).toEqual([expect.stringMatching(hash), expect.stringMatching(hash)]);
    expect(new Set([one, two, ...make()]).size).toBe(4);
    expect(make(seededRandom(7))).toEqual(make(seededRandom(7)));
  });

  test('pipedrive 3.11: names are not unique', () => {
    const { ask } = withLead();
    const body = { field_name: 'Context', field_type: 'text' };
    expect(ask('POST', fields, body).body.data.field_code).toMatch(hash);
  });

  test.each([
    ['no name', { field_type: 'text' }],
    ['an unknown type', { field_name: 'X', field_type: 'url' }],
    ['a key of one’s own', { field_name: 'X', field_type: 'text', field_code: 'x' }],
    ['enum without options', { field_name: 'X', field_type: 'enum' }],
    ['options as texts', { field_name: 'X', field_type: 'enum', options: ['A'] }],
    ['options of a text', { field_name: 'X', field_type: 'text', options: [{ label: 'A' }] }],
    ['a name of 256 characters', { field_name: 'x'.repeat(256), field_type: 'text' }],
    ['a description on persons', { field_name: 'X', field_type: 'text', description: 'D' }],
  ])('pipedrive 3.11: %s is refused', (_, body) => {
    const { ask } = openCompany();
    expect(ask('POST', fields, body)).toMatchObject({
      status: 400,
      body: { code: 'ERR_SCHEMA_VALIDATION_FAILED' },
    });
  });

  test('pipedrive 3.11: beyond the plan’s cap is 403', () => {
    const { ask, pipedrive } = withLead();
    pipedrive.settings.customFieldLimit = 2;
    const reply = ask('POST', fields, { field_name: 'X', field_type: 'text' });
    expect(reply).toMatchObject({ status: 403, body: { code: 'feature_capping_custom_fields_limit' } });
  });

  test('pipedrive 3.11: the name changes, the type never; system fields stay', () => {
    const { ask, status } = withLead();
    const path = `${fields}/${status}`;
    expect(ask('PATCH', path, { field_name: 'Status' }).body.data.field_name).toBe('Status');
    expect(ask('PATCH', path, { field_type: 'text' }).status).toBe(400);
    expect(ask('PATCH', `${fields}/name`, { field_name: 'X' }).status).toBe(403);
    expect(ask('DELETE', path).status).toBe(200);
    expect(ask('GET', path).status).toBe(404);
  });

  test('pipedrive 3.11: options are added, renamed and deleted by an array, atomically', () => {
    const { ask, pipedrive, status } = withLead();
    const path = `${fields}/${status}/options`;
    const labels = () =>
      pipedrive.field('persons', 'Lead Connection Status')?.options?.map(({ label }) => label);
    const added = ask('POST', path, [{ label: 'New' }]);
    expect(added).toMatchObject({ status: 200, body: { data: [{ id: 23, label: 'New' }] } });
    expect(ask('POST', path, { label: 'X' }).status).toBe(400);
    expect(ask('POST', path, []).status).toBe(400);
    const renames = [
      { id: 21, label: 'Ice' },
      { id: 99, label: 'X' },
    ];
    expect(ask('PATCH', path, renames).status).toBe(400);
    expect(labels()).toEqual(['Cold', 'Hot', 'New']);
    expect(ask('PATCH', path, renames.slice(0, 1)).body.data).toEqual([{ id: 21, label: 'Ice' }]);
    expect(ask('DELETE', path, [{ id: 22 }]).body.data).toEqual([{ id: 22, label: 'Hot' }]);
    expect(labels()).toEqual(['Ice', 'New']);
  });

  test('pipedrive 3.4: website is native only where the company-data feature is on', () => {
    const { ask, pipedrive } = openCompany();
    const body = { name: 'Acme', website: 'https://www.acme.example/' };
    expect(ask('POST', '/api/v2/organizations', body).status).toBe(400);
    pipedrive.settings.companyData = true;
    expect(ask('GET', '/api/v2/organizationFields/website').status).toBe(200);
    const { data } = ask('POST', '/api/v2/organizations', body).body;
    expect(data.website).toBe('https://www.acme.example/');
    expect(ask('GET', `${persons}/1`).status).toBe(404);
  });
});
