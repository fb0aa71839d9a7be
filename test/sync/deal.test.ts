// Deals: by id, else the open one of the same title about the same person or company.
import pushDeal from '../../creates/push-deal';
import { policy } from '../../engine';
import { failure } from '../helpers/failure';
import { advance, day, minute } from '../helpers/time';
import { counts, type Told, useOffice, warnings } from './office';

const office = useOffice();
let ids = { company: 0, contact: 0 };
beforeEach(() => {
  const company = office.pipedrive.addOrganization({
    name: 'Moreau Optics',
    custom: { Website: 'moreau-optics.example' },
  });
  const contact = office.pipedrive.addPerson({ name: 'Ada', emails: ['ada@moreau-optics.example'] });
  ids = { company: company.id, contact: contact.id };
});
const about = { company_website: 'moreau-optics.example', contact_email: 'ada@moreau-optics.example' };
const push = (input: object = {}) => office.run<Told>(pushDeal, { title: 'Lenses 2027', ...about, ...input });
const deals = () => office.pipedrive.deals().filter(({ title }) => title !== 'Warm Up');

test('a deal that nobody knows is created with its links', async () => {
  const told = await push({
    value: '12500',
    currency: 'eur',
    stage: 'Proposal Made',
    expected_close_date: '2026-06-30T00:00:00Z',
    owner: 'pat@sales.example',
  });
  expect([counts(told), told.outcome]).toEqual(['1 created', 'Success']);
  expect(deals()).toMatchObject([
    {
      title: 'Lenses 2027',
      value: 12500,
      currency: 'EUR',
      stage: 'Proposal Made',
      expected_close_date: '2026-06-30',
      org_id: ids.company,
      person_id: ids.contact,
      owner_id: office.pat,
    },
  ]);
  expect(office.requests().sort()).toEqual(
    [
      ...['search organizations', 'search persons'],
      ...[`read organization ${ids.company}`, `read person ${ids.contact}`],
      ...[`list deals of person ${ids.contact}`, `list deals of org ${ids.company}`],
      'POST deal',
    ].sort(),
  );
});

test('the second identical run writes nothing', async () => {
  const input = { value: '12500', currency: 'EUR', stage: 'Proposal Made', status: 'open' };
  await push(input);
  advance(minute);
  office.requests();
  expect(counts(await push(input))).toBe('1 unchanged');
  expect(office.requests().filter((request) => request.startsWith('P'))).toEqual([]);
});

test('the open deal of that title moves on; another title, or a closed one, is another deal', async () => {
  const open = office.pipedrive.addDeal({ title: 'lenses  2027', org_id: ids.company });
  office.pipedrive.addDeal({ title: 'Frames', org_id: ids.company });
  office.pipedrive.addDeal({ title: 'Lenses 2027', org_id: ids.company, status: 'won' });
  const told = await push({ stage: 'demo scheduled', value: '5' });
  expect([told.id, counts(told)]).toEqual([String(open.id), '1 updated']);
  expect(told.changed_fields).toEqual(['value', 'stage', 'person']);
  expect(office.pipedrive.deal(open.id)).toMatchObject({ stage: 'Demo Scheduled', value: 5 });
});

test.each(['won', 'lost'])('a deal that is %s at once is there for the second run', async (status) => {
  const told = await push({ status, value: '5' });
  expect(counts(told)).toBe('1 created');
  advance(minute);
  const again = await push({ status, value: '5' });
  expect([again.id, counts(again)]).toEqual([told.id, '1 unchanged']);
  advance(2 * day);
  expect(counts(await push({ status, value: '7' }))).toBe('1 created');
  expect(office.pipedrive.deal(Number(told.id))).toMatchObject({ value: 5 });
});

test('one that was lost today is not the one that is won', async () => {
  office.pipedrive.addDeal({ title: 'Lenses 2027', org_id: ids.company, status: 'lost' });
  expect(counts(await push({ status: 'won' }))).toBe('1 created');
  expect(counts(await push())).toBe('1 created');
});

test('a company may have more open deals than a page holds', async () => {
  for (let count = 0; count < 501; count += 1)
    office.pipedrive.addDeal({ title: `Deal ${count}`, org_id: ids.company });
  expect(counts(await push({ title: 'Deal 500', contact_email: '' }))).toBe('1 unchanged');
});

test('a stage that was made a moment ago is known', async () => {
  await push({ stage: 'Demo Scheduled' });
  office.pipedrive.addPipeline('Partners', ['Signed']);
  office.requests();
  const told = await push({ stage: 'Signed' });
  expect(told.changed_fields).toEqual(['stage']);
  expect(office.requests()).toEqual(expect.arrayContaining(['read stages', 'read pipelines']));
});

