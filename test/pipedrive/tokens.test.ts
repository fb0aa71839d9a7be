// What each operation costs, with what is remembered still there (design 7; docs/pipedrive.md).
import { useAccount } from './account';

const account = useAccount();
let person = 0;
beforeEach(() => {
  const { id: org_id } = account.pipedrive.addOrganization({ name: 'Moreau Optics' });
  const ada = { name: 'Ada Moreau', owner_id: account.pat, emails: ['ada@moreau.example'], org_id };
  person = account.pipedrive.addPerson(ada).id;
});

async function spent(work: () => Promise<unknown>): Promise<number> {
  account.pipedrive.tokens.clear();
  await work();
  return account.pipedrive.tokens.spent;
}

const found = (work: Parameters<typeof account.find>[1]) => () => account.find(person, work);

test('reading a lead', async () => {
  expect(await spent(() => account.use((crm) => crm.findLead(String(person))))).toBe(1);
  expect(await spent(() => account.use((crm) => crm.findLead('ada@moreau.example')))).toBe(21);
  expect(await spent(found(({ complete }) => complete()))).toBe(2);
  expect(await spent(found(({ history }) => history()))).toBe(21);
  expect(await spent(found(({ notesSince }) => notesSince(0)))).toBe(21);
});

test('writing a lead', async () => {
  const fields = { connection_status: 'Cold', context: 'Lenses' };
  const write = found(({ write: patch }) => patch({ ownerId: String(account.zoe), fields }));
  expect(await spent(write)).toBe(1 + 5);
  expect(await spent(write)).toBe(1);
  const note = found(({ lead }) => account.use((crm) => crm.addNote(lead, { html: 'Hi', at: Date.now() })));
  expect(await spent(note)).toBe(1 + 10);
});

test('moving a deal: its read, once the stages, at most one write', async () => {
  const move = found(({ write }) => write({ stage: 'Contact Made' }));
  expect(await spent(move)).toBe(1 + 10);
  account.pipedrive.addDeal({ title: 'Lenses', person_id: person });
  expect(await spent(move)).toBe(1 + 10 + 5 + 5);
  expect(await spent(move)).toBe(1 + 10);
  account.pipedrive.addDeal({ title: 'Glasses', person_id: person });
  expect(await spent(found(({ write }) => write({ stage: 'Demo Scheduled' })))).toBe(1 + 10 + 5);
});

test('polling: a list, and for each changed lead its change log', async () => {
  const since = Date.now();
  expect(await spent(() => account.use((crm) => crm.touchedSince(since)))).toBe(10);
  expect(await spent(() => account.use((crm) => crm.latestTouched(3)))).toBe(10);
  const other = account.pipedrive.addPerson({ name: 'Ben' }).id;
  const journeys = (ids: number[]) => () => account.use((crm) => crm.journeys(ids.map(String)));
  expect(await spent(journeys([other]))).toBe(1 + 20);
  expect(await spent(journeys([person, other]))).toBe(2 + 1 + 2 * 20);
  const more = ['Cleo', 'Dan', 'Eve'].map((name) => account.pipedrive.addPerson({ name }).id);
  expect(await spent(journeys([person, other, ...more]))).toBe(10 + 1 + 5 * 20);
});

test('follow-ups: a list for each assistant, and together those who have one', async () => {
  const owners = [account.pat, account.zoe].map(String);
  const listed = (after?: string) => () => account.use((crm) => crm.leadsOf(owners, after));
  expect(await spent(listed())).toBe(10);
  expect(await spent(listed(`${account.zoe}:`))).toBe(10);
  const other = account.pipedrive.addPerson({ name: 'Ben' }).id;
  const together = (ids: number[]) => () => account.use((crm) => crm.leadsNow(ids.map(String)));
  expect(await spent(together([]))).toBe(0);
  expect(await spent(together([other]))).toBe(1);
  expect(await spent(together([person, other]))).toBe(2 + 1);
  expect(await spent(() => account.use((crm) => crm.accountTimeZone()))).toBe(0);
});

test('users, set-up, and what a connection asks once', async () => {
  expect(await spent(() => account.use((crm) => crm.owners()))).toBe(20);
  expect(await spent(() => account.use((crm) => crm.owners()))).toBe(0);
  expect(await spent(() => account.use((crm) => crm.ownerNow(String(account.zoe))))).toBe(2);
  expect(await spent(() => account.use((crm) => crm.ownsWorkedLead(String(account.zoe))))).toBe(10);
  const setUp = () => account.use((crm) => crm.setUp({ addFields: true, dryRun: false, statuses: ['Won'] }));
  expect(await spent(setUp)).toBe(10 + 5);
  account.forget();
  expect(await spent(() => account.use((crm) => crm.findLead(String(person))))).toBe(1 + 10 + 2);
});
