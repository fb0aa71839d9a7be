import { advance, minute } from '../helpers/time';
import { useAccount } from './account';

const account = useAccount();
const add = (values: object = {}) =>
  account.pipedrive.addPerson({ name: 'Ada Moreau', owner_id: account.pat, ...values });

test('of persons with one e-mail the oldest is taken, and the others are named with their links', async () => {
  const oldest = add({ emails: ['ada@moreau.example'] });
  const twin = add({ name: 'Ada M.', emails: ['other@moreau.example', 'ADA@Moreau.example'] });
  add({ emails: ['not.ada@moreau.example'] });
  const found = await account.find('Ada@moreau.example', ({ lead, warnings }) => ({ lead, warnings }));
  expect(found.lead.id).toBe(String(oldest.id));
  expect(found.warnings).toEqual([
    `Several persons in Pipedrive bear the e-mail Ada@moreau.example: the oldest was taken, beside Ada M. (https://northgrid-sandbox.pipedrive.com/person/${twin.id}).`,
  ]);
});

test('what the search index still shows but is gone or has another e-mail is passed over', async () => {
  const { settings } = account.pipedrive;
  const gone = add({ emails: ['ada@moreau.example'] });
  const changed = add({ emails: ['ada@moreau.example'] });
  const right = add({ emails: ['ada@moreau.example'] });
  advance(2 * minute);
  settings.searchLagMs = minute;
  account.pipedrive.remove('persons', gone.id);
  account.pipedrive.editPerson(changed.id, { emails: ['new@moreau.example'] });
  const { lead, warnings } = await account.find('ada@moreau.example', (found) => found);
  expect(lead.id).toBe(String(right.id));
  expect(warnings).toEqual([]);
});

test('who is deleted or hidden, and what is no id, is not there', async () => {
  const [deleted, hidden] = [add(), add()];
  account.pipedrive.remove('persons', deleted.id);
  account.pipedrive.hide('persons', hidden.id);
  for (const ref of [String(deleted.id), String(hidden.id), 'Ada Moreau', ''])
    expect(await account.use((crm) => crm.findLead(ref))).toBeNull();
});

test('a write leaves e-mails, phones and name as they are', async () => {
  const emails = ['ada@moreau.example', 'ada@home.example'];
  const before = add({ emails, phones: ['+33 1', '+33 2'] });
  await account.find(before.id, (found) =>
    found.write({ ownerId: String(account.zoe), fields: { context: 'Lenses' } }),
  );
  const after = account.pipedrive.person(before.id);
  expect(after?.emails).toEqual(before.emails);
  expect(after?.phones).toEqual(before.phones);
  expect(after?.name).toBe(before.name);
});

test('company and country come from the organization', async () => {
  const { id: org_id } = account.pipedrive.addOrganization({ name: 'Moreau Optics' });
  const { id } = add({ org_id });
  await account.find(id, async ({ lead, complete }) => {
    expect(lead).toMatchObject({ company: '', country: '' });
    expect(await complete()).toMatchObject({ company: 'Moreau Optics', country: '' });
  });
  const [journey] = await account.use((crm) => crm.journeys([String(id)]));
  expect(journey?.lead.company).toBe('Moreau Optics');
  account.pipedrive.hide('organizations', org_id);
  expect(await account.find(id, ({ complete }) => complete())).toMatchObject({ company: '' });
});

test('every person has an owner: taking it away is a warning, and no request', async () => {
  const { id } = add();
  const written = await account.find(id, (found) => found.write({ ownerId: '' }));
  expect(written).toMatchObject({ changed: [], warnings: [expect.stringContaining('has an owner')] });
  expect(account.pipedrive.tokens.spent).toBe(1);
});

test('a deactivated owner is refused in Pipedrive’s words, and nothing is written', async () => {
  const { id } = add();
  account.pipedrive.deactivateUser(account.zoe);
  const write = account.find(id, (found) =>
    found.write({ ownerId: String(account.zoe), fields: { context: 'Lenses' } }),
  );
  await expect(write).rejects.toMatchObject({
    kind: 'Invalid input',
    message: expect.stringContaining('User is not active'),
  });
  expect(account.pipedrive.person(id)).toMatchObject({ owner_id: account.pat, custom: {} });
});

describe('a field or option that was removed while it is remembered', () => {
  test('is Set-up missing on writing, and looked up anew after that', async () => {
    const { id } = add();
    account.pipedrive.removeField('persons', 'Context');
    const write = () => account.find(id, (found) => found.write({ fields: { context: 'Lenses' } }));
    await expect(write()).rejects.toMatchObject({ kind: 'Set-up missing' });
    await expect(write()).rejects.toMatchObject({
      kind: 'Set-up missing',
      message: expect.stringContaining('no person field "Context"'),
    });
    expect(await account.use((crm) => crm.missingFields(['context']))).toMatchObject([{ key: 'context' }]);
  });

  test('is Set-up missing for an option as well', async () => {
    const { id } = add();
    account.pipedrive.removeOption('persons', 'Lead Connection Status', 'Hot');
    const write = account.find(id, (found) => found.write({ fields: { connection_status: 'Hot' } }));
    await expect(write).rejects.toMatchObject({ kind: 'Set-up missing' });
  });
});

test('an option that an admin calls otherwise means ours, now and in the history', async () => {
  const field = account.pipedrive.field('persons', 'Lead Connection Status');
  const option = field?.options?.find(({ label }) => label === 'OutOfOffice');
  if (option) option.label = 'Out of Office';
  account.forget();
  const { id } = add();
  await account.find(id, (found) => found.write({ fields: { connection_status: 'OutOfOffice' } }));
  expect(account.pipedrive.person(id)?.custom['Lead Connection Status']).toBe('Out of Office');
  await account.find(id, async ({ lead, history }) => {
    expect(lead.fields.connection_status).toBe('OutOfOffice');
    expect((await history()).connection_status).toMatchObject([{ value: 'OutOfOffice' }]);
  });
});

test.each([
  ['time_zone', 'x'.repeat(256), 'at most 255'],
  ['context', 'x'.repeat(65_001), 'at most 65000'],
  ['previous_owner', 'Pat', 'no id of a user'],
  ['resume_on', 'tomorrow', 'no date'],
])('a value that %s cannot hold is Invalid input before any request', async (key, value, words) => {
  const { id } = add();
  const write = account.find(id, (found) => found.write({ fields: { [key]: value } }));
  await expect(write).rejects.toMatchObject({
    kind: 'Invalid input',
    message: expect.stringContaining(words),
  });
  expect(account.pipedrive.tokens.spent).toBe(1);
});
