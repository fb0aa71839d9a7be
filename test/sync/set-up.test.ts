// What Set Up CRM does for companies.
import setUpCrm from '../../creates/set-up-crm';
import { failure } from '../helpers/failure';
import { type Told, useOffice } from './office';

const office = useOffice();
const setUp = (input: object = {}, extra: object = {}) => office.run<Told>(setUpCrm, input, extra as never);
const types = () =>
  ['Website', 'Engagement Score'].map((name) => office.pipedrive.field('organizations', name)?.type);
const removeAll = () => {
  for (const name of ['Website', 'Engagement Score']) office.pipedrive.removeField('organizations', name);
};

test('website and engagement score were made, and nothing else', () => {
  expect(types()).toEqual(['varchar', 'double']);
  expect(office.pipedrive.field('organizations', 'Source')).toBeUndefined();
});

test('also for a connection whose leads live in HubSpot', async () => {
  removeAll();
  const told = await setUp({}, { authData: { crm: 'hubspot', hubspot_access_token: 'pat-na1-sandbox' } });
  expect(told.changed_fields).toEqual(
    expect.arrayContaining(['organization field "Website"', 'organization field "Engagement Score"']),
  );
  expect(types()).toEqual(['varchar', 'double']);
});

test('where the website is built in, none is made', async () => {
  removeAll();
  office.pipedrive.settings.companyData = true;
  const told = await setUp();
  expect(told.messages.map(({ text }) => text)).toContain('unchanged: the built-in website of organizations');
  expect(told.changed_fields).toEqual(['organization field "Engagement Score"']);
});

test('a dry run writes nothing', async () => {
  removeAll();
  const told = await setUp({ dry_run: 'true' });
  expect(told.messages.map(({ text }) => text)).toContain('would be created: organization field "Website"');
  expect(types()).toEqual([undefined, undefined]);
});

test('a field of another type is a warning', async () => {
  office.pipedrive.removeField('organizations', 'Engagement Score');
  office.pipedrive.addField('organizations', { name: 'engagement score', type: 'varchar' });
  const told = await setUp();
  expect(told.outcome).toBe('Warning');
  expect(told.messages.map(({ text }) => text)).toContain(
    'The organization field "Engagement Score" has the type "varchar" where "double" is needed: rename it and run this again.',
  );
});

test('where a right is missing, the message says what to create by hand', async () => {
  removeAll();
  office.world.sandbox.interceptors.push((_vendor, request) =>
    request.method === 'POST'
      ? { status: 403, headers: {}, body: '{"success":false,"error":"no"}' }
      : undefined,
  );
  expect((await failure(setUp())).message).toMatch(
    /^Permission denied: .*Create the organization field "Website" by hand \(type: Text\)/,
  );
});