test('by id, links that stand are not looked for', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Frames', org_id: ids.company });
  const told = await office.run<Told>(pushDeal, { deal_id: id, ...about });
  expect(told.changed_fields).toEqual(['person']);
  expect(office.requests()).toEqual([
    `read deal ${id}`,
    'search persons',
    `read person ${ids.contact}`,
    'PATCH deal',
  ]);
});

test('by id, no other deal is made, whatever the rules say of duplicates', async () => {
  jest.replaceProperty(policy.sync.deal, 'duplicates', 'create');
  const { id } = office.pipedrive.addDeal({ title: 'Frames', org_id: ids.company });
  const told = await office.run<Told>(pushDeal, { deal_id: id, value: 0, currency: 'eur' });
  expect([told.id, counts(told)]).toEqual([String(id), '1 unchanged']);
  expect(counts(await office.run<Told>(pushDeal, { deal_id: id, value: 7 }))).toBe('1 updated');
});

test('by id, nothing else is needed', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Frames', org_id: ids.company });
  const told = await office.run<Told>(pushDeal, { deal_id: String(id), status: 'won' });
  expect([told.id, told.changed_fields]).toEqual([String(id), ['status']]);
  expect(office.requests()).toEqual([`read deal ${id}`, 'PATCH deal']);
});

test('a value alone is in the deal’s own currency', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Frames', value: 900, currency: 'USD' });
  const update = (value: string) => office.run<Told>(pushDeal, { deal_id: String(id), value });
  expect(counts(await update('900'))).toBe('1 unchanged');
  await update('950');
  expect(office.pipedrive.deal(id)).toMatchObject({ value: 950, currency: 'USD' });
});

test('a stage of another pipeline is meant by its name', async () => {
  office.pipedrive.addPipeline('Partners', ['New', 'Demo Scheduled']);
  const told = await push({ stage: 'Partners > Demo Scheduled' });
  const { id } = office.pipedrive.addDeal({ title: 'Frames', org_id: ids.company });
  await push({ title: 'Frames', stage: 'Demo Scheduled' });
  const pipelineOf = (deal: number) => office.pipedrive.deal(deal)?.pipeline_id;
  expect(pipelineOf(Number(told.id))).not.toBe(pipelineOf(id));
});

test('a stage that is missing is a warning; the rest is written', async () => {
  const told = await push({ stage: 'Signed', value: '5' });
  expect([counts(told), warnings(told)]).toEqual([
    '1 created',
    ['The field "stage" was left out: no pipeline has a stage "Signed".'],
  ]);
});

test('one of company and contact that is missing is a warning, both are an error', async () => {
  expect(warnings(await push({ contact_email: 'bo@moreau-optics.example' }))).toEqual([
    'It was not linked with bo@moreau-optics.example: Pipedrive has no such person; push the contact first.',
  ]);
  const { message } = await failure(
    push({ contact_email: 'bo@moreau-optics.example', company_website: 'other.example' }),
  );
  expect(message).toMatch(
    /^Record not found: Pipedrive has neither the company nor the person of this deal\./,
  );
});

test.each([
  [{ title: '' }, /^Required field missing: Title is empty\./],
  [
    { company_website: '', contact_email: '' },
    /^Required field missing: Company Website or Contact Email is empty\./,
  ],
  [{ value: '1.000,5' }, /^Invalid input: "1.000,5" in Value is no number\./],
  [{ value: '5', currency: '€' }, /^Invalid input: "€" in Currency is no currency\./],
  [{ currency: 'EUR' }, /^Required field missing: Value \(beside a currency\) is empty\./],
  [{ status: 'deleted' }, /^Invalid input: "deleted" is no Status\./],
  [{ expected_close_date: '30.06.2026' }, /^Invalid input: "30.06.2026" in Expected Close Date is no date\./],
  [{ contact_email: 'ada' }, /^Invalid input: "ada" is no email address\./],
])('%j is refused before any write', async (input, words) => {
  expect((await failure(push(input))).message).toMatch(words);
  expect(office.requests().filter((request) => request.startsWith('P'))).toEqual([]);
});

test('a deal that is gone or archived is not found', async () => {
  const { id } = office.pipedrive.addDeal({ title: 'Frames', is_archived: true });
  for (const deal of [String(id), '99999', 'x']) {
    const { message } = await failure(office.run(pushDeal, { deal_id: deal, value: '5' }));
    expect(message).toMatch(/^Record not found: Pipedrive has no deal /);
  }
});

test('a failing list of deals writes nothing', async () => {
  office.world.sandbox.interceptors.push((_vendor, request) =>
    request.url.includes('/deals?') ? { status: 500, headers: {}, body: '{}' } : undefined,
  );
  expect((await failure(push())).message).toMatch(/^Service unavailable/);
  expect(deals()).toEqual([]);
});
