// Leads, many at a time: lists, labels, sources, search, seed, page (pipedrive.md 3.1, 3.6, 3.12).
import { createSandbox } from '../../sandbox';
import { leads, noon, persons, withLead } from './pipedrive-company';
import { allowLoopback } from './portal';

/** Three leads of Ada's, a second apart; the second is Zoe's. */
function withThree() {
  const company = withLead();
  const { pipedrive, lead, zoe } = company;
  const make = (title: string, second: number, owner = {}) =>
    pipedrive.addLead({ title, person_id: lead.id, ...owner }, { at: noon - 9000 + second * 1000 }).id;
  const [a, b, c] = [make('Roof', 1), make('Wind', 2, { owner_id: zoe.id }), make('Biogas', 3)];
  return { ...company, a, b, c };
}

type Reply = { body: { data: { id: string }[] | null } };
const idsOf = ({ body }: Reply): string[] => (body.data ?? []).map(({ id }) => id);

describe('lists', () => {
  test('pipedrive 3.6: oldest first unless asked otherwise', () => {
    const { ask, pipedrive, a, b, c } = withThree();
    const sorted = (sort: string) => idsOf(ask('GET', `${leads}?sort=${encodeURIComponent(sort)}`));
    pipedrive.editLead(a, { title: 'Roof', value: { amount: 1, currency: 'EUR' } });
    expect(idsOf(ask('GET', leads))).toEqual([a, b, c]);
    expect(sorted('add_time DESC')).toEqual([c, b, a]);
    expect(sorted('update_time DESC')).toEqual([a, c, b]);
    expect(sorted('title')).toEqual([c, a, b]);
    for (const wrong of ['value', 'constructor', 'add_time DOWN', 'add_time DESC, id ASC'])
      expect(ask('GET', `${leads}?sort=${encodeURIComponent(wrong)}`).status).toBe(400);
  });

  test('pipedrive 3.1: paged by start and limit, told straight on additional_data; null at the end', () => {
    const { ask, a, b, c } = withThree();
    const first = ask('GET', `${leads}?limit=2`);
    expect(idsOf(first)).toEqual([a, b]);
    expect(first.body.additional_data).toEqual({ start: 0, limit: 2, more_items_in_collection: true });
    const second = ask('GET', `${leads}?limit=2&start=2`);
    expect(idsOf(second)).toEqual([c]);
    expect(second.body.additional_data).toEqual({ start: 2, limit: 2, more_items_in_collection: false });
    expect(ask('GET', `${leads}?start=3`).body.data).toBeNull();
    for (const wrong of ['limit=0', 'limit=501', 'start=x'])
      expect(ask('GET', `${leads}?${wrong}`).status).toBe(400);
  });

  test('pipedrive 3.1: or under additional_data.pagination, where the settings say so', () => {
    const { ask, pipedrive } = withThree();
    pipedrive.settings.leadPaging = 'pagination';
    expect(ask('GET', `${leads}?limit=2`).body.additional_data).toEqual({
      pagination: { start: 0, limit: 2, more_items_in_collection: true, next_start: 2 },
    });
  });

  test('pipedrive 3.6: by owner, person, organization and updated_since; what it does not know is refused', () => {
    const { ask, pipedrive, lead, zoe, a, b, c } = withThree();
    const organization_id = pipedrive.addOrganization({ name: 'Acme' }).id;
    pipedrive.editLead(a, { organization_id });
    const by = (query: string) => idsOf(ask('GET', `${leads}?${query}`));
    expect(by(`owner_id=${zoe.id}`)).toEqual([b]);
    expect(by(`person_id=${lead.id}`)).toEqual([a, b, c]);
    expect(by(`organization_id=${organization_id}`)).toEqual([a]);
    expect(by('updated_since=2026-11-20T11:59:54Z')).toEqual([a, c]);
    for (const wrong of ['updated_since=2026-11-20T11:59:54.000Z', 'org_id=1', 'cursor=x', 'sort_by=id'])
      expect(ask('GET', `${leads}?${wrong}`).status).toBe(400);
  });

  test('pipedrive 3.6: archived ones have their own list', () => {
    const { ask, pipedrive, a, b, c } = withThree();
    pipedrive.editLead(b, { is_archived: true });
    pipedrive.removeLead(c);
    expect(idsOf(ask('GET', leads))).toEqual([a]);
    expect(idsOf(ask('GET', `${leads}/archived`))).toEqual([b]);
  });

  test('pipedrive 3.6: a saved filter wins over everything else', () => {
    const { ask, pipedrive, zoe, a, b, c } = withThree();
    const condition = { field: 'title', operator: 'contains', value: 'o' } as const;
    const filter = pipedrive.addFilter({ name: 'With an o', type: 'leads', conditions: [condition] });
    pipedrive.editLead(b, { is_archived: true });
    const rest = `owner_id=${zoe.id}&updated_since=2027-01-01T00:00:00Z`;
    expect(idsOf(ask('GET', `${leads}?filter_id=${filter}&${rest}`))).toEqual([a, c]);
    expect(ask('GET', `${leads}?filter_id=1`).status).toBe(400);
    expect(ask('GET', `${persons}?filter_id=${filter}`).status).toBe(400);
  });
});

