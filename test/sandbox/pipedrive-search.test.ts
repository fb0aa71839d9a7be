import { organizations, persons, withLead } from './pipedrive-company';

const search = `${persons}/search`;
const found = (reply: { body: { data: { items: { item: { id: number } }[] } } }) =>
  reply.body.data.items.map(({ item }) => item.id);

describe('search', () => {
  test('pipedrive 3.12: a slim item, found by exact e-mail whatever the case', () => {
    const { ask, pipedrive, lead, zoe } = withLead();
    const org = pipedrive.addOrganization({ name: 'Acme', address: { value: 'Tallinn' } });
    pipedrive.editPerson(lead.id, {
      org_id: org.id,
      owner_id: zoe.id,
      custom: { Context: 'Solar', 'Lead Connection Status': 'Hot' },
    });
    pipedrive.addPerson({ name: 'Eve', emails: ['ada@acme.example.net'] });
    const reply = ask('GET', `${search}?term=ADA%40acme.example&fields=email&exact_match=true`);
    expect(reply.body).toMatchObject({ additional_data: { next_cursor: null } });
    expect(reply.body.data.items).toEqual([
      {
        result_score: 1,
        item: {
          id: lead.id,
          type: 'person',
          name: 'Ada Byron',
          phones: [],
          emails: ['ada@acme.example'],
          visible_to: 3,
          owner: { id: zoe.id },
          organization: { id: org.id, name: 'Acme', address: 'Tallinn' },
          custom_fields: ['Solar'],
          notes: [],
        },
      },
    ]);
  });

  test('pipedrive 3.12: without exact_match a part is enough, best first', () => {
    const { ask, pipedrive, lead } = withLead();
    const other = pipedrive.addPerson({ name: 'Ada' });
    expect(found(ask('GET', `${search}?term=ada`))).toEqual([other.id, lead.id]);
    const first = ask('GET', `${search}?term=ada&limit=1`);
    const next = ask('GET', `${search}?term=ada&limit=1&cursor=${first.body.additional_data.next_cursor}`);
    expect([found(first), found(next)]).toEqual([[other.id], [lead.id]]);
  });

  test('pipedrive 3.12: the index lags writes, deletions too', () => {
    const { ask, pipedrive, sandbox, lead } = withLead();
    pipedrive.settings.searchLagMs = 2000;
    const find = () => found(ask('GET', `${search}?term=ada`));
    expect(find()).toEqual([]);
    sandbox.clock.advance(2000);
    expect(find()).toEqual([lead.id]);
    pipedrive.remove('persons', lead.id);
    expect(find()).toEqual([lead.id]);
    sandbox.clock.advance(2000);
    expect(find()).toEqual([]);
  });

  test.each([
    ['no term', ''],
    ['a term of one character', 'term=a'],
    ['an empty exact term', 'term=&exact_match=true'],
    ['an unknown field', 'term=ada&fields=emails'],
    ['exact_match=1', 'term=ada&exact_match=1'],
    ['a limit over 100', 'term=ada&limit=101'],
  ])('pipedrive 3.12: %s is refused', (_, query) => {
    const { ask } = withLead();
    expect(ask('GET', `${search}?${query}`)).toMatchObject({ status: 400, body: { success: false } });
  });

  test('pipedrive 3.12: enum values are not searchable, notes and texts are', () => {
    const { ask, pipedrive, lead } = withLead();
    pipedrive.editPerson(lead.id, { custom: { 'Lead Connection Status': 'Hot', Context: 'Solar roofs' } });
    pipedrive.addNote(lead.id, 'Met in Lisbon');
    const find = (query: string) => found(ask('GET', `${search}?${query}`));
    expect([find('term=hot'), find('term=solar'), find('term=lisbon')]).toEqual([[], [lead.id], [lead.id]]);
    expect(find('term=solar&fields=name,notes')).toEqual([]);
  });

  test('pipedrive 3.12: one is enough where it must match exactly', () => {
    const { ask, pipedrive } = withLead();
    const { id } = pipedrive.addPerson({ name: 'X' });
    expect(found(ask('GET', `${search}?term=x&exact_match=true`))).toEqual([id]);
  });

  test('pipedrive 3.12: deals by title within a person, archived ones too', () => {
    const { ask, pipedrive, lead } = withLead();
    const deal = pipedrive.addDeal({ title: 'Big one', person_id: lead.id });
    pipedrive.addDeal({ title: 'Big two' });
    pipedrive.editDeal(deal.id, { is_archived: true });
    const reply = ask('GET', `/api/v2/deals/search?term=big&person_id=${lead.id}&status=open`);
    expect(reply.body.data.items).toMatchObject([
      { item: { id: deal.id, type: 'deal', stage: { name: 'Qualified' }, is_archived: true } },
    ]);
  });

  test('pipedrive 3.4, 3.12: one field, with regard to case', () => {
    const { ask, pipedrive } = withLead();
    const { code } = pipedrive.addField('organizations', { name: 'Website', type: 'varchar' });
    const org = pipedrive.addOrganization({ name: 'Acme', custom: { Website: 'https://www.acme.example/' } });
    const find = (term: string, match: string) =>
      ask(
        'GET',
        `/api/v2/itemSearch/field?entity_type=organization&field=${code}&match=${match}&term=${term}`,
      ).body.data;
    expect(find('acme.example', 'middle')).toEqual([{ id: org.id, name: 'Acme' }]);
    expect([find('ACME', 'middle'), find('acme.example', 'exact')]).toEqual([[], []]);
    expect(ask('GET', `/api/v2/itemSearch/field?entity_type=organization&field=x&term=ab`).status).toBe(400);
    const all = ask('GET', `${organizations}/search?term=ACME.example&fields=custom_fields`);
    expect(found(all)).toEqual([org.id]);
  });
});
