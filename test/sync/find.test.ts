// Finding one record, and listing what is there.
import findCompany from '../../searches/find-company';
import findContact from '../../searches/find-contact';
import findDeal from '../../searches/find-deal';
import listRecords from '../../searches/list-records';
import { failure } from '../helpers/failure';
import { advance, day } from '../helpers/time';
import { useOffice } from './office';

type Item = Record<string, unknown> & { id: string; name: string };

const office = useOffice();
const moreau = (more: object = {}) =>
  office.pipedrive.addOrganization({
    name: 'Moreau Optics',
    owner_id: office.pat,
    custom: { Website: 'https://www.moreau-optics.example', 'Engagement Score': 72 },
    ...more,
  });

describe('a company', () => {
  const find = (company: string) => office.run<Item[]>(findCompany, { company });

  test.each(['moreau-optics.example', 'https://shop.moreau-optics.example/x', 'moreau optics'])(
    'is found by %s',
    async (company) => {
      const { id } = moreau();
      expect(await find(company)).toEqual([
        {
          id: String(id),
          record_id: String(id),
          record_type: 'organization',
          name: 'Moreau Optics',
          owner: { id: String(office.pat), name: 'Pat Lind', email: 'pat@sales.example' },
          custom: { Website: 'https://www.moreau-optics.example', 'Engagement Score': '72' },
          website: 'https://www.moreau-optics.example',
          address: '',
          added_at: '2026-03-02T09:00:00.000Z',
          update_time: '2026-03-02T09:00:00.000Z',
          url: `https://northgrid-sandbox.pipedrive.com/organization/${id}`,
        },
      ]);
    },
  );

  test('is found by its ID with one request; of several the oldest comes first', async () => {
    const [first, second] = [moreau(), moreau()];
    expect((await find('Moreau Optics')).map(({ id }) => id)).toEqual([String(first.id), String(second.id)]);
    office.requests();
    expect((await find(String(second.id)))[0]?.id).toBe(String(second.id));
    expect(office.requests()).toEqual([`read organization ${second.id}`]);
  });

  test('whose name is a number is found by it, where no other has that ID', async () => {
    const { id } = moreau({ name: '1890' });
    expect((await find('1890')).map((item) => item.id)).toEqual([String(id)]);
  });

  test('that no user made belongs to nobody', async () => {
    const { id } = moreau();
    office.world.sandbox.interceptors.push((_vendor, { url }) => {
      const data = { id, name: 'Moreau', owner_id: 0, add_time: '2026-03-02T09:00:00Z', custom_fields: {} };
      return url.endsWith(`/organizations/${id}`)
        ? { status: 200, headers: {}, body: JSON.stringify({ success: true, data }) }
        : undefined;
    });
    expect(await find(String(id))).toMatchObject([{ owner: { id: '', name: '', email: '' } }]);
  });

  test('that is not there is empty; one that cannot be looked for is an error', async () => {
    expect(await find('nowhere.example')).toEqual([]);
    expect(await find('99999')).toEqual([]);
    office.world.sandbox.interceptors.push(() => ({ status: 500, headers: {}, body: '{}' }));
    expect((await failure(find('nowhere.example'))).message).toMatch(/^Service unavailable/);
  });
});

test('a contact is found by e-mail in any case, with its primary address', async () => {
  const { id } = office.pipedrive.addPerson({
    name: 'Ada Moreau',
    emails: ['ada@moreau-optics.example', 'a.moreau@home.example'],
    phones: ['+33 1 55'],
  });
  const found = await office.run<Item[]>(findContact, { email: 'A.Moreau@home.example' });
  expect(found).toMatchObject([{ id: String(id), email: 'ada@moreau-optics.example', phone: '+33 1 55' }]);
  expect((await failure(office.run(findContact, { email: 'ada' }))).message).toMatch(/^Invalid input/);
});

test('a deal is found by ID or title, with stage and pipeline by name', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Lenses 2027', value: 12500, stage: 'Demo Scheduled' });
  for (const deal of [String(id), 'lenses 2027']) {
    expect(await office.run<Item[]>(findDeal, { deal })).toMatchObject([
      { id: String(id), name: 'Lenses 2027', value: 12500, stage: 'Demo Scheduled', status: 'open' },
    ]);
  }
});

