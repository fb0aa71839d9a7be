// Companies as they arrive from anywhere: found by web domain, written field by field, never twice.
import pushCompany from '../../creates/push-company';
import { policy } from '../../engine';
import { failure } from '../helpers/failure';
import { advance, day, minute } from '../helpers/time';
import { counts, type Told, useOffice, warnings } from './office';

const office = useOffice();
const push = (input: object = {}) =>
  office.run<Told>(pushCompany, { name: 'Moreau Optics', website: 'moreau-optics.example', ...input });
const companies = () => office.pipedrive.organizations().filter(({ name }) => name !== 'Warm Up');
const add = (website: string | null, more: object = {}) =>
  office.pipedrive.addOrganization({ name: 'Moreau', custom: { Website: website }, ...more });

test('a company that nobody knows is created, after a look at search and list', async () => {
  const told = await push({
    address: '1 Quai des Verriers, Lyon',
    owner: 'pat@sales.example',
    engagement_score: '72.5',
  });
  expect([counts(told), told.outcome, told.rule?.name]).toEqual(['1 created', 'Success', 'otherwise']);
  expect(told.changed_fields).toEqual(['name', 'Website', 'address', 'owner', 'Engagement Score']);
  expect(office.requests()).toEqual([
    'search organizations',
    'list newest organizations',
    'POST organization',
  ]);
  expect(companies()).toMatchObject([
    {
      id: Number(told.id),
      name: 'Moreau Optics',
      owner_id: office.pat,
      custom: { Website: 'moreau-optics.example', 'Engagement Score': 72.5 },
    },
  ]);
  expect(told.url).toBe(`https://northgrid-sandbox.pipedrive.com/organization/${told.id}`);
});

test('the second identical run writes nothing', async () => {
  await push({ engagement_score: '72' });
  advance(minute);
  office.requests();
  const told = await push({ engagement_score: '72' });
  expect([counts(told), told.changed_fields]).toEqual(['1 unchanged', []]);
  expect(office.requests()).toEqual(['search organizations', `read organization ${told.id}`]);
});

test.each(['https://www.moreau-optics.example/', 'MOREAU-OPTICS.example', 'shop.moreau-optics.example/a'])(
  'a company whose website stands there as %s is the same',
  async (website) => {
    const { id } = add(website);
    expect((await push()).id).toBe(String(id));
    expect(companies()).toHaveLength(1);
  },
);

test('fill leaves what people wrote; overwrite writes what differs, and nothing else', async () => {
  add('moreau-optics.example', { custom: { Website: 'moreau-optics.example', 'Engagement Score': 10 } });
  const told = await push({ name: 'MOREAU OPTICS SA', engagement_score: '72', owner: 'pat@sales.example' });
  expect([counts(told), told.changed_fields]).toEqual(['1 updated', ['Engagement Score']]);
  expect(companies()).toMatchObject([{ name: 'Moreau', custom: { 'Engagement Score': 72 } }]);
  expect(office.bodies()).toEqual([{ custom_fields: expect.any(Object) }]);
});

test('a value that was mapped and is empty leaves the CRM as it is', async () => {
  add('moreau-optics.example', { custom: { Website: 'moreau-optics.example', 'Engagement Score': 10 } });
  expect(counts(await push({ engagement_score: '' }))).toBe('1 unchanged');
});

test('with clear: true it empties the field', async () => {
  jest.replaceProperty(policy.sync.company.fields, 'engagement_score', { mode: 'overwrite', clear: true });
  add('moreau-optics.example', { custom: { Website: 'moreau-optics.example', 'Engagement Score': 10 } });
  expect((await push({ engagement_score: '' })).changed_fields).toEqual(['Engagement Score']);
  expect(companies()[0]?.custom['Engagement Score'] ?? null).toBeNull();
});

test('a company is meant by each address that stands in its website', async () => {
  const { id } = add('https://linkedin.com/company/moreau, www.moreau-optics.example; moreau.example');
  for (const website of ['moreau-optics.example', 'moreau.example'])
    expect((await push({ website })).id).toBe(String(id));
});

test('a company is found among hundreds whose other fields hold its domain', async () => {
  office.pipedrive.addField('organizations', { name: 'Seen at', type: 'varchar' });
  for (let count = 0; count < 320; count += 1)
    office.pipedrive.addOrganization({
      name: `Guest ${count}`,
      custom: { 'Seen at': 'moreau-optics.example' },
    });
  const { id } = add('www.moreau-optics.example');
  for (let count = 0; count < 500; count += 1) office.pipedrive.addOrganization({ name: `Later ${count}` });
  office.world.forget();
  expect([(await push()).id, counts(await push())]).toEqual([String(id), '1 unchanged']);
});