describe('labels and sources', () => {
  test('pipedrive 3.6: labels are uuids with a colour, made by name', () => {
    const { ask } = withThree();
    const labels = '/api/v1/leadLabels';
    const made = ask('POST', labels, { name: 'Partner', color: 'green' });
    expect(made.body.data).toMatchObject({
      name: 'Partner',
      color: 'green',
      id: expect.stringMatching(/-4/),
    });
    const names = ask('GET', labels).body.data.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Hot', 'Warm', 'Cold', 'Partner']);
    for (const wrong of [
      { name: 'X' },
      { name: 'X', color: 'pink' },
      { name: '', color: 'red' },
      { color: 'red' },
    ])
      expect(ask('POST', labels, wrong).status).toBe(400);
    expect(ask('GET', '/api/v1/leadSources').body.data).toContainEqual({ name: 'API' });
  });
});

describe('search', () => {
  const found = (reply: { body: { data: { items: { item: { id: string } }[] } } }) =>
    reply.body.data.items.map(({ item }) => item.id);

  test('pipedrive 3.12: a slim item with the person’s addresses, archived ones too', () => {
    const { ask, pipedrive, lead, a } = withThree();
    pipedrive.editLead(a, { value: { amount: 5, currency: 'EUR' }, is_archived: true });
    const [{ item }] = ask('GET', '/api/v2/leads/search?term=ROOF&include_fields=lead.was_seen').body.data
      .items;
    expect(item).toEqual({
      id: a,
      type: 'lead',
      title: 'Roof',
      owner: { id: expect.any(Number) },
      person: { id: lead.id, name: 'Ada Byron' },
      organization: null,
      phones: [],
      emails: ['ada@acme.example'],
      value: 5,
      currency: 'EUR',
      visible_to: 3,
      is_archived: true,
      was_seen: true,
      custom_fields: [],
      notes: [],
    });
  });

  test('pipedrive 3.6, 3.12: by title, notes and custom fields, not by the person’s address', () => {
    const { ask, pipedrive, lead, a, b } = withThree();
    pipedrive.addField('deals', { name: 'Web', type: 'varchar' });
    pipedrive.editLead(a, { custom: { Web: 'acme.example' } });
    ask('POST', '/api/v1/notes', { content: 'Met in Lisbon', lead_id: b });
    const find = (query: string) => found(ask('GET', `/api/v2/leads/search?${query}`));
    expect(find('term=acme.example')).toEqual([a]);
    expect(find('term=lisbon')).toEqual([b]);
    expect(find('term=ada@acme')).toEqual([]);
    expect(find(`term=roof&person_id=${lead.id}`)).toEqual([a]);
    expect(find('term=roof&organization_id=9')).toEqual([]);
    for (const wrong of [
      'term=r',
      'term=roof&fields=name',
      'term=roof&status=open',
      'term=roof&include_fields=x',
    ])
      expect(ask('GET', `/api/v2/leads/search?${wrong}`).status).toBe(400);
  });

  test('pipedrive 3.12: one field, with regard to case; the title is under title (unconfirmed)', () => {
    const { ask, pipedrive, a } = withThree();
    const { code } = pipedrive.addField('deals', { name: 'Web', type: 'varchar' });
    pipedrive.editLead(a, { custom: { Web: 'Acme.example' } });
    const find = (term: string) =>
      ask('GET', `/api/v2/itemSearch/field?entity_type=lead&field=${code}&match=beginning&term=${term}`).body
        .data;
    expect([find('Acme'), find('acme')]).toEqual([[{ id: a, title: 'Roof' }], []]);
  });
});

