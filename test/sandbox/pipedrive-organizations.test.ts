// Organizations: what they are sent, how they are listed and found (pipedrive.md 3.2, 3.4, 3.12).
import { ids, mara, noon, openCompany, organizations } from './pipedrive-company';

const schemaError = (text: string) => ({
  status: 400,
  body: { success: false, error: expect.stringContaining(text), code: 'ERR_SCHEMA_VALIDATION_FAILED' },
});

/** Acme, with a web address as a custom field. */
function withAcme() {
  const company = openCompany();
  const { pipedrive } = company;
  const web = pipedrive.addField('organizations', { name: 'Website', type: 'varchar' }).code;
  const score = pipedrive.addField('organizations', { name: 'Score', type: 'double' }).code;
  const zoe = pipedrive.addUser({ name: 'Zoe', email: 'zoe@assistants.example' });
  const acme = pipedrive.addOrganization({
    name: 'Acme',
    address: { value: 'Main street 1, Tallinn' },
    custom: { Website: 'https://www.acme.example/' },
  });
  return { ...company, web, score, zoe, acme, at: `${organizations}/${acme.id}` };
}

describe('writing', () => {
  test('pipedrive 3.4: created and changed with owner, labels, visibility and custom fields', () => {
    const { ask, web, score, zoe } = withAcme();
    const sent = {
      owner_id: zoe.id,
      label_ids: [2],
      visible_to: 1,
      custom_fields: { [web]: 'kessel.example' },
    };
    const made = ask('POST', organizations, { name: 'Kessel', ...sent }).body.data;
    expect(made).toMatchObject({
      name: 'Kessel',
      ...sent,
      custom_fields: { [web]: 'kessel.example', [score]: null },
    });
    const changed = ask('PATCH', `${organizations}/${made.id}`, {
      custom_fields: { [score]: 7, [web]: null },
    });
    expect(changed.body.data).toMatchObject({ owner_id: zoe.id, custom_fields: { [score]: 7, [web]: null } });
  });

  test.each([
    ['a plain address', { address: 'Main street 1' }, 'address'],
    ['an address without value', { address: { country: 'Estonia' } }, 'address.value'],
    ['an unknown part of an address', { address: { value: 'X', zip: '1' } }, 'address.zip'],
    ['the old owner key', { user_id: mara }, 'user_id'],
    ['a label by its old key', { label: 3 }, 'label'],
    ['visible_to as text', { visible_to: '3' }, 'visible_to'],
    ['add_time in PATCH', { add_time: '2026-01-01T00:00:00Z' }, 'add_time'],
    ['is_deleted', { is_deleted: true }, 'is_deleted'],
  ])('pipedrive 2, 3.4: %s', (_, body, told) => {
    const { ask, at } = withAcme();
    expect(ask('PATCH', at, body)).toMatchObject(schemaError(told));
  });

  test('pipedrive 1.5, 3.2: a wrong type names the key, an unknown key too, and nothing is written', () => {
    const { ask, pipedrive, at, acme, score } = withAcme();
    const stranger = 'f'.repeat(40);
    expect(ask('PATCH', at, { name: 'New', custom_fields: { [score]: '7' } })).toMatchObject(
      schemaError(score),
    );
    expect(ask('PATCH', at, { name: 'New', custom_fields: { [stranger]: 7 } })).toMatchObject(
      schemaError(stranger),
    );
    expect(pipedrive.organization(acme.id)?.name).toBe('Acme');
  });

  test('pipedrive 6: nothing is unique', () => {
    const { ask, web } = withAcme();
    const twin = { name: 'Acme', custom_fields: { [web]: 'https://www.acme.example/' } };
    expect(ask('POST', organizations, twin).status).toBe(200);
  });
});

describe('the company-data feature', () => {
  const native = {
    website: 'https://www.acme.example/',
    linkedin: 'https://social.example/acme',
    industry: 2,
    annual_revenue: 1e6,
    employee_count: 40,
  };
  const codes = Object.keys(native);

  test.each(Object.entries(native))('pipedrive 3.4: without it %s is an unknown key', (key, value) => {
    const { ask, at } = withAcme();
    expect(ask('PATCH', at, { [key]: value })).toMatchObject(
      schemaError(`Parameter '${key}' is not allowed`),
    );
    expect(ask('GET', at).body.data).not.toHaveProperty(key);
    expect(ask('GET', `/api/v2/organizationFields/${key}`).status).toBe(404);
  });

  test('pipedrive 3.4: with it the keys are read, written and among the fields', () => {
    const { ask, pipedrive, at } = withAcme();
    pipedrive.settings.companyData = true;
    expect(ask('GET', at).body.data.website).toBeNull();
    expect(ask('PATCH', at, native).body.data).toMatchObject(native);
    const listed = ask('GET', '/api/v2/organizationFields').body.data;
    expect(listed.map((one: { field_code: string }) => one.field_code)).toEqual(
      expect.arrayContaining(codes),
    );
    for (const wrong of [{ industry: 'Food' }, { industry: 99 }, { employee_count: 1.5 }, { website: 5 }])
      expect(ask('PATCH', at, wrong).status).toBe(400);
    expect(ask('PATCH', at, { website: null }).body.data.website).toBeNull();
  });

  test('pipedrive 3.4: search does not cover the native website (unconfirmed), itemSearch/field may', () => {
    const { ask, pipedrive, acme } = withAcme();
    pipedrive.settings.companyData = true;
    pipedrive.editOrganization(acme.id, { website: 'https://native.example/', custom: { Website: null } });
    const field = `/api/v2/itemSearch/field?entity_type=organization&field=website&match=middle&term=native.example`;
    expect(ask('GET', `${organizations}/search?term=native.example`).body.data.items).toEqual([]);
    expect(ask('GET', field).body.data).toEqual([{ id: acme.id, name: 'Acme' }]);
    pipedrive.settings.websiteSearchable = false;
    expect(ask('GET', field).body.data).toEqual([]);
    pipedrive.settings.companyData = false;
    expect(ask('GET', field).status).toBe(400);
  });
});

