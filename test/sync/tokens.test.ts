// What docs/sync.md says each push costs, counted.
import createPipedriveLead from '../../creates/create-pipedrive-lead';
import pushCompany from '../../creates/push-company';
import pushContact from '../../creates/push-contact';
import pushDeal from '../../creates/push-deal';
import updatePipedriveLead from '../../creates/update-pipedrive-lead';
import recordUpdated from '../../triggers/record-updated';
import { advance, minute } from '../helpers/time';
import { type Told, useOffice } from './office';

const office = useOffice();
const spent = async (work: () => Promise<unknown>) => {
  office.pipedrive.tokens.clear();
  await work();
  return office.pipedrive.tokens.spent;
};
const company = (more: object = {}) =>
  office.run<Told>(pushCompany, { name: 'Moreau Optics', website: 'moreau-optics.example', ...more });
const contact = (more: object = {}) =>
  office.run<Told>(pushContact, { name: 'Ada', email: 'ada@moreau-optics.example', ...more });

test('a company: created, unchanged, updated, with a note', async () => {
  expect(await spent(() => company())).toBe(35);
  advance(minute);
  expect(await spent(() => company())).toBe(21);
  expect(await spent(() => company({ engagement_score: '5' }))).toBe(26);
  expect(await spent(() => company({ engagement_score: '5', note: 'Seen' }))).toBe(21 + 30);
  expect(await spent(() => office.run(pushCompany, { name: 'M', website: 'münchen.de' }))).toBe(35 + 20);
});

test('a company by the built-in website', async () => {
  office.pipedrive.settings.companyData = true;
  office.world.forget();
  await company();
  advance(minute);
  expect(await spent(() => company())).toBe(21 + 20);
});

test('a contact, linked with its company', async () => {
  await company();
  advance(minute);
  expect(await spent(() => contact({ company_website: 'moreau-optics.example' }))).toBe(35 + 21);
  advance(minute);
  expect(await spent(() => contact({ company_website: 'moreau-optics.example' }))).toBe(21);
});

test('a deal by links, and by id', async () => {
  await company();
  await contact();
  advance(minute);
  const input = {
    title: 'Lenses',
    company_website: 'moreau-optics.example',
    contact_email: 'ada@moreau-optics.example',
  };
  expect(await spent(() => office.run(pushDeal, input))).toBe(2 * 21 + 2 * 10 + 5);
  const [deal] = office.pipedrive.deals().filter(({ title }) => title === 'Lenses');
  const byId = { deal_id: String(deal?.id), value: '5' };
  expect(await spent(() => office.run(pushDeal, byId))).toBe(1 + 5);
  expect(await spent(() => office.run(pushDeal, byId))).toBe(1);
});

test('a lead of the inbox', async () => {
  const { id } = await contact();
  let lead = '';
  const create = async () => {
    lead = (await office.run<Told>(createPipedriveLead, { title: 'Lenses', person: id })).id;
  };
  expect(await spent(create)).toBe(1 + 20 + 10);
  const update = () => office.run(updatePipedriveLead, { lead_id: lead, title: 'Frames' });
  expect(await spent(update)).toBe(2 + 10);
  expect(await spent(update)).toBe(2);
});

test('a poll of records in which nothing changed', async () => {
  const poll = () => office.run<object[]>(recordUpdated, { record_type: 'deal' });
  await poll();
  advance(5 * minute);
  expect(await spent(poll)).toBe(10);
});
