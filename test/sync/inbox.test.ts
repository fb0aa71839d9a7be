// Pipedrive's leads inbox.
import createPipedriveLead from '../../creates/create-pipedrive-lead';
import updatePipedriveLead from '../../creates/update-pipedrive-lead';
import { failure } from '../helpers/failure';
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
  office.pipedrive.addLeadLabel('Website', 'blue');
});
const create = (input: object = {}) =>
  office.run<Told>(createPipedriveLead, {
    title: 'Lenses 2027',
    person: 'ada@moreau-optics.example',
    ...input,
  });
const update = (lead_id: string, input: object) =>
  office.run<Told>(updatePipedriveLead, { lead_id, ...input });
const lead = (id: string) => office.pipedrive.lead(id);

test('a lead is created with everything it was given', async () => {
  const told = await create({
    organization: 'moreau-optics.example',
    value: '500',
    currency: 'eur',
    labels: ['website', 'Unknown'],
    owner: 'pat@sales.example',
    expected_close_date: '2026-06-30',
  });
  expect([counts(told), told.changed_fields]).toEqual([
    '1 created',
    ['value', 'labels', 'owner', 'expected_close_date', 'person', 'organization', 'title'],
  ]);
  expect(warnings(told)).toEqual(['Pipedrive has no lead label "Unknown", so it was left out.']);
  expect(lead(told.id)).toMatchObject({
    title: 'Lenses 2027',
    person_id: ids.contact,
    organization_id: ids.company,
    value: { amount: 500, currency: 'EUR' },
    owner_id: office.pat,
  });
});

test.each([
  [{ person: '', organization: 'Moreau Optics' }],
  [{ person: '', organization: 'www.moreau-optics.example' }],
])('organizations go by name or web address: %j', async (input) => {
  expect(lead((await create(input)).id)).toMatchObject({ organization_id: ids.company });
});

test('an open lead of that title about the same person is the same one', async () => {
  const first = await create();
  office.requests();
  const again = await create({ title: ' lenses 2027' });
  expect([again.id, counts(again)]).toEqual([first.id, '1 unchanged']);
  expect(office.requests()).toEqual(['search persons', `read person ${ids.contact}`, 'list leads']);
  await update(first.id, { archived: 'true' });
  expect((await create()).id).not.toBe(first.id);
});

test.each(['additional_data', 'pagination'] as const)(
  'an open lead is found behind the first page, told in %s',
  async (place) => {
    office.pipedrive.settings.leadPaging = place;
    for (let count = 0; count < 501; count += 1)
      office.pipedrive.addLead({ title: `Lead ${count}`, organization_id: ids.company });
    const told = await create({ title: 'Lead 500', person: '', organization: 'moreau-optics.example' });
    expect(counts(told)).toBe('1 unchanged');
  },
);

test('of several that go by a name the oldest is taken, with a warning that links the others', async () => {
  const { id } = office.pipedrive.addPerson({ name: 'Ada M.', emails: ['ada@moreau-optics.example'] });
  const told = await create();
  expect(lead(told.id)).toMatchObject({ person_id: ids.contact });
  expect(warnings(told)).toEqual([
    `Several records share "ada@moreau-optics.example": the oldest was taken, beside Ada M. (https://northgrid-sandbox.pipedrive.com/person/${id}).`,
  ]);
});

test('an update writes what differs, and nothing twice', async () => {
  const { id } = await create({ labels: ['Website'] });
  office.requests();
  const change = { title: 'Lenses 2028', value: '700', currency: 'EUR', labels: ['Website'] };
  expect((await update(id, change)).changed_fields).toEqual(['value', 'title']);
  expect(counts(await update(id, change))).toBe('1 unchanged');
  expect(office.requests()).toEqual(['read lead', 'read labels', 'PATCH lead', 'read lead', 'read labels']);
});

test('labels that are there stay', async () => {
  office.pipedrive.addLeadLabel('Fair', 'red');
  const { id } = await create({ labels: ['Website'] });
  await update(id, { labels: ['Fair'] });
  expect(lead(id)?.labels).toEqual(['Website', 'Fair']);
});

test('archiving comes last, bringing back first, each by itself', async () => {
  const { id } = await create();
  await update(id, { title: 'Old lenses', archived: 'true' });
  expect(office.bodies().slice(-2)).toEqual([{ title: 'Old lenses' }, { is_archived: true }]);
  const { message } = await failure(update(id, { title: 'New lenses' }));
  expect(message).toMatch(/^Invalid input: The lead "Old lenses" is archived\. .* Set Archived to false/);
  expect(counts(await update(id, { archived: 'true' }))).toBe('1 unchanged');
  await update(id, { title: 'New lenses', archived: 'false' });
  expect(office.bodies().slice(-2)).toEqual([{ is_archived: false }, { title: 'New lenses' }]);
});

test.each([
  [{ title: '' }, /^Required field missing: Title is empty\./],
  [{ person: '' }, /^Required field missing: Person or Organization is empty\./],
  [{ title: 'x'.repeat(256) }, /^Invalid input: Title is too long\. It has 256 characters/],
  [{ value: '5', currency: 'Euro' }, /^Invalid input: "Euro" in Currency is no currency\./],
  [{ value: '5' }, /^Required field missing: Currency \(beside a value\) is empty\./],
  [{ currency: 'EUR' }, /^Required field missing: Value \(beside a currency\) is empty\./],
  [
    { person: 'bo@moreau-optics.example' },
    /^Record not found: Pipedrive has no person "bo@moreau-optics.example"\./,
  ],
  [{ organization: 'Nowhere' }, /^Record not found: Pipedrive has no organization "Nowhere"\./],
])('%j is refused, and nothing is written', async (input, words) => {
  expect((await failure(create(input))).message).toMatch(words);
  expect(office.requests()).not.toContain('POST lead');
});

test.each(['7f3c1b1e-52a5-4c0e-9a50-0d7c2a1c9f10', 'x'])('there is no lead %s', async (id) => {
  expect((await failure(update(id, { title: 'a' }))).message).toMatch(
    /^Record not found: Pipedrive has no lead /,
  );
});