describe('costs', () => {
  test.each([
    ['GET', leads, 20],
    ['GET', `${leads}/archived`, 40],
    ['POST', leads, 10],
    ['GET', `${leads}/ID`, 2],
    ['PATCH', `${leads}/ID`, 10],
    ['DELETE', `${leads}/ID`, 6],
    ['GET', '/api/v1/leadLabels', 10],
    ['POST', '/api/v1/leadLabels', 10],
    ['GET', '/api/v1/leadSources', 2],
    ['GET', '/api/v2/leads/search?term=roof', 20],
  ])('pipedrive 1.6: %s %s', (method, path, cost) => {
    const { ask, pipedrive, a } = withThree();
    ask(method, path.replace('ID', a), method === 'POST' || method === 'PATCH' ? {} : undefined);
    expect(pipedrive.tokens.spent).toBe(cost);
  });
});

describe('the seed and the page', () => {
  allowLoopback();
  const seed = {
    pipedrive: {
      fields: [{ entity: 'deals' as const, name: 'Web', type: 'varchar' as const }],
      organizations: [{ name: 'Acme' }],
      persons: [{ name: 'Ada Byron' }],
      leadLabels: [{ name: 'Partner', color: 'blue' }],
      leads: [
        {
          title: 'Roof <new>',
          person: 'Ada Byron',
          organization: 'Acme',
          labels: ['Partner', 'Hot'],
          value: { amount: 5, currency: 'USD' },
          custom: { Web: 'acme.example' },
          created_days_ago: 2,
        },
      ],
    },
  };

  test('leads and labels by name', () => {
    const { pipedrive } = createSandbox({ seed, now: () => noon });
    expect(pipedrive.leads()).toMatchObject([
      {
        title: 'Roof <new>',
        person_id: pipedrive.persons()[0]?.id,
        organization_id: pipedrive.organizations()[0]?.id,
        labels: ['Partner', 'Hot'],
        value: { amount: 5, currency: 'USD' },
        custom: { Web: 'acme.example' },
        add_time: '2026-11-18T12:00:00.000Z',
      },
    ]);
  });

  test('a fault is told by its place', () => {
    const wrong = { pipedrive: { leads: [{ title: 'X', person: 'Nobody' }] } };
    expect(() => createSandbox({ seed: wrong })).toThrow(
      'pipedrive.leads.0: its person Nobody is not in the seed',
    );
  });

  test('the inbox is on the page and in the state', async () => {
    const { listen } = createSandbox({ seed, now: () => noon });
    const { url, close } = await listen();
    try {
      const page = await (await fetch(url)).text();
      for (const text of ['leads inbox (1)', 'Roof &lt;new&gt;', 'Acme · Ada Byron', 'Partner, Hot', '5 USD'])
        expect(page).toContain(text);
      const state = await (await fetch(`${url}/_sandbox/state`)).json();
      expect(state).toMatchObject({
        pipedrive: { leads: [{ title: 'Roof <new>' }], leadLabels: [{}, {}, {}, {}] },
      });
    } finally {
      await close();
    }
  });
});
