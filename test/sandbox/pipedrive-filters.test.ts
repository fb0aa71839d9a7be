// Saved filters, as data (pipedrive.md 3.1, 6).
import { createSandbox } from '../../sandbox';
import { deals, ids, noon, openCompany, withLead } from './pipedrive-company';

/** Two deals, one of them big and Zoe's. */
function withDeals() {
  const company = withLead();
  const { pipedrive, zoe } = company;
  pipedrive.addField('deals', { name: 'Source', type: 'enum', options: ['Fair', 'Web'] });
  const small = pipedrive.addDeal({ title: 'Small', value: 10, custom: { Source: 'Fair' } }).id;
  const big = pipedrive.addDeal({ title: 'Big', value: 20_000, owner_id: zoe.id, label_ids: [1, 2] }).id;
  return { ...company, small, big };
}

type Condition = { field: string; operator: 'contains'; value?: string | number };

describe('conditions', () => {
  test.each([
    ['title', '=', 'Small', 'small'],
    ['title', '!=', 'Small', 'big'],
    ['title', 'contains', 'SMA', 'small'],
    ['value', '>', 10, 'big'],
    ['value', '<=', 10, 'small'],
    ['value', '<', '99999', 'none'],
    ['label_ids', '=', 2, 'big'],
    ['label_ids', 'empty', undefined, 'small'],
    ['Source', '=', 'Fair', 'small'],
    ['Source', 'not empty', undefined, 'small'],
    ['Source', 'empty', undefined, 'big'],
    ['update_time', '>=', '2026-11-20T12:00:00Z', 'both'],
    ['person_id', 'not empty', undefined, 'none'],
  ] as const)('%s %s %s', (field, operator, value, expected) => {
    const { ask, pipedrive, small, big } = withDeals();
    const condition = { field, operator, ...(value === undefined ? {} : { value }) };
    const id = pipedrive.addFilter({ name: 'Filter', type: 'deals', conditions: [condition] });
    const wanted = { small: [small], big: [big], both: [small, big], none: [] }[expected];
    expect(ids(ask('GET', `${deals}?filter_id=${id}`))).toEqual(wanted);
  });

  test('all of them must hold', () => {
    const { ask, pipedrive, zoe, big } = withDeals();
    const conditions = [
      { field: 'owner_id', operator: '=' as const, value: zoe.id },
      { field: 'value', operator: '>' as const, value: 100 },
    ];
    const id = pipedrive.addFilter({ id: 700, name: 'Zoe’s big ones', type: 'deals', conditions });
    expect([id, ids(ask('GET', `${deals}?filter_id=700`))]).toEqual([700, [big]]);
    pipedrive.editDeal(big, { value: 50 });
    expect(ids(ask('GET', `${deals}?filter_id=700`))).toEqual([]);
    expect(() => pipedrive.addFilter({ id: 700, name: 'X', type: 'deals', conditions: [] })).toThrow(
      'exists',
    );
  });

  test('pipedrive 6: a filter has at most 16', () => {
    const { pipedrive } = openCompany();
    const condition: Condition = { field: 'title', operator: 'contains', value: 'x' };
    const conditions = Array.from({ length: 17 }, () => condition);
    expect(() => pipedrive.addFilter({ name: 'X', type: 'deals', conditions })).toThrow();
  });
});

describe('on a list', () => {
  test('pipedrive 3.1: the id filters are ignored, and the times too (unconfirmed); order and paging stay', () => {
    const { ask, pipedrive, zoe, small, big } = withDeals();
    const id = pipedrive.addFilter({ name: 'All', type: 'deals', conditions: [] });
    const ignored = `owner_id=${zoe.id}&status=lost&ids=9&updated_since=2027-01-01T00:00:00Z`;
    expect(ids(ask('GET', `${deals}?filter_id=${id}&${ignored}`))).toEqual([small, big]);
    const order = 'sort_by=add_time&sort_direction=desc&limit=1';
    expect(ids(ask('GET', `${deals}?filter_id=${id}&${order}`))).toEqual([big]);
    expect(ask('GET', `${deals}?filter_id=${id}&updated_since=2027-01-01T00:00:00.000Z`).status).toBe(400);
  });

  test('pipedrive 6: an unknown filter, or another kind’s, is refused', () => {
    const { ask, pipedrive } = withDeals();
    const id = pipedrive.addFilter({ name: 'People', type: 'people', conditions: [] });
    for (const wrong of [id, 9999]) expect(ask('GET', `${deals}?filter_id=${wrong}`).status).toBe(400);
  });

  test('pipedrive 6: they are listed by type; none is null', () => {
    const { ask, pipedrive } = withDeals();
    const id = pipedrive.addFilter({ name: 'Leads', type: 'leads', conditions: [] });
    const list = (query: string) => ask('GET', `/api/v1/filters${query}`);
    expect(list('?type=leads').body.data).toMatchObject([{ id, name: 'Leads', type: 'leads' }]);
    expect(list('').body.data).toHaveLength(1);
    expect(list('?type=deals').body.data).toBeNull();
    expect(list('?type=persons').status).toBe(400);
  });

  test('a seed may bring filters', () => {
    const conditions = [{ field: 'value', operator: '>' as const, value: 100 }];
    const filters = [{ id: 42, name: 'Big', type: 'deals' as const, conditions }];
    const seed = { pipedrive: { deals: [{ title: 'Big', value: 500 }, { title: 'Small' }], filters } };
    const { ask } = openCompany({ seed });
    expect(ids(ask('GET', `${deals}?filter_id=42`))).toHaveLength(1);
    expect(() =>
      createSandbox({ seed: { pipedrive: { filters: [...filters, ...filters] } }, now: () => noon }),
    ).toThrow('pipedrive.filters.1: Filter 42 exists already');
  });
});

describe('currencies', () => {
  test('pipedrive 6: those enabled in the account', () => {
    const { ask, pipedrive } = openCompany();
    pipedrive.settings.currencies = ['EUR', 'JPY'];
    expect(ask('GET', '/api/v1/currencies').body.data).toMatchObject([
      { id: 1, code: 'EUR', name: 'Euro', decimal_points: 2, active_flag: true },
      { id: 2, code: 'JPY', decimal_points: 0 },
    ]);
    expect(ids(ask('GET', '/api/v1/currencies?term=jp'))).toEqual([2]);
    expect(pipedrive.tokens.spent).toBe(40);
    expect(ask('POST', deals, { title: 'X', currency: 'USD' }).status).toBe(400);
    expect(ask('POST', deals, { title: 'X', currency: 'JPY' }).body.data.currency).toBe('JPY');
  });

  test('pipedrive 3.5: without one, the default of the token’s user', () => {
    const { ask, pipedrive } = openCompany();
    const user = pipedrive.addUser({ name: 'Bo', email: 'bo@northgrid.example', currency: 'GBP' });
    pipedrive.apiTokens.bo = user.id;
    const headers = { 'x-api-token': 'bo' };
    expect(ask('POST', deals, { title: 'X' }, headers).body.data.currency).toBe('GBP');
    expect(ask('GET', '/api/v1/users/me', undefined, headers).body.data.default_currency).toBe('GBP');
  });
});
