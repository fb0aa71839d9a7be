// The trigger on new, changed and moved records: each state once, none from before the Zap.
import recordUpdated from '../../triggers/record-updated';
import { failure } from '../helpers/failure';
import { advance, day, hour, minute } from '../helpers/time';
import { useOffice } from './office';

interface Item {
  id: string;
  record_id: string;
  change: string;
  name: string;
  stage?: string;
}

const office = useOffice();

/** A Zap: an id fires once, and what was there at the start never fires. It polls a while after what happened. */
function zap(input: object) {
  const known = new Set<string>();
  const ask = (meta: object = {}) => office.run<Item[]>(recordUpdated, input, { meta } as never);
  return {
    ask,
    on: async () => {
      for (const { id } of await ask({ isPopulatingDedupe: true })) known.add(id);
    },
    poll: async () => {
      advance(3_000);
      const fresh = (await ask()).filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      return fresh.map(({ name, change }) => `${change} ${name}`);
    },
  };
}

/** Who the connection's user is, and everybody. */
const oncePerUserList = ['read users', 'read users'];
const company = (name: string) => office.pipedrive.addOrganization({ name });
const rename = (id: number, name: string) => office.pipedrive.editOrganization(id, { name });

test('new and changed records are told apart; nothing changed costs one request', async () => {
  const before = company('Before');
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(5 * minute);
  const made = company('Moreau');
  rename(before.id, 'Before, renamed');
  expect(await companies.poll()).toEqual(['updated Before, renamed', 'new Moreau']);
  advance(5 * minute);
  rename(made.id, 'Moreau Optics');
  expect(await companies.poll()).toEqual(['updated Moreau Optics']);
  advance(5 * minute);
  office.requests();
  expect(await companies.poll()).toEqual([]);
  expect(office.requests()).toEqual(['list changed organizations']);
});

test('several changes between two polls are one item', async () => {
  const { id } = company('Moreau');
  const companies = zap({ record_type: 'organization', fire_on: 'updated' });
  advance(minute);
  await companies.on();
  for (const name of ['A', 'B', 'C']) {
    advance(minute);
    rename(id, name);
  }
  expect(await companies.poll()).toEqual(['updated C']);
});

test('a record is new once, although it changes soon after', async () => {
  const companies = zap({ record_type: 'organization', fire_on: 'new' });
  await companies.on();
  advance(5 * minute);
  const { id } = company('Moreau');
  expect(await companies.poll()).toEqual(['new Moreau']);
  advance(30_000);
  rename(id, 'Moreau Optics');
  expect(await companies.poll()).toEqual([]);
});

test('a record that is made and not changed is no change', async () => {
  const companies = zap({ record_type: 'organization', fire_on: 'updated' });
  await companies.on();
  advance(5 * minute);
  company('Moreau');
  expect(await companies.poll()).toEqual([]);
});

test('a deal fires on each new stage, and on nothing else', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Lenses', stage: 'Qualified' });
  const deals = zap({ record_type: 'deal', fire_on: 'stage_changed' });
  advance(minute);
  await deals.on();
  advance(5 * minute);
  office.pipedrive.editDeal(id, { stage: 'Contact Made' });
  expect(await deals.poll()).toEqual(['stage_changed Lenses']);
  advance(5 * minute);
  office.pipedrive.editDeal(id, { value: 5 });
  expect(await deals.poll()).toEqual([]);
  advance(5 * minute);
  office.pipedrive.editDeal(id, { stage: 'Qualified' });
  advance(minute);
  office.pipedrive.editDeal(id, { stage: 'Contact Made' });
  expect(await deals.poll()).toEqual(['stage_changed Lenses']);
});

test('an edit does not bring back a stage that was reached before the Zap', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Lenses', stage: 'Qualified' });
  advance(minute);
  office.pipedrive.editDeal(id, { stage: 'Contact Made' });
  advance(3 * day);
  const deals = zap({ record_type: 'deal', fire_on: 'stage_changed' });
  await deals.on();
  advance(minute);
  office.pipedrive.editDeal(id, { value: 5 });
  expect(await deals.poll()).toEqual([]);
});

test('only the segment’s records fire', async () => {
  const deals = zap({ record_type: 'deal', segment: 'high-value-prospects' });
  await deals.on();
  advance(5 * minute);
  office.pipedrive.addDeal({ title: 'Small', value: 5, stage: 'Proposal Made' });
  office.pipedrive.addDeal({ title: 'Big', value: 50_000, stage: 'Proposal Made' });
  office.pipedrive.addDeal({ title: 'Early', value: 50_000, stage: 'Qualified' });
  expect(await deals.poll()).toEqual(['new Big']);
});

