import { advance, day, minute } from '../helpers/time';
import { useAccount } from './account';

const account = useAccount();
const historyOf = (id: number) => account.find(id, ({ history }) => history());

test('what a person was created with is a change at its creation', async () => {
  const { id } = account.pipedrive.addPerson({
    name: 'Ada',
    owner_id: account.zoe,
    custom: { 'Lead Connection Status': 'Cold' },
  });
  const created = Date.now();
  advance(minute);
  account.pipedrive.editPerson(id, { owner_id: account.pat });
  const history = await historyOf(id);
  expect(history.owner).toEqual([
    { value: String(account.zoe), at: created },
    { value: String(account.pat), at: created + minute },
  ]);
  expect(history.connection_status).toEqual([{ value: 'Cold', at: created }]);
  expect(history.assigned_assistant).toEqual([]);
});

test('of a person older than the change log nobody knows since when', async () => {
  const { id } = account.pipedrive.addPerson(
    { name: 'Ada', owner_id: account.pat },
    { at: '2023-05-01T09:00:00Z' },
  );
  expect((await historyOf(id)).owner).toEqual([{ value: String(account.pat), at: 0 }]);
});

test('it is read page by page, asked once, and known from then on', async () => {
  const { id } = account.pipedrive.addPerson({ name: 'Ada', owner_id: account.pat });
  for (let count = 1; count <= 150; count += 1) {
    advance(minute);
    account.pipedrive.editPerson(id, { custom: { Context: `Text ${count}` } });
  }
  await account.find(id, async (found) => {
    expect(found.knownHistory).toBeUndefined();
    const history = await found.history();
    expect(history.owner).toEqual([{ value: String(account.pat), at: found.lead.createdAt }]);
    expect(await found.history()).toBe(history);
    expect(found.knownHistory).toBe(history);
  });
  expect(account.pipedrive.tokens.spent).toBe(1 + 2 * 20);
});

test('of a log longer than what is read, the start is a value without a moment', async () => {
  const { id } = account.pipedrive.addPerson({ name: 'Ada', owner_id: account.zoe });
  advance(minute);
  account.pipedrive.editPerson(id, { owner_id: account.pat });
  for (let count = 1; count <= 1_001; count += 1)
    account.pipedrive.editPerson(id, { custom: { Context: `Text ${count}` } });
  expect((await historyOf(id)).owner).toEqual([{ value: String(account.pat), at: 0 }]);
  expect(account.pipedrive.tokens.spent).toBe(1 + 10 * 20);
});

test('a person that is deleted between list and change log is left out', async () => {
  const [one, two] = ['Ada', 'Ben'].map((name) => account.pipedrive.addPerson({ name }).id);
  account.world.sandbox.interceptors.push((_, { url }) => {
    if (url.includes(`/persons/${one}/changelog`)) account.pipedrive.remove('persons', one ?? 0);
    return undefined;
  });
  const journeys = await account.use((crm) => crm.journeys([String(one), String(two)]));
  expect(journeys.map(({ lead }) => lead.id)).toEqual([String(two)]);
});

test('a moment between two seconds is rounded down, so that nothing is passed over', async () => {
  const { id } = account.pipedrive.addPerson({ name: 'Ada' });
  const since = Date.now() + 999;
  const page = await account.use((crm) => crm.touchedSince(since));
  expect(page.records).toContainEqual({ id: String(id), stamp: Date.now() });
  await account.find(id, ({ lead }) => account.use((crm) => crm.addNote(lead, { html: 'One', at: since })));
  const notes = await account.find(id, ({ notesSince }) => notesSince(since));
  expect(notes).toEqual([{ html: 'One', at: Date.now() }]);
});

test('a year-old person that changed today is found by today’s change', async () => {
  const { id } = account.pipedrive.addPerson({ name: 'Ada' }, { at: Date.now() - 365 * day });
  account.pipedrive.editPerson(id, { owner_id: account.zoe });
  const page = await account.use((crm) => crm.touchedSince(Date.now()));
  expect(page.records.map((record) => record.id)).toContain(String(id));
});

test('a cursor that Pipedrive no longer takes begins the pass anew', async () => {
  const { id } = account.pipedrive.addPerson({ name: 'Ada' });
  const page = await account.use((crm) => crm.touchedSince(Date.now(), 'worn-out'));
  expect(page).toEqual({ records: [{ id: String(id), stamp: Date.now() }] });
});
