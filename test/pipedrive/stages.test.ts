import { advance, minute } from '../helpers/time';
import { useAccount } from './account';

const account = useAccount();
let person = 0;
beforeEach(() => {
  person = account.pipedrive.addPerson({ name: 'Ada Moreau', owner_id: account.pat }).id;
});

const deal = (title: string, place: object = {}) =>
  account.pipedrive.addDeal({ title, person_id: person, ...place }).id;
const move = (stage: string) => account.find(person, (found) => found.write({ stage }));
const stageOf = (id: number) => account.pipedrive.deal(id)?.stage;

test('the open deal moves forward, and the stage is the contact status', async () => {
  const id = deal('Lenses');
  expect(await move('contact made')).toEqual({
    changed: ['deal stage'],
    warnings: [],
    contactStatus: 'Contact Made',
  });
  expect(stageOf(id)).toBe('Contact Made');
});

test.each(['Contact Made', 'Demo Scheduled'])('a deal in Demo Scheduled stays for %s', async (stage) => {
  const id = deal('Lenses', { stage: 'Demo Scheduled' });
  expect(await move(stage)).toEqual({ changed: [], warnings: [], contactStatus: 'Demo Scheduled' });
  expect(stageOf(id)).toBe('Demo Scheduled');
});

test('of several deals the one updated last moves; closed and archived ones never', async () => {
  const older = deal('Older');
  const newer = deal('Newer');
  advance(minute);
  account.pipedrive.editDeal(older, { value: 5 });
  advance(minute);
  const won = deal('Won', { status: 'won' });
  const archived = deal('Archived', { is_archived: true });
  await move('Contact Made');
  expect([older, newer, won, archived].map(stageOf)).toEqual([
    'Contact Made',
    'Qualified',
    'Qualified',
    'Qualified',
  ]);
});

test('a deal of another pipeline moves within it', async () => {
  const { id: pipeline_id } = account.pipedrive.addPipeline('Partners', [
    'New',
    'Contact Made',
    'Demo Scheduled',
  ]);
  const id = deal('Lenses', { pipeline_id });
  await move('Demo Scheduled');
  expect(account.pipedrive.deal(id)).toMatchObject({ pipeline_id, stage: 'Demo Scheduled' });
});

test('a lead without an open deal is a warning, and the rest is written', async () => {
  const written = await account.find(person, (found) =>
    found.write({ stage: 'Contact Made', ownerId: String(account.zoe) }),
  );
  expect(written).toEqual({
    changed: ['owner_id'],
    warnings: ['The lead has no open deal, so none was moved to "Contact Made".'],
    contactStatus: '',
  });
  expect(account.pipedrive.person(person)?.owner_id).toBe(account.zoe);
});

test('a stage that the pipeline lacks is a warning, and the deal stays', async () => {
  const { id: pipeline_id } = account.pipedrive.addPipeline('Partners', ['New', 'Signed']);
  const id = deal('Lenses', { pipeline_id });
  expect(await move('Contact Made')).toEqual({
    changed: [],
    warnings: ['The pipeline of the deal "Lenses" has no stage "Contact Made", so the deal stayed in "New".'],
    contactStatus: 'New',
  });
  expect(stageOf(id)).toBe('New');
});

test('a stage newer than what is remembered is read anew', async () => {
  deal('Lenses');
  await move('Contact Made');
  const { id: pipeline_id } = account.pipedrive.addPipeline('Partners', ['New', 'Contact Made']);
  advance(minute);
  const id = deal('Glasses', { pipeline_id });
  await move('Contact Made');
  expect(stageOf(id)).toBe('Contact Made');
});

test("what Pipedrive refuses of the deal is a warning, and the person's fields stand", async () => {
  deal('Lenses');
  account.world.sandbox.interceptors.push((_, { method, url }) =>
    method === 'PATCH' && url.includes('/deals/')
      ? { status: 403, headers: {}, body: JSON.stringify({ success: false, error: 'Not your deal' }) }
      : undefined,
  );
  const patch = { stage: 'Contact Made', fields: { connection_status: 'Cold' } };
  expect(await account.find(person, (found) => found.write(patch))).toEqual({
    changed: ['Lead Connection Status'],
    warnings: ['The lead\'s deal was not moved to "Contact Made": Not your deal'],
    contactStatus: '',
  });
  expect(account.pipedrive.person(person)?.custom['Lead Connection Status']).toBe('Cold');
});

test('set-up names the stages that no pipeline has', async () => {
  const report = await account.use((crm) =>
    crm.setUp({ addFields: true, dryRun: false, statuses: ['', 'contact made', 'Signed', 'Signed'] }),
  );
  expect(report.warnings).toEqual(['No pipeline has a stage "Signed", so no deal will be moved there.']);
});
