// The recipes about companies, contacts and deals in Pipedrive.
import { clevertapAccount, clevertapPasscode } from '../../sandbox';
import { advance, hour, minute } from '../helpers/time';
import { useOffice } from '../sync/office';
import { saidCosts } from './costs';
import { playRecipe } from './player';

const office = useOffice();
const tokens = async (work: () => Promise<unknown>) => {
  const before = office.pipedrive.tokens.spent;
  await work();
  return office.pipedrive.tokens.spent - before;
};
/** Writes of any kind since the last call. */
const writes = () => office.requests().filter((request) => /^(POST|PATCH|note)/.test(request));

describe('revealed-company-to-deal', () => {
  const name = 'revealed-company-to-deal';
  const recipe = playRecipe(name, { run: office.run });
  const visit = (changes: object = {}) => ({
    confidence: '72',
    display_name: 'Moreau Optics',
    website: 'https://www.moreau-optics.example/prices?lang=fr',
    country: 'France',
    engagement_score: '35',
    visited_pages: '/prices\n/lenses',
    contact_name: 'Ada Moreau',
    contact_email: 'ada@moreau-optics.example',
    ...changes,
  });

  test('company, contact and deal are there once and linked; the same visit again writes nothing', async () => {
    expect(await tokens(() => recipe().start(visit()))).toBe(saidCosts(name, 'all three are new')[0]);
    const company = office.pipedrive.organizations().at(-1);
    const person = office.pipedrive.persons().at(-1);
    expect(company).toMatchObject({
      name: 'Moreau Optics',
      custom: { Website: 'moreau-optics.example', 'Engagement Score': 35 },
    });
    expect(person).toMatchObject({ name: 'Ada Moreau', org_id: company?.id });
    expect(office.pipedrive.deals().at(-1)).toMatchObject({
      title: 'Moreau Optics: website visit',
      org_id: company?.id,
      person_id: person?.id,
    });
    advance(hour);
    writes();
    expect(await tokens(() => recipe().start(visit()))).toBe(saidCosts(name, 'the same visit again')[0]);
    expect(writes()).toEqual([]);
  });

  test('the next visit changes the score, and keeps the name that a person typed', async () => {
    await recipe().start(visit());
    const { id } = office.pipedrive.organizations().at(-1) ?? { id: 0 };
    office.pipedrive.editOrganization(id, { name: 'Moreau Optics SARL' });
    advance(hour);
    await recipe().start(visit({ engagement_score: '80' }));
    expect(office.pipedrive.organization(id)).toMatchObject({
      name: 'Moreau Optics SARL',
      custom: { 'Engagement Score': 80 },
    });
  });

  test('once its deal is won, the next visit makes a new one', async () => {
    await recipe().start(visit());
    const { id } = office.pipedrive.deals().at(-1) ?? { id: 0 };
    office.pipedrive.editDeal(id, { status: 'won' });
    advance(hour);
    await recipe().start(visit());
    expect(
      office.pipedrive.deals().filter(({ title }) => title === 'Moreau Optics: website visit'),
    ).toHaveLength(2);
  });

  test.each([
    ['a weak guess', { confidence: '50' }, 1],
    ['free mail', { website: 'https://mail.gmail.com' }, 3],
    ['ourselves', { website: 'sales.example' }, 3],
  ])('%s ends the run, and nothing is written', async (_, changes, results) => {
    office.requests();
    expect(await recipe().start(visit(changes))).toHaveLength(results);
    expect(writes()).toEqual([]);
  });
});

describe('import-high-value-deals', () => {
  const name = 'import-high-value-deals';
  const store = new Map<string, string>();
  const recipe = playRecipe(name, {
    run: office.run,
    authData: { clevertap_account_id: clevertapAccount, clevertap_passcode: clevertapPasscode },
    others: {
      'Storage by Zapier: Get Value': ({ Key = '' }) => ({ Value: store.get(Key) ?? '' }),
      'Storage by Zapier: Set Value': ({ Key = '', Value = '' }) => {
        store.set(Key, Value);
        return {};
      },
      'Formatter by Zapier: Text, Default Value': ({ Input, 'Default Value': fallback }) => ({
        Output: Input || fallback,
      }),
    },
  });
  beforeEach(() => store.clear());

  function deals(count: number, stage = 'Proposal Made') {
    for (let index = 0; index < count; index += 1) {
      const email = `lead${index}@moreau-optics.example`;
      const { id } = office.pipedrive.addPerson({ name: `Lead ${index}`, emails: [email] });
      office.pipedrive.addDeal({ title: `Deal ${index}`, value: 20_000 + index, stage, person_id: id });
    }
  }
  const profiles = () => office.world.sandbox.clevertap.profiles();

  test('page by page each deal is in a profile, once; then every further run ends at once', async () => {
    deals(120);
    office.pipedrive.addDeal({ title: 'Small', value: 5, stage: 'Proposal Made' });
    const zap = recipe();
    await zap.start({});
    expect(profiles()).toHaveLength(100);
    await zap.start({});
    expect(profiles()).toHaveLength(120);
    expect(profiles()[119]?.properties).toMatchObject({ 'Best Deal': 'Deal 119', 'Best Deal Value': 20_119 });
    expect(store.get('import-page')).toBe('done');
    office.requests();
    await zap.start({});
    expect(office.requests()).toEqual([]);
  });

  test('a deal without a person is left out, and the rest goes on', async () => {
    office.pipedrive.addDeal({ title: 'Nobody', value: 50_000, stage: 'Proposal Made' });
    deals(2);
    await recipe().start({});
    expect(profiles()).toHaveLength(2);
  });

  test('costs what it says', async () => {
    deals(3);
    await recipe().start({});
    store.clear();
    const [page = 0] = saidCosts(name, 'a page, and each 500 deals looked at for it');
    const [deal = 0] = saidCosts(name, 'a deal on the page');
    expect(await tokens(() => recipe().start({}))).toBe(page + 3 * deal);
  });
});

