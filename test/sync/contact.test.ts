// Contacts: found by e-mail, linked with their company, phones added beside those that are there.
import pushContact from '../../creates/push-contact';
import { policy } from '../../engine';
import { failure } from '../helpers/failure';
import { advance, minute } from '../helpers/time';
import { counts, type Told, useOffice, warnings } from './office';

const office = useOffice();
const push = (input: object = {}) =>
  office.run<Told>(pushContact, { name: 'Ada Moreau', email: 'ada@moreau-optics.example', ...input });
const people = () => office.pipedrive.persons().filter(({ name }) => name !== 'Warm Up');
const company = (website = 'moreau-optics.example') =>
  office.pipedrive.addOrganization({ name: 'Moreau Optics', custom: { Website: website } });

test('a contact that nobody knows is created and linked', async () => {
  const { id } = company();
  const told = await push({ phone: '+33 1 55 50 01 23', company_website: 'www.moreau-optics.example' });
  expect([counts(told), told.outcome]).toEqual(['1 created', 'Success']);
  expect(told.changed_fields).toEqual(['name', 'email', 'phone', 'organization']);
  expect(office.requests()).toEqual([
    'search persons',
    'list newest persons',
    'search organizations',
    `read organization ${id}`,
    'POST person',
  ]);
  expect(people()).toMatchObject([{ name: 'Ada Moreau', org_id: id }]);
});

test('the second identical run writes nothing, and needs no look at the company', async () => {
  company();
  const input = { phone: '+33 1 55 50 01 23', company_website: 'moreau-optics.example' };
  await push(input);
  advance(minute);
  office.requests();
  const told = await push(input);
  expect(counts(told)).toBe('1 unchanged');
  expect(office.requests()).toEqual(['search persons', `read person ${told.id}`]);
});

test('e-mails compare without regard to case, among all that a person bears', async () => {
  const { id } = office.pipedrive.addPerson({
    name: 'Ada M.',
    emails: ['private@moreau.example', 'ADA@Moreau-Optics.example'],
  });
  const told = await push();
  expect([told.id, counts(told)]).toEqual([String(id), '1 unchanged']);
  expect(people()).toHaveLength(1);
});

test('an address in other letters is found in either spelling', async () => {
  const { id } = office.pipedrive.addPerson({ name: 'Ada', emails: ['Ada@münchen.de'] });
  for (const email of ['ada@münchen.de', 'ada@xn--mnchen-3ya.de'])
    expect((await push({ email })).id).toBe(String(id));
});

test('another contact, where the rules ask for one, has the address too, and a repeat makes no more', async () => {
  jest.replaceProperty(policy.sync.contact, 'duplicates', 'create');
  office.pipedrive.addPerson({ name: 'Ada M.', emails: ['ada@moreau-optics.example'] });
  const made = await push();
  expect([counts(made), people()[1]?.emails[0]?.value]).toEqual(['1 created', 'ada@moreau-optics.example']);
  const again = await push();
  expect([again.id, counts(again), people().length]).toEqual([made.id, '1 unchanged', 2]);
});

test('a phone is added beside the others, whose labels stay; one that is there is known in any spelling', async () => {
  jest.replaceProperty(policy.sync.contact.fields, 'phone', {
    mode: 'overwrite',
    clear: false,
  });
  const { id } = office.pipedrive.addPerson({
    name: 'Ada Moreau',
    emails: ['ada@moreau-optics.example'],
    phones: [{ value: '+33 (1) 55-50-01-23', primary: true, label: 'mobile' }],
  });
  expect(counts(await push({ phone: '+33155500123' }))).toBe('1 unchanged');
  expect((await push({ phone: '+33 6 00 00 00 01' })).changed_fields).toEqual(['phone']);
  expect(office.pipedrive.person(id)?.phones).toEqual([
    { value: '+33 6 00 00 00 01', primary: true, label: 'work' },
    { value: '+33 (1) 55-50-01-23', primary: false, label: 'mobile' },
  ]);
});

test.each([
  ['gmail.com', 'free-mail'],
  ['co.uk', 'an ending that many share'],
  ['unknown.example', 'push the company first'],
])(
  'without a company that can be linked (%s) the contact stands alone, with a warning',
  async (website, why) => {
    const told = await push({ company_website: website });
    expect([counts(told), told.outcome]).toEqual(['1 created', 'Warning']);
    expect(warnings(told)[0]).toMatch(new RegExp(`^It was not linked with .*${why}`));
  },
);

test.each(['no-reply@moreau-optics.example', 'NoReply+shop@moreau-optics.example'])(
  'a mailbox of a machine (%s) is no contact',
  async (email) => {
    const told = await push({ email });
    expect([counts(told), office.requests()]).toEqual(['1 skipped', []]);
  },
);

test('a person made seconds ago is found by list while the search lags', async () => {
  office.pipedrive.settings.searchLagMs = 30_000;
  const first = await push();
  advance(1_000);
  expect([(await push()).id, people().length]).toEqual([first.id, 1]);
});

test('of several the oldest is taken, with a warning that links the others', async () => {
  const emails = ['ada@moreau-optics.example'];
  const [first, second] = [0, 1].map(() => office.pipedrive.addPerson({ name: 'Ada', emails }));
  const told = await push();
  expect([told.id, people().length]).toEqual([String(first?.id), 2]);
  expect(warnings(told)[0]).toContain(`/person/${second?.id}`);
});

test.each([
  [{ name: ' ' }, /^Required field missing: Name is empty\./],
  [{ email: '' }, /^Required field missing: Email is empty\./],
  [{ email: 'ada' }, /^Invalid input: "ada" is no email address\./],
])('%j is refused before any request', async (input, words) => {
  expect((await failure(push(input))).message).toMatch(words);
  expect(office.requests()).toEqual([]);
});

test.each(['persons/search', 'organizations/search', 'persons?sort_by=add_time'])(
  'a lookup (%s) that fails writes nothing',
  async (part) => {
    office.world.sandbox.interceptors.push((_vendor, request) =>
      request.url.includes(part) ? { status: 500, headers: {}, body: '{"success":false}' } : undefined,
    );
    const { message } = await failure(push({ company_website: 'moreau-optics.example' }));
    expect(message).toMatch(/^Service unavailable/);
    expect(people()).toEqual([]);
  },
);
