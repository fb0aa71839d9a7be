import { fieldSpecs } from '../../handoff/relay';
import { useAccount } from './account';

const account = useAccount();
const setUp = (request: { addFields?: boolean; dryRun?: boolean } = {}) =>
  account.use((crm) => crm.setUp({ addFields: true, dryRun: false, statuses: [], ...request }));

/** As an account that never saw the relay. */
function removeAll(): void {
  for (const { name } of fieldSpecs('pipedrive')) account.pipedrive.removeField('persons', name);
}

test('ten fields are made, of the types that the relay writes', async () => {
  removeAll();
  expect((await setUp()).created).toHaveLength(10);
  const types = ['Context', 'TEC Schedule', 'Previous Owner', 'Assigned At', 'Resume On'].map(
    (name) => account.pipedrive.field('persons', name)?.type,
  );
  expect(types).toEqual(['text', 'enum', 'user', 'varchar', 'date']);
});

test('a dry run tells, and writes nothing', async () => {
  removeAll();
  account.pipedrive.tokens.clear();
  expect((await setUp({ dryRun: true })).created).toHaveLength(10);
  expect(account.pipedrive.tokens.spent).toBe(10);
});

test('without adding, each missing field is a warning', async () => {
  account.pipedrive.removeField('persons', 'Context');
  expect((await setUp({ addFields: false })).warnings).toEqual([
    'The field "Context" is missing and was not added, as asked.',
  ]);
});

test('missing options are added, and those the rules do not know are named and left', async () => {
  account.pipedrive.removeOption('persons', 'Lead Connection Status', 'Hot');
  account.pipedrive.addOption('persons', 'Lead Connection Status', 'Lukewarm');
  const report = await setUp();
  expect(report.updated).toEqual(['field "Lead Connection Status": option "Hot"']);
  expect(report.warnings).toEqual([expect.stringContaining('has the option "Lukewarm"')]);
  const labels = account.pipedrive
    .field('persons', 'Lead Connection Status')
    ?.options?.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Hot', 'Lukewarm']));
  expect((await setUp()).updated).toEqual([]);
});

test('a field made by hand is taken whatever its case; one of another type is a warning', async () => {
  account.pipedrive.removeField('persons', 'Context');
  account.pipedrive.addField('persons', { name: 'context', type: 'varchar' });
  expect(await setUp()).toMatchObject({
    created: [],
    warnings: [expect.stringContaining('"Context" has the type "varchar" where the relay needs "text"')],
  });
});

test.each([
  [
    'the plan’s cap',
    'The limit of custom fields is reached',
    () => {
      account.pipedrive.settings.customFieldLimit = 0;
    },
  ],
  [
    'a missing right',
    'You do not have permission',
    () => {
      for (const token of Object.keys(account.pipedrive.apiTokens))
        account.pipedrive.apiTokens[token] = account.pat;
    },
  ],
])('%s says to create the field by hand', async (_, words, hinder) => {
  account.pipedrive.removeField('persons', 'TEC Schedule');
  hinder();
  await expect(setUp()).rejects.toMatchObject({
    kind: 'Permission denied',
    message: expect.stringMatching(
      new RegExp(`${words}.*Create the person field "TEC Schedule" by hand \\(type: Single option\\)`),
    ),
  });
});
