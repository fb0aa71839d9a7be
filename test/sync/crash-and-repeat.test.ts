// A push may end at any of its requests, before or after Pipedrive did what it asked. Run again seconds later, while the
// search does not show yet what was made, it leaves Pipedrive as one undisturbed run would: enumerated.
import createPipedriveLead from '../../creates/create-pipedrive-lead';
import pushCompany from '../../creates/push-company';
import pushContact from '../../creates/push-contact';
import pushDeal from '../../creates/push-deal';
import updatePipedriveLead from '../../creates/update-pipedrive-lead';
import type { Sandbox } from '../../sandbox';
import { endAt, endings } from '../helpers/endings';
import { advance, minute } from '../helpers/time';
import { useOffice } from './office';

const office = useOffice(({ settings }) => {
  settings.searchLagMs = 30_000;
});
type Pipedrive = Sandbox['pipedrive'];

/** `key` is a word that nothing outside of one run has in it. */
interface Scenario {
  name: string;
  prepare?(key: string, pipedrive: Pipedrive): void;
  act(key: string): Promise<unknown>;
}

const site = (key: string) => `${key}.example`;
const mail = (key: string) => `ada@${key}.example`;
const addCompany = (key: string, pipedrive: Pipedrive) =>
  pipedrive.addOrganization({ name: `Company ${key}`, custom: { Website: `https://www.${site(key)}/` } }).id;
const addContact = (key: string, pipedrive: Pipedrive, org_id?: number) =>
  pipedrive.addPerson({ name: `Ada ${key}`, emails: [mail(key)], ...(org_id && { org_id }) }).id;
const addBoth = (key: string, pipedrive: Pipedrive) => addContact(key, pipedrive, addCompany(key, pipedrive));
const leadOf = (key: string) => office.pipedrive.leads().find(({ title }) => title.includes(key))?.id;

const company = (more: object) => (key: string) =>
  office.run(pushCompany, {
    name: `Moreau ${key}`,
    website: site(key),
    engagement_score: 72,
    owner: 'pat@sales.example',
    note: 'Looked at prices.',
    ...more,
  });
const contact = (key: string) =>
  office.run(pushContact, {
    name: `Ada Moreau ${key}`,
    email: mail(key),
    phone: '+33 1 55 50 01 23',
    company_website: site(key),
  });
const deal = (more: object) => (key: string) =>
  office.run(pushDeal, {
    title: `Lenses ${key}`,
    company_website: site(key),
    contact_email: mail(key),
    value: 500,
    currency: 'eur',
    stage: 'Demo Scheduled',
    ...more,
  });
const update = (more: object) => (key: string) =>
  office.run(updatePipedriveLead, {
    lead_id: leadOf(key),
    title: `Frames ${key}`,
    value: 700,
    currency: 'EUR',
    labels: ['Website'],
    ...more,
  });

const scenarios: Scenario[] = [
  { name: 'a company that is new', act: company({}) },
  { name: 'a company that is there', prepare: addCompany, act: company({}) },
  { name: 'another company beside one', prepare: addCompany, act: company({ duplicates: 'create' }) },
  { name: 'a contact that is new', prepare: addCompany, act: contact },
  {
    name: 'a contact that is there, without a company',
    prepare: (key, pipedrive) => {
      addCompany(key, pipedrive);
      addContact(key, pipedrive);
    },
    act: contact,
  },
  { name: 'a deal that is new', prepare: addBoth, act: deal({}) },
  { name: 'a deal that is won at once', prepare: addBoth, act: deal({ status: 'won' }) },
  {
    name: 'a deal that is open',
    prepare: (key, pipedrive) => {
      const person_id = addBoth(key, pipedrive);
      pipedrive.addDeal({ title: `Lenses ${key}`, person_id, value: 5 });
    },
    act: deal({ status: 'lost' }),
  },
  {
    name: 'a lead',
    prepare: addBoth,
    act: (key) =>
      office.run(createPipedriveLead, {
        title: `Lenses ${key}`,
        person: mail(key),
        organization: site(key),
        labels: ['Website'],
      }),
  },
  {
    name: 'a lead that changes and is archived',
    prepare: (key, pipedrive) => {
      pipedrive.addLead({ title: `Lenses ${key}`, person_id: addContact(key, pipedrive) });
    },
    act: update({ archived: true }),
  },
  {
    name: 'an archived lead that is brought back and changed',
    prepare: (key, pipedrive) => {
      const person_id = addContact(key, pipedrive);
      const { id } = pipedrive.addLead({ title: `Lenses ${key}`, person_id });
      pipedrive.editLead(id, { is_archived: true });
    },
    act: update({ archived: false }),
  },
];

/** Everything that has the word in it, linked by names; ids and moments differ from run to run. */
function standing(key: string): unknown {
  const { pipedrive } = office;
  const organizations = pipedrive.organizations();
  const nameOf = (id: number | null) => organizations.find((one) => one.id === id)?.name;
  const all = {
    organizations: organizations.map(({ id, name, owner_id, custom }) => {
      const notes = pipedrive.notes().filter(({ org_id }) => org_id === id);
      return { name, owner_id, custom, notes: notes.map(({ content }) => content) };
    }),
    persons: pipedrive
      .persons()
      .map(({ name, emails, phones, org_id }) => ({ name, emails, phones, company: nameOf(org_id) })),
    deals: pipedrive.deals().map(({ title, value, currency, status, stage, org_id }) => {
      return { title, value, currency, status, stage, company: nameOf(org_id) };
    }),
    leads: pipedrive.leads().map(({ title, value, labels, is_archived, organization_id }) => {
      return { title, value, labels, is_archived, company: nameOf(organization_id) };
    }),
  };
  const told = Object.entries(all).map(([kind, records]) => {
    const texts = records.map((record) => JSON.stringify(record)).filter((text) => text.includes(key));
    return [kind, texts.map((text) => text.replaceAll(key, 'KEY'))];
  });
  return Object.fromEntries(told);
}

test.each(scenarios)('$name', async ({ prepare, act }) => {
  office.pipedrive.addLeadLabel('Website', 'blue');
  const undisturbed = async (key: string) => {
    prepare?.(key, office.pipedrive);
    advance(minute);
    office.requests();
    await act(key);
    return office.requests().length;
  };
  await undisturbed('first'); // what a connection asks once
  const requests = await undisturbed('model');
  expect(requests).toBeGreaterThan(1);
  for (const [index, ending] of endings(requests).entries()) {
    const key = `run${index}x`;
    prepare?.(key, office.pipedrive);
    advance(minute);
    endAt(office.world.sandbox, ending);
    await expect(act(key)).rejects.toThrow();
    office.world.sandbox.interceptors.length = 0;
    advance(5_000);
    await act(key);
    expect({ ending, standing: standing(key) }).toEqual({ ending, standing: standing('model') });
  }
});