describe('two-way-contacts', () => {
  interface Contact {
    Email: string;
    Name: string;
    Phone: string;
  }
  /** Another app: contacts by address, and what its own trigger has not shown yet. */
  const contacts = new Map<string, Contact>();
  const fresh: Contact[] = [];
  const save = ({ Email = '', Name = '', Phone = '' }: Partial<Contact>) => {
    const before = contacts.get(Email);
    if (before?.Name === Name && before.Phone === Phone) return {};
    contacts.set(Email, { Email, Name, Phone });
    fresh.push({ Email, Name, Phone });
    return {};
  };
  const recipe = playRecipe('two-way-contacts', {
    run: office.run,
    others: { 'The other app: Create or Update Contact': save },
  });
  const out = recipe('Pipedrive to the other app');
  const back = recipe('the other app to Pipedrive');
  beforeEach(async () => {
    contacts.clear();
    fresh.length = 0;
    await out.on();
    advance(hour);
  });

  /** Both Zaps look once. @returns what was written on either side */
  async function round() {
    writes();
    advance(15 * minute);
    await out.poll();
    const shown = fresh.splice(0);
    for (const contact of shown) await back.start({ ...contact });
    return { there: shown.length, here: writes() };
  }
  const atRest = { there: 0, here: [] };

  test('a contact from Pipedrive comes to rest in the second round', async () => {
    office.pipedrive.addPerson({
      name: 'Ada Moreau',
      emails: ['ada@moreau-optics.example'],
      phones: ['+33 1 55 50 01 23'],
    });
    expect(await round()).toEqual({ there: 1, here: [] });
    expect(await round()).toEqual(atRest);
    expect(contacts.get('ada@moreau-optics.example')?.Name).toBe('Ada Moreau');
  });

  test('a contact from the other app comes to rest in the second round', async () => {
    save({ Email: 'ben@okafor.example', Name: 'Ben Okafor', Phone: '+234 1 555 0100' });
    expect(await round()).toEqual({ there: 1, here: ['POST person'] });
    expect(await round()).toEqual(atRest);
    expect(office.pipedrive.persons().at(-1)).toMatchObject({ name: 'Ben Okafor' });
  });

  test('a name that was changed in Pipedrive goes over; one that was changed there stays there', async () => {
    const { id } = office.pipedrive.addPerson({ name: 'Ada', emails: ['ada@moreau-optics.example'] });
    await round();
    office.pipedrive.editPerson(id, { name: 'Ada Moreau' });
    expect(await round()).toEqual({ there: 1, here: [] });
    expect(await round()).toEqual(atRest);
    save({ Email: 'ada@moreau-optics.example', Name: 'A. M.', Phone: '' });
    expect(await round()).toEqual({ there: 1, here: [] });
    expect(await round()).toEqual(atRest);
    expect(office.pipedrive.person(id)?.name).toBe('Ada Moreau');
  });

  test('a number from the other app is written where Pipedrive has none, and stays there where it has', async () => {
    const { id } = office.pipedrive.addPerson({ name: 'Ada', emails: ['ada@moreau-optics.example'] });
    await round();
    save({ Email: 'ada@moreau-optics.example', Name: 'Ada', Phone: '+33 1 55 50 01 23' });
    expect(await round()).toEqual({ there: 1, here: ['PATCH person'] });
    expect(await round()).toEqual(atRest);
    save({ Email: 'ada@moreau-optics.example', Name: 'Ada', Phone: '+33 6 55 50 99 99' });
    expect(await round()).toEqual({ there: 1, here: [] });
    expect(await round()).toEqual(atRest);
    expect(office.pipedrive.person(id)?.phones.map(({ value }) => value)).toEqual(['+33 1 55 50 01 23']);
  });

  test('costs what it says', async () => {
    const ada = { Email: 'ada@moreau-optics.example', Name: 'Ada Moreau', Phone: '+33 1 55 50 01 23' };
    const said = (what: string) => saidCosts('two-way-contacts', what)[0];
    expect(await tokens(() => back.start(ada))).toBe(said('a contact that is new in Pipedrive'));
    advance(minute);
    expect(await tokens(() => back.start(ada))).toBe(said('a contact in which nothing is to be written'));
  });
});
