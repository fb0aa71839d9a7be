// What the editor's dropdowns of Pipedrive offer.
import createPipedriveLead from '../../creates/create-pipedrive-lead';
import pushDeal from '../../creates/push-deal';
import updatePipedriveLead from '../../creates/update-pipedrive-lead';
import type { Choices } from '../../sync';
import { useOffice } from './office';

const office = useOffice();

interface Dropdown {
  key?: string;
  choices?: unknown;
}

/** Opens a dropdown. @param token of the page before, to load more */
function open({ operation }: { operation: { inputFields?: unknown } }, key: string, token?: string) {
  const fields: Dropdown[] = Array.isArray(operation.inputFields) ? operation.inputFields : [];
  const { perform } = Object(fields.find((field) => field.key === key)?.choices);
  return office.run<Choices>({ operation: { perform } }, {}, { meta: { paging_token: token } as never });
}

test('stages of all pipelines, by pipeline and in their order; the one chosen is written', async () => {
  office.pipedrive.addPipeline('Partners', ['Met', 'Signed']);
  office.world.forget();
  const { results, paging_token } = await open(pushDeal, 'stage');
  const labels = results.map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(['Pipeline > Qualified', 'Pipeline > Contact Made']);
  expect(labels.slice(-2)).toEqual(['Partners > Met', 'Partners > Signed']);
  expect(paging_token).toBeNull();
  const stage = results.at(-1)?.id;
  const contact = { contact_email: 'warm-up@warm-up.example' };
  const { id } = await office.run<{ id: string }>(pushDeal, { title: 'Lenses', stage, ...contact });
  expect(office.pipedrive.deal(Number(id))?.stage).toBe('Signed');
});

test('deals, a hundred at a time', async () => {
  for (let number = 1; number <= 120; number += 1) office.pipedrive.addDeal({ title: `Deal ${number}` });
  const first = await open(pushDeal, 'deal_id');
  expect(first.results).toHaveLength(100);
  const rest = await open(pushDeal, 'deal_id', first.paging_token ?? '');
  expect([rest.results.at(-1)?.label, rest.paging_token]).toEqual(['Deal 120', null]);
  const ids = new Set([...first.results, ...rest.results].map(({ id }) => id));
  expect(ids.size).toBe(121);
});

test('leads of the inbox, the latest first, a hundred at a time', async () => {
  const { id } = office.pipedrive.addPerson({ name: 'Ada' });
  for (let number = 1; number <= 101; number += 1)
    office.pipedrive.addLead({ title: `Lead ${number}`, person_id: id });
  const first = await open(updatePipedriveLead, 'lead_id');
  expect(first.results).toHaveLength(100);
  const rest = await open(updatePipedriveLead, 'lead_id', first.paging_token ?? '');
  expect(rest.paging_token).toBeNull();
  const ids = new Set([...first.results, ...rest.results].map((choice) => choice.id));
  expect(ids.size).toBe(101);
});

test('labels of leads and the active users, one request each', async () => {
  const labels = await open(createPipedriveLead, 'labels');
  expect(labels.results.map(({ label }) => label)).toEqual(['Hot', 'Warm', 'Cold']);
  office.pipedrive.deactivateUser(office.pat);
  office.world.forget();
  office.requests();
  const users = await open(pushDeal, 'owner');
  expect(users.results.map(({ label }) => label).join()).not.toContain('pat@sales.example');
  expect(office.requests().filter((request) => request === 'read users').length).toBeLessThanOrEqual(2);
});