describe('a list', () => {
  interface List {
    count: number;
    records: Item[];
    has_more: boolean;
    next_cursor: string;
  }
  const list = (input: object) => office.run<List[]>(listRecords, { record_type: 'deal', ...input });
  const deal = (value: number, stage = 'Proposal Made') =>
    office.pipedrive.addDeal({ title: `Deal ${value}`, value, stage }).id;

  test('goes on from its cursor until the end', async () => {
    for (const value of [1, 2, 3]) deal(value);
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const [page] = await list({ limit: 2, cursor });
      names.push(...(page?.records.map(({ name }) => name) ?? []));
      cursor = page?.next_cursor ?? '';
      expect(page?.has_more).toBe(cursor !== '');
      if (cursor === '') break;
    }
    expect(names).toEqual(['Warm Up', 'Deal 1', 'Deal 2', 'Deal 3']);
    expect(office.requests().filter((request) => request === 'list deals')).toHaveLength(2);
  });

  test('says that there is more as long as not everything was looked at, and then no longer', async () => {
    for (const value of [1, 20_000, 2]) deal(value);
    expect(await list({ limit: 1 })).toMatchObject([{ count: 1, has_more: true }]);
    expect(await list({ limit: 4 })).toMatchObject([{ count: 4, has_more: false, next_cursor: '' }]);
    expect(await list({ segment: 'high-value-prospects', limit: 1 })).toMatchObject([
      { count: 1, has_more: false, next_cursor: '' },
    ]);
  });

  test('goes on rightly where a record of the page before is gone by now', async () => {
    for (const value of [20_000, 30_000, 40_000, 50_000]) deal(value);
    const [first] = await list({ segment: 'high-value-prospects', limit: 2 });
    office.pipedrive.remove('deals', Number(first?.records[0]?.id));
    const [rest] = await list({ segment: 'high-value-prospects', cursor: first?.next_cursor });
    expect(rest?.records.map(({ name }) => name)).toEqual(['Deal 40000', 'Deal 50000']);
  });

  test('ends where an answer is full, and goes on from there', async () => {
    for (let count = 0; count < 100; count += 1)
      office.pipedrive.addOrganization({ name: `Big ${count}`, address: { value: 'x'.repeat(60_000) } });
    const names: string[] = [];
    let cursor = '';
    do {
      const [page] = await list({ record_type: 'organization', limit: 500, cursor });
      names.push(...(page?.records.map(({ name }) => name) ?? []));
      expect(page?.count).toBeLessThan(100);
      cursor = page?.next_cursor ?? '';
    } while (cursor !== '');
    expect([names.length, new Set(names).size]).toEqual([101, 101]);
  });

  test('shows the members of a segment only, and stops within a page', async () => {
    for (const value of [20_000, 5, 30_000, 40_000]) deal(value);
    deal(50_000, 'Qualified');
    const [first] = await list({ segment: 'high-value-prospects', limit: 2 });
    expect(first?.records.map(({ name }) => name)).toEqual(['Deal 20000', 'Deal 30000']);
    const [rest] = await list({
      segment: 'high-value-prospects',
      limit: 2,
      cursor: first?.next_cursor,
    });
    expect(first?.has_more).toBe(true);
    expect(rest).toMatchObject({ count: 1, has_more: false, next_cursor: '' });
  });

  test('recent additions are of the last thirty days, and of the connected user', async () => {
    deal(1);
    advance(31 * day);
    const mine = deal(2);
    office.pipedrive.addDeal({ title: 'Pat’s', owner_id: office.pat });
    const [page] = await list({ segment: 'recent-additions' });
    expect(page?.records.map(({ id }) => id)).toEqual([String(mine)]);
  });

  test('lets Pipedrive choose by a saved filter', async () => {
    deal(1);
    const id = office.pipedrive.addFilter({
      name: 'Big',
      type: 'deals',
      conditions: [{ field: 'value', operator: '>', value: 10 }],
    });
    deal(20);
    office.requests();
    const [page] = await list({ filter: String(id) });
    expect(page?.records.map(({ name }) => name)).toEqual(['Deal 20']);
    const { message } = await failure(list({ filter: '999' }));
    expect(message).toMatch(/^Record not found: Pipedrive did not list by the saved filter 999\./);
  });

  test.each([
    [{ limit: 501 }, /^Invalid input: "501" in Limit cannot be used\. It is a whole number from 1 to 500\./],
    [
      { segment: 'big-ones' },
      /^Invalid input: "big-ones" is no segment\. The rules name high-value-prospects/,
    ],
    [{ cursor: 'abc' }, /^Invalid input: "abc" is no cursor\./],
    [{ record_type: 'lead' }, /^Invalid input: "lead" is no record type\./],
  ])('%j is refused before any request', async (input, words) => {
    expect((await failure(list(input))).message).toMatch(words);
    expect(office.requests()).toEqual([]);
  });
});
