import { contactsPath, noon, openPortal } from './portal';

const url = `${contactsPath}/search`;
const filter = (propertyName: string, operator: string, rest: object = {}) => ({
  propertyName,
  operator,
  ...rest,
});
const where = (...filters: object[]) => ({ filterGroups: [{ filters }] });
const idFilters = (count: number) =>
  Array.from({ length: count }, () => filter('hs_object_id', 'GT', { value: '1' }));

describe('what a search may not ask', () => {
  const refused: [string, unknown][] = [
    ['6 groups', { filterGroups: Array.from({ length: 6 }, () => ({ filters: idFilters(1) })) }],
    ['7 filters in a group', where(...idFilters(7))],
    ['19 filters in all', { filterGroups: [6, 6, 6, 1].map((count) => ({ filters: idFilters(count) })) }],
    ['two sorts', { sorts: [{ propertyName: 'email' }, { propertyName: 'createdate' }] }],
    ['a sort as a string', { sorts: ['email'] }],
    ['a limit of 201', { limit: 201 }],
    ['a limit as text', { limit: '10' }],
    ['history', { propertiesWithHistory: ['email'] }],
    ['result 10,001', { after: '9900', limit: 101 }],
    ['a number as value', where(filter('hs_object_id', 'GT', { value: 1 }))],
    ['an unknown operator', where(filter('email', 'LIKE', { value: 'a' }))],
    ['an unknown property in a filter', where(filter('shoe_size', 'EQ', { value: '1' }))],
    ['an unknown property in a sort', { sorts: [{ propertyName: 'shoe_size' }] }],
    ['EQ without a value', where(filter('email', 'EQ'))],
    ['IN without values', where(filter('email', 'IN', { value: 'a' }))],
    ['BETWEEN without highValue', where(filter('lastmodifieddate', 'BETWEEN', { value: '1' }))],
    ['a date that is none', where(filter('lastmodifieddate', 'GTE', { value: 'today' }))],
    ['an id that is none', where(filter('hs_object_id', 'GT', { value: 'x' }))],
    ['an association but EQ', where(filter('associations.company', 'GT', { value: '1' }))],
    ['an offset as a number', { after: 10 }],
  ];
  test.each(refused)('hubspot 4.1, 4.2, 4.3: %s is refused', (_, body) => {
    const { ask } = openPortal();
    expect(ask('POST', url, body)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });

  test('hubspot 4.2: a body of 3,001 characters is refused, of 3,000 not', () => {
    const { ask } = openPortal();
    const body = (length: number) => {
      const empty = JSON.stringify({ properties: [''] });
      return JSON.stringify({ properties: ['x'.repeat(length - empty.length)] });
    };
    expect([ask('POST', url, body(3000)).status, ask('POST', url, body(3001)).status]).toEqual([200, 400]);
  });

  test('hubspot 4.2: page past 10,000 is refused', () => {
    const { ask, hubspot } = openPortal();
    hubspot.seedLoad(10_050);
    const last = ask('POST', url, { limit: 200, after: '9800' });
    expect(last.body).toMatchObject({ total: 10_050, paging: { next: { after: '10000' } } });
    expect(ask('POST', url, { limit: 200, after: last.body.paging.next.after }).status).toBe(400);
  });
});

describe('what a search finds', () => {
  function people() {
    const portal = openPortal();
    const add = (firstname: string, more: Record<string, string>) =>
      portal.hubspot.addContact({ firstname, ...more }, { at: noon - 1000 });
    add('Ada', { email: 'Ada@acme.example', hs_lead_status: 'NEW', company: 'Acme Tools' });
    add('Ben', { email: 'ben@borg.example', hs_lead_status: 'OPEN' });
    add('Cleo', { email: 'cleo@acme.example', company: 'ACME' });
    portal.hubspot.edit(portal.hubspot.contacts()[1]?.id ?? '', { jobtitle: 'Chief' }, { at: noon - 500 });
    const names = (body: object): string[] =>
      portal
        .ask('POST', url, { properties: ['firstname'], ...body })
        .body.results.map((one: { properties: { firstname: string } }) => one.properties.firstname);
    return { ...portal, names };
  }

  const cases: [string, object, string[]][] = [
    ['EQ ignores case on strings', filter('email', 'EQ', { value: 'ada@ACME.example' }), ['Ada']],
    ['EQ minds case on enumerations', filter('hs_lead_status', 'EQ', { value: 'new' }), []],
    ['EQ on an enumeration', filter('hs_lead_status', 'EQ', { value: 'NEW' }), ['Ada']],
    [
      'IN on strings with lower-case values',
      filter('email', 'IN', { values: ['ada@acme.example'] }),
      ['Ada'],
    ],
    ['IN on strings misses mixed-case values', filter('email', 'IN', { values: ['Ada@acme.example'] }), []],
    ['IN on enumerations is exact', filter('hs_lead_status', 'IN', { values: ['NEW', 'open'] }), ['Ada']],
    ['NEQ leaves blanks out', filter('hs_lead_status', 'NEQ', { value: 'NEW' }), ['Ben']],
    ['NOT_IN leaves blanks out', filter('hs_lead_status', 'NOT_IN', { values: ['OPEN'] }), ['Ada']],
    ['HAS_PROPERTY', filter('hs_lead_status', 'HAS_PROPERTY'), ['Ada', 'Ben']],
    ['NOT_HAS_PROPERTY', filter('hs_lead_status', 'NOT_HAS_PROPERTY'), ['Cleo']],
    ['CONTAINS_TOKEN by token', filter('company', 'CONTAINS_TOKEN', { value: 'acme' }), ['Ada', 'Cleo']],
    ['CONTAINS_TOKEN not inside a word', filter('company', 'CONTAINS_TOKEN', { value: 'acm' }), []],
    [
      'CONTAINS_TOKEN with a wildcard',
      filter('email', 'CONTAINS_TOKEN', { value: '*@acme.example' }),
      ['Ada', 'Cleo'],
    ],
    ['NOT_CONTAINS_TOKEN', filter('company', 'NOT_CONTAINS_TOKEN', { value: 'tools' }), ['Ben', 'Cleo']],
    ['GTE on ms', filter('lastmodifieddate', 'GTE', { value: String(noon - 500) }), ['Ben']],
    ['GT on ms', filter('lastmodifieddate', 'GT', { value: String(noon - 500) }), []],
    ['LT on ISO', filter('lastmodifieddate', 'LT', { value: '2026-11-20T11:59:59.500Z' }), ['Ada', 'Cleo']],
    [
      'BETWEEN with its ends',
      filter('lastmodifieddate', 'BETWEEN', { value: String(noon - 1000), highValue: String(noon - 1000) }),
      ['Ada', 'Cleo'],
    ],
  ];
  test.each(cases)('hubspot 4.3: %s', (_, one, expected) => {
    const { names } = people();
    expect(names(where(one))).toEqual(expected);
  });

  test('hubspot 4.1: groups are either, filters in a group are both', () => {
    const { names } = people();
    const acme = filter('company', 'CONTAINS_TOKEN', { value: 'acme' });
    const hasStatus = filter('hs_lead_status', 'HAS_PROPERTY');
    expect(names(where(acme, hasStatus))).toEqual(['Ada']);
    expect(names({ filterGroups: [{ filters: [acme] }, { filters: [hasStatus] }] })).toEqual([
      'Ada',
      'Ben',
      'Cleo',
    ]);
  });

  test('hubspot 4.1, 4.2: sorted by one property, paged by offset, oldest first without a sort', () => {
    const { ask, names } = people();
    expect(names({ sorts: [{ propertyName: 'lastmodifieddate', direction: 'DESCENDING' }] })[0]).toBe('Ben');
    expect(names({ sorts: [{ propertyName: 'firstname', direction: 'DESCENDING' }] })).toEqual([
      'Cleo',
      'Ben',
      'Ada',
    ]);
    const first = ask('POST', url, { limit: 2 }).body;
    expect(first).toMatchObject({ total: 3, paging: { next: { after: '2' } } });
    expect(ask('POST', url, { limit: 2, after: '2' }).body).not.toHaveProperty('paging');
    expect(names({ limit: 2, after: '2' })).toEqual(['Cleo']);
  });

  test('hubspot 4.2: createdate, hs_object_id and lastmodifieddate are always there; archived records never', () => {
    const { ask, hubspot, names } = people();
    const [ada] = hubspot.contacts();
    const { results } = ask('POST', url, { properties: ['email'] }).body;
    expect(Object.keys(results[0].properties)).toEqual([
      'createdate',
      'email',
      'hs_object_id',
      'lastmodifieddate',
    ]);
    hubspot.deleteContact(ada?.id ?? '');
    expect(names({})).toEqual(['Ben', 'Cleo']);
  });

  test('hubspot 4.3: query looks into names and addresses', () => {
    const { names } = people();
    expect(names({ query: 'acme' })).toEqual(['Ada', 'Cleo']);
  });
});

describe('a search that lags', () => {
  test('hubspot 4.4: a change is not seen until the lag has passed, in filters, stamps and values', () => {
    const { ask, hubspot, sandbox } = openPortal();
    sandbox.clock.set(noon);
    const { id } = hubspot.addContact({ firstname: 'Ada', hs_lead_status: 'NEW' }, { at: noon - 60_000 });
    hubspot.settings.searchLagMs = 5000;
    ask('PATCH', `${contactsPath}/${id}`, { properties: { hs_lead_status: 'OPEN' } });
    const changed = where(filter('lastmodifieddate', 'GTE', { value: String(noon) }));
    const seen = () => ask('POST', url, { properties: ['hs_lead_status'] }).body.results[0];
    expect(ask('POST', url, changed).body.total).toBe(0);
    expect(seen()).toMatchObject({
      properties: { hs_lead_status: 'NEW' },
      updatedAt: '2026-11-20T11:59:00Z',
    });
    expect(ask('GET', `${contactsPath}/${id}?properties=hs_lead_status`).body.properties.hs_lead_status).toBe(
      'OPEN',
    );
    sandbox.clock.advance(4999);
    expect(ask('POST', url, changed).body.total).toBe(0);
    sandbox.clock.advance(1);
    expect(ask('POST', url, changed).body.total).toBe(1);
    expect(seen().properties.hs_lead_status).toBe('OPEN');
  });

  test('hubspot 4.4: a new contact is not found at once, but can be read', () => {
    const { ask, hubspot, sandbox } = openPortal();
    sandbox.clock.set(noon);
    hubspot.settings.searchLagMs = 1000;
    const { id } = hubspot.addContact({ email: 'ada@acme.example' });
    expect(ask('POST', url, {}).body.total).toBe(0);
    expect(ask('GET', `${contactsPath}/${id}`).status).toBe(200);
    sandbox.clock.advance(1000);
    expect(ask('POST', url, {}).body.total).toBe(1);
  });
});

describe('draining', () => {
  test('hubspot 4.7: by id inside a window, every contact once, beyond 10,000', () => {
    const { ask, hubspot } = openPortal();
    const ids = hubspot.seedLoad(10_250);
    const window = filter('lastmodifieddate', 'BETWEEN', { value: String(noon), highValue: String(noon) });
    const seen: string[] = [];
    for (let last = '0', page = 200; page === 200; ) {
      const filters = [window, filter('hs_object_id', 'GT', { value: last })];
      const body = { ...where(...filters), sorts: [{ propertyName: 'hs_object_id' }], limit: 200 };
      const results: { id: string }[] = ask('POST', url, body).body.results;
      seen.push(...results.map(({ id }) => id));
      last = results.at(-1)?.id ?? last;
      page = results.length;
    }
    expect(seen).toEqual(ids);
  });
});