test('a hit that was deleted meanwhile is none; one that is hidden stops the push', async () => {
  const gone = add('moreau-optics.example');
  office.pipedrive.settings.searchLagMs = 30_000;
  advance(minute);
  office.pipedrive.remove('organizations', gone.id);
  const made = await push();
  expect(counts(made)).toBe('1 created');
  office.world.sandbox.interceptors.push((_vendor, { url }) =>
    url.endsWith(`/organizations/${made.id}`)
      ? { status: 403, headers: { 'content-type': 'application/json' }, body: '{"error":"Forbidden"}' }
      : undefined,
  );
  advance(minute);
  expect((await failure(push({ engagement_score: 5 }))).message).toMatch(/^Permission denied/);
  expect(companies()).toHaveLength(1);
});

test('a search that lags behind does not make a second company', async () => {
  office.pipedrive.settings.searchLagMs = 30_000;
  const first = await push();
  advance(1_000);
  office.requests();
  const told = await push();
  expect([told.id, counts(told)]).toEqual([first.id, '1 unchanged']);
  expect(office.requests()).toEqual([
    'search organizations',
    'list newest organizations',
    `read organization ${first.id}`,
  ]);
});

test('a hit that has another website by now is not believed', async () => {
  const { id } = add('moreau-optics.example');
  office.pipedrive.settings.searchLagMs = 30_000;
  advance(minute);
  office.pipedrive.editOrganization(id, { custom: { Website: 'elsewhere.example' } });
  expect(counts(await push())).toBe('1 created');
});

test('two shops on one hosting domain are two companies', async () => {
  await push({ name: 'Lens Shop', website: 'lens.myshopify.com' });
  expect(counts(await push({ name: 'Frame Shop', website: 'frame.myshopify.com' }))).toBe('1 created');
});

test('of several the oldest is taken, the others are linked, and there is never a third', async () => {
  const [first, second] = [add('moreau-optics.example'), add('www.moreau-optics.example')];
  for (const duplicates of ['', 'create']) {
    const told = await push({ engagement_score: '5', duplicates });
    expect([told.id, told.outcome]).toEqual([String(first.id), 'Warning']);
    expect(warnings(told)).toEqual([
      `Several records share the domain moreau-optics.example: the oldest was taken, beside Moreau (https://northgrid-sandbox.pipedrive.com/organization/${second.id}).`,
    ]);
  }
  expect(companies()).toHaveLength(2);
});

test('another one is made on request, but not again by a repeat', async () => {
  add('moreau-optics.example');
  const another = { engagement_score: '72', duplicates: 'create' };
  const made = await push(another);
  expect([counts(made), companies().length]).toEqual(['1 created', 2]);
  const again = await push(another);
  expect([again.id, counts(again), companies().length]).toEqual([made.id, '1 unchanged', 2]);
  expect(companies()[0]?.custom).toEqual({ Website: 'moreau-optics.example' });
});

test('a first run with create leaves nothing for its repeat to make', async () => {
  expect(counts(await push({ duplicates: 'create' }))).toBe('1 created');
  expect(counts(await push({ duplicates: 'create' }))).toBe('1 unchanged');
});

test('skip leaves a company that is there', async () => {
  add('moreau-optics.example');
  const told = await push({ engagement_score: '5', duplicates: 'skip' });
  expect([counts(told), warnings(told)]).toEqual([
    '1 skipped',
    ['Moreau Optics was skipped: it is there already. Nothing was written.'],
  ]);
});

test.each([
  ['gmail.com', 'free-mail'],
  ['https://www.linkedin.com/company/moreau', 'not-a-company-site'],
  ['sales.example', 'own-domain'],
])('%s is left out by rule, before anything is asked', async (website, rule) => {
  const told = await push({ website });
  expect([counts(told), told.outcome]).toEqual(['1 skipped', 'Warning']);
  expect(told.rule?.name).toContain(rule);
  expect(office.requests()).toEqual([]);
});

test.each(['co.uk', '10.0.0.1', 'moreau', 'acme.internal'])(
  '%s is skipped with its reason',
  async (website) => {
    const told = await push({ website });
    expect([counts(told), told.outcome, told.rule]).toEqual(['1 skipped', 'Warning', null]);
    expect(warnings(told)[0]).toMatch(/^Moreau Optics was skipped: .+\. Nothing was written\.$/);
    expect(office.requests()).toEqual([]);
  },
);

test('rules may leave out what is there, or what is not', async () => {
  jest.replaceProperty(policy.sync.company, 'create', false);
  expect(warnings(await push())).toEqual([
    'Moreau Optics was skipped: sync.yaml says that none is created. Nothing was written.',
  ]);
  jest.replaceProperty(policy.sync.company, 'update', false);
  add('moreau-optics.example');
  expect(counts(await push({ engagement_score: '5' }))).toBe('1 skipped');
});