test('a saved filter is read from the newest change back, and ends where the last look was', async () => {
  const filter = office.pipedrive.addFilter({
    name: 'All',
    type: 'org',
    conditions: [{ field: 'name', operator: '!=', value: 'x' }],
  });
  for (let count = 0; count < 3; count += 1) company(`Old ${count}`);
  advance(2 * day);
  const companies = zap({ record_type: 'organization', filter: String(filter) });
  await companies.on();
  advance(5 * minute);
  company('Moreau');
  office.requests();
  expect(await companies.poll()).toEqual(['new Moreau']);
  expect(office.requests()).toEqual([`list organizations by filter ${filter}`]);
});

test('a pause of seven days loses nothing', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(hour);
  company('Early');
  advance(6 * day + 20 * hour);
  company('Late');
  expect(await companies.poll()).toEqual(['new Late', 'new Early']);
});

test('lost memory looks back a day, with the same ids', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(hour);
  company('Moreau');
  await companies.poll();
  office.world.forget();
  advance(hour);
  expect(await companies.poll()).toEqual([]);
});

test('a record that changes again within the second of its stamp is shown as it is in the end', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(5 * minute);
  const { id } = company('Moreau');
  expect(await companies.ask()).not.toContainEqual(expect.objectContaining({ name: 'Moreau' }));
  advance(400);
  rename(id, 'Moreau Optics');
  expect(await companies.poll()).toEqual(['new Moreau Optics']);
});

test('an answer that never reached the platform is given again', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(5 * minute);
  company('Moreau');
  advance(5 * minute);
  await companies.ask();
  advance(15 * minute);
  expect(await companies.poll()).toEqual(['new Moreau']);
});

/** Many big records: they fill more than one answer. */
const fill = (count: number) => {
  for (let index = 0; index < count; index += 1)
    office.pipedrive.addOrganization({ name: `Big ${index}`, address: { value: 'x'.repeat(8_000) } });
};

test('what does not fit into one answer is in the next, also where Pipedrive forgets its cursor', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(hour);
  fill(700);
  const names = await companies.poll();
  expect(names.length).toBeGreaterThan(500);
  office.world.sandbox.interceptors.push((_vendor, { url }) =>
    url.includes('cursor=') ? { status: 400, headers: {}, body: '{"error":"Invalid cursor"}' } : undefined,
  );
  names.push(...(await companies.poll()));
  office.world.sandbox.interceptors.length = 0;
  names.push(...(await companies.poll()));
  expect([names.length, new Set(names).size]).toEqual([700, 700]);
});

test('a page that fails after others takes nothing from them, and comes with the next poll', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(hour);
  for (let count = 0; count < 700; count += 1) company(`Company ${count}`);
  office.world.sandbox.interceptors.push((_vendor, { url }) =>
    url.includes('cursor=') ? { status: 429, headers: {}, body: '{}' } : undefined,
  );
  const names = await companies.poll();
  expect(names.length).toBeGreaterThan(400);
  office.world.sandbox.interceptors.length = 0;
  names.push(...(await companies.poll()));
  expect([names.length, new Set(names).size]).toEqual([700, 700]);
});

test('of what was there before the Zap nothing fires, also where not all of it could be read', async () => {
  advance(hour);
  fill(600);
  advance(minute);
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(5 * minute);
  company('Moreau');
  expect(await companies.poll()).toEqual(['new Moreau']);
});

test('a connection that remembers nothing asks for each list once, however many records there are', async () => {
  for (let count = 0; count < 30; count += 1)
    office.pipedrive.addDeal({ title: `Deal ${count}`, value: 50_000, stage: 'Proposal Made' });
  office.world.forget();
  advance(minute);
  office.requests();
  const deals = zap({ record_type: 'deal', segment: 'high-value-prospects' });
  expect(await deals.poll()).toHaveLength(30);
  expect(office.requests().sort()).toEqual(
    ['list changed deals', 'read deal fields', 'read pipelines', 'read stages', ...oncePerUserList].sort(),
  );
});

test('more than a page drains over pages, each record once', async () => {
  const companies = zap({ record_type: 'organization' });
  await companies.on();
  advance(hour);
  for (let count = 0; count < 1_001; count += 1) company(`Company ${count}`);
  office.requests();
  expect(await companies.poll()).toHaveLength(1_001);
  expect(office.requests().filter((request) => request.startsWith('list changed'))).toHaveLength(3);
});

test('the editor sees the latest three, whatever was shown', async () => {
  for (const name of ['A', 'B', 'C', 'D']) {
    advance(minute);
    company(name);
  }
  const items = await zap({ record_type: 'organization' }).ask({ isLoadingSample: true });
  expect(items.map(({ name }) => name)).toEqual(['D', 'C', 'B']);
});

test.each([
  [{ record_type: 'person', fire_on: 'stage_changed' }, /^Invalid input: A person has no stage\./],
  [{ record_type: 'deal', segment: 'nobody' }, /^Invalid input: "nobody" is no segment\./],
  [{ record_type: 'deal', fire_on: 'deleted' }, /^Invalid input: "deleted" is no event to fire on\./],
])('%j is refused by name', async (input, words) => {
  expect((await failure(zap(input).ask())).message).toMatch(words);
  expect(office.requests()).toEqual([]);
});