describe('finding', () => {
  const found = (reply: { body: { data: { items: { item: { id: number } }[] } } }) =>
    reply.body.data.items.map(({ item }) => item.id);

  test('pipedrive 3.4, 3.12: search is case-insensitive and over searchable types only', () => {
    const { ask, pipedrive, acme } = withAcme();
    pipedrive.addField('organizations', { name: 'Since', type: 'date' });
    pipedrive.addField('organizations', { name: 'Size', type: 'enum', options: ['Huge'] });
    pipedrive.editOrganization(acme.id, { custom: { Since: '2026-01-31', Size: 'Huge', Score: 4711 } });
    const find = (query: string) => found(ask('GET', `${organizations}/search?${query}`));
    expect(find('term=ACME.Example&fields=custom_fields')).toEqual([acme.id]);
    expect(find('term=acme.example&fields=name')).toEqual([]);
    expect(find('term=acme&fields=name&exact_match=true')).toEqual([acme.id]);
    expect(find('term=acm&exact_match=true')).toEqual([]);
    expect(find('term=tallinn&fields=address')).toEqual([acme.id]);
    expect(find('term=4711')).toEqual([acme.id]);
    expect([find('term=2026-01'), find('term=huge')]).toEqual([[], []]);
    expect(ask('GET', `${organizations}/search?term=acme&fields=website`).status).toBe(400);
  });

  test('pipedrive 3.12: one field exactly, at its beginning or in its middle, with regard to case', () => {
    const { ask, web, acme } = withAcme();
    const find = (match: string, term: string) =>
      ask(
        'GET',
        `/api/v2/itemSearch/field?entity_type=organization&field=${web}&match=${match}&term=${encodeURIComponent(term)}`,
      ).body.data;
    const hit = [{ id: acme.id, name: 'Acme' }];
    expect(find('exact', 'https://www.acme.example/')).toEqual(hit);
    expect(find('exact', 'acme.example')).toEqual([]);
    expect(find('beginning', 'https://www.acme')).toEqual(hit);
    expect(find('beginning', 'acme')).toEqual([]);
    expect(find('middle', 'acme.example')).toEqual(hit);
    expect(find('middle', 'Acme.Example')).toEqual([]);
  });

  test('pipedrive 3.12: both lag behind writes; more than 100 at once is refused', () => {
    const { ask, pipedrive, sandbox, web, acme } = withAcme();
    pipedrive.settings.searchLagMs = 5000;
    const find = () => found(ask('GET', `${organizations}/search?term=acme.example`));
    const field = `/api/v2/itemSearch/field?entity_type=organization&field=${web}&match=middle&term=acme.example`;
    expect([find(), ask('GET', field).body.data]).toEqual([[], []]);
    sandbox.clock.advance(5000);
    expect([find(), ids(ask('GET', field))]).toEqual([[acme.id], [acme.id]]);
    for (const path of [`${organizations}/search?term=acme`, field])
      expect(ask('GET', `${path}&limit=101`).status).toBe(400);
  });
});

describe('lists', () => {
  test('pipedrive 3.1, 3.4: by owner, ids and change, narrowed to the asked custom fields', () => {
    const { ask, pipedrive, web, score, zoe, acme } = withAcme();
    const other = pipedrive.addOrganization({ name: 'Kessel', owner_id: zoe.id }, { at: noon - 60_000 });
    const list = (query: string) => ids(ask('GET', `${organizations}?${query}`));
    expect(list(`owner_id=${zoe.id}`)).toEqual([other.id]);
    expect(list(`ids=${acme.id},9`)).toEqual([acme.id]);
    expect(list('updated_since=2026-11-20T12:00:00Z')).toEqual([acme.id]);
    expect(list('sort_by=add_time&sort_direction=desc&limit=1')).toEqual([acme.id]);
    const [one] = ask('GET', `${organizations}?custom_fields=${web}&include_fields=people_count`).body.data;
    expect(one.custom_fields).toEqual({ [web]: 'https://www.acme.example/' });
    expect(one.people_count).toBe(0);
    const many = Array.from({ length: 16 }, () => score).join();
    for (const wrong of ['org_id=1', 'deal_id=1', 'status=open', `custom_fields=${many}`, 'limit=501'])
      expect(ask('GET', `${organizations}?${wrong}`).status).toBe(400);
  });
});