describe('custom fields', () => {
  beforeEach(async () => {
    const fields = [
      { name: 'Industry', type: 'enum', options: ['Optics', 'Food'] },
      { name: 'Regions', type: 'set', options: ['North', 'South'] },
      { name: 'Revenue', type: 'monetary' },
      { name: 'Founded', type: 'date' },
      { name: 'Head Count', type: 'double' },
      { name: 'Account Manager', type: 'user' },
      { name: 'Remarks', type: 'text' },
      { name: 'Opening', type: 'time' },
    ] as const;
    for (const field of fields) office.pipedrive.addField('organizations', field);
  });

  test('go by name, and are converted to their types', async () => {
    const told = await push({
      custom: {
        industry: 'optics',
        Regions: 'South, north',
        Revenue: '1200000 EUR',
        Founded: '1987-04-02T00:00:00Z',
        'Head Count': '12',
        'Account Manager': 'pat@sales.example',
        Remarks: 'They say {{hello}}',
      },
    });
    expect(counts(told)).toBe('1 created');
    expect(companies()[0]?.custom).toMatchObject({
      Industry: 'Optics',
      Regions: ['South', 'North'],
      Revenue: { value: 1200000, currency: 'EUR' },
      Founded: '1987-04-02',
      'Head Count': 12,
      'Account Manager': office.pat,
      Remarks: 'They say {{hello}}',
    });
    office.requests();
    expect(counts(await push({ custom: { Regions: 'North,South', Revenue: '1200000 EUR' } }))).toBe(
      '1 unchanged',
    );
  });

  test('may come as numbers, switches and lists', async () => {
    const told = await push({
      custom: { 'Head Count': 12, Remarks: false, Regions: ['South', 'North'], Founded: null },
    });
    expect([counts(told), told.outcome]).toEqual(['1 created', 'Success']);
    expect(companies()[0]?.custom).toMatchObject({
      'Head Count': 12,
      Remarks: 'false',
      Regions: ['South', 'North'],
    });
    expect((await failure(push({ custom: 'Remarks: x' }))).message).toMatch(
      /^Invalid input: Custom Fields holds no pairs of name and value\./,
    );
  });

  test('do not fill what has an input of its own: the company is found again', async () => {
    const input = { custom: { website: 'elsewhere.example', 'Head Count': '12' } };
    const told = await push(input);
    expect(warnings(told)).toEqual([
      'The field "Website" is filled by an input of its own, so its value among the custom fields was left out.',
    ]);
    expect(companies()).toMatchObject([{ custom: { Website: 'moreau-optics.example', 'Head Count': 12 } }]);
    expect(counts(await push(input))).toBe('1 unchanged');
  });

  test('an option that was made a moment ago is known', async () => {
    await push({ custom: { Industry: 'Optics' } });
    office.pipedrive.addOption('organizations', 'Industry', 'Shipping');
    const told = await push({ website: 'other.example', custom: { Industry: 'shipping' } });
    expect([counts(told), told.outcome]).toEqual(['1 created', 'Success']);
    expect(companies()[1]?.custom.Industry).toBe('Shipping');
  });

  test('a label that looks like the id of another option, or holds a comma, is a label', async () => {
    const { options = [] } = office.pipedrive.addField('organizations', {
      name: 'Size',
      type: 'enum',
      options: ['Small', 'Big'],
    });
    office.pipedrive.addOption('organizations', 'Size', String(options?.[0]?.id));
    office.pipedrive.addField('organizations', {
      name: 'Trades',
      type: 'set',
      options: ['Food, drink', 'Art'],
    });
    await push({ custom: { Size: options?.[0]?.id, Trades: 'food, drink' } });
    expect(companies()[0]?.custom).toMatchObject({
      Size: String(options?.[0]?.id),
      Trades: ['Food, drink'],
    });
  });

  test('commas alone name no option, and empty none', async () => {
    jest.replaceProperty(policy.sync.company, 'custom', { mode: 'overwrite', clear: false });
    await push({ custom: { Regions: 'North' } });
    const told = await push({ custom: { Regions: ' , ' } });
    expect(warnings(told)).toEqual(['The field "Regions" was left out: " , " names no option.']);
    expect(companies()[0]?.custom.Regions).toEqual(['North']);
  });

  test('one that is unknown or does not fit is left out with a warning', async () => {
    const told = await push({
      custom: {
        Colour: 'blue',
        Industry: 'Shipping',
        'Head Count': 'many',
        Founded: '2026-02-30',
        'Account Manager': 'nobody@sales.example',
        Opening: '09:00',
      },
    });
    expect([counts(told), told.outcome]).toEqual(['1 created', 'Warning']);
    expect(warnings(told)).toEqual([
      'Pipedrive has no organization field "Colour", so its value was left out.',
      'The field "Industry" was left out: it has no option "Shipping" (it has Optics, Food).',
      'The field "Head Count" was left out: "many" is no number.',
      'The field "Founded" was left out: "2026-02-30" is no date, such as 2026-03-02.',
      'The field "Account Manager" was left out: there is no active user "nobody@sales.example".',
      'The field "Opening" was left out: a field of the type "time" is not written.',
    ]);
  });

  test('source and visited pages are written where the account has them', async () => {
    office.pipedrive.addField('organizations', { name: 'Visited Pages', type: 'text' });
    const told = await push({ source: 'Website', visited_pages: '/prices\n/lenses' });
    expect(warnings(told)).toEqual([
      'Pipedrive has no organization field "Source", so its value was left out.',
    ]);
    expect(companies()[0]?.custom['Visited Pages']).toBe('/prices\n/lenses');
  });
});

describe('the note', () => {
  const note = 'Looked at prices <twice> & left\n{{name}}';
  const notes = () => office.pipedrive.notes().map(({ content }) => content);

  test('is written last, once within a day', async () => {
    await push({ note });
    expect(office.requests().slice(-2)).toEqual(['POST organization', 'note']);
    advance(minute);
    const told = await push({ note });
    expect(office.requests().slice(-1)).toEqual(['read notes']);
    expect(told.messages.map(({ text }) => text)).toContain('The note was there already.');
    expect(notes()).toEqual(['Looked at prices &lt;twice&gt; &amp; left<br>{{name}}<br>Lead Relay']);
    advance(day);
    await push({ note });
    expect(notes()).toHaveLength(2);
  });

  test('one that is too long is refused before anything is written', async () => {
    const { message } = await failure(push({ note: 'x'.repeat(100_000) }));
    expect(message).toMatch(/^Invalid input: The note is too long\./);
    expect(office.requests()).toEqual([]);
  });
});

describe('the website field', () => {
  test('that the account does not have is Set-up missing, and nothing is written', async () => {
    office.pipedrive.removeField('organizations', 'Website');
    office.world.forget();
    const { message } = await failure(push());
    expect(message).toMatch(
      /^Set-up missing: Pipedrive has no place for a company’s web address\. .*Set Up CRM/,
    );
    expect(office.requests().filter((request) => request.startsWith('P'))).toEqual([]);
  });

  test('is the native one where the account has it', async () => {
    office.pipedrive.settings.companyData = true;
    office.world.forget();
    const told = await push();
    expect(told.changed_fields).toContain('Website');
    expect(companies()[0]).toMatchObject({ website: 'moreau-optics.example' });
    advance(minute);
    expect(counts(await push())).toBe('1 unchanged');
    expect(office.requests()).toEqual(expect.arrayContaining(['search websites', 'search organizations']));
  });
});

describe('what is missing is named before any request', () => {
  test.each([
    [{ name: '' }, /^Required field missing: Name is empty\./],
    [{ website: '' }, /^Required field missing: Website is empty\./],
    [{ engagement_score: 'high' }, /^Invalid input: "high" in Engagement Score is no number\./],
    [{ duplicates: 'merge' }, /^Invalid input: "merge" is no choice for a company that is there\./],
  ])('%j', async (input, words) => {
    const { message } = await failure(push(input));
    expect(message).toMatch(words);
    expect(office.requests()).toEqual([]);
  });

  test('a connection without Pipedrive says what to add', async () => {
    const work = office.run(pushCompany, { name: 'Moreau', website: 'moreau.example' }, {
      authData: { crm: 'hubspot', hubspot_access_token: 'x', pipedrive_api_token: '' },
    } as never);
    expect((await failure(work)).message).toMatch(
      /^Required field missing: The connection has no Pipedrive API token\./,
    );
  });

  test('an owner who is nobody', async () => {
    const { message } = await failure(push({ owner: 'nobody@sales.example' }));
    expect(message).toMatch(/^Record not found: Pipedrive has no active user "nobody@sales.example"\./);
    expect(office.requests().filter((request) => request.startsWith('P'))).toEqual([]);
  });
});

test.each(['organizations/search', 'sort_by=add_time'])(
  'a lookup (%s) that fails is not "not found": nothing is written',
  async (part) => {
    office.world.sandbox.interceptors.push((_vendor, request) =>
      request.url.includes(part) ? { status: 500, headers: {}, body: '{"success":false}' } : undefined,
    );
    const { message } = await failure(push());
    expect(message).toMatch(/^Service unavailable: Pipedrive answered with an error of its own \(500\)\./);
    expect(office.requests().filter((request) => request.startsWith('P'))).toEqual([]);
    expect(companies()).toEqual([]);
  },
);
