// The same day in Pipedrive: each lead has an organization and an open deal, as it has a company and a contact status.
import setUpCrm from '../../creates/set-up-crm';
import type { FieldKey } from '../../crm';
import { fieldSpecs } from '../../handoff/relay';
import { type PersonState, type PipedriveSandbox, pipedriveToken } from '../../sandbox';
import findLead from '../../searches/find-lead';
import type { By, CrmUnderTest, Facts, Status, Values } from './crms';
import { type Meaning, requestsInWords } from './requests-of';
import { useWorld, type World } from './world';

const specs = fieldSpecs('pipedrive');
const nameOf = (key: FieldKey) => specs.find((spec) => spec.key === key)?.name ?? key;

const meanings: readonly Meaning[] = [
  [/^GET \/api\/v2\/persons\/(\d+)\?.*$/, 'read lead $1'],
  [/^PATCH \/api\/v2\/persons\/(\d+)$/, 'write lead $1'],
  [/^POST \/api\/v1\/notes$/, 'note'],
  [/^GET \/api\/v1\/notes\?.*$/, 'read notes'],
  [/^GET \/api\/v2\/persons\?updated_since=.*$/, 'list changed leads'],
  [/^GET \/api\/v2\/persons\?owner_id=.*$/, 'list leads'],
  [/^GET \/api\/v2\/persons\?ids=.*$/, 'read leads'],
  [/^GET \/api\/v2\/organizations\?ids=.*$/, 'read companies'],
  [/^GET \/api\/v1\/persons\/\d+\/changelog\?.*$/, 'read histories'],
  [/^GET \/api\/v1\/users\/(\d+)$/, 'read owner $1'],
  [/^GET \/api\/v2\/organizations\/\d+$/, 'read company'],
  [/^GET \/api\/v2\/deals\?.*$/, 'read deals'],
  [/^PATCH \/api\/v2\/deals\/\d+$/, 'move deal'],
  [/^GET \/api\/v2\/personFields\?.*$/, 'read fields'],
  [/^POST \/api\/v1\/webhooks$/, 'watch'],
  [/^DELETE \/api\/v1\/webhooks\/\d+$/, 'unwatch'],
  [/^GET \/api\/v2\/organizationFields\?.*$/, 'read company fields'],
  [/^GET \/api\/v2\/stages\?.*$/, 'read stages'],
];

/** A deal begins in the first stage; a state that names no stage leaves it there, and asks for no deal. */
const first = 'Qualified';
const moved = (stage: string): Status => ({ told: stage, stands: stage });
const left: Status = { told: null, stands: first };
const facts: Facts = {
  name: 'pipedrive',
  label: 'Pipedrive',
  wordForField: 'person field',
  onAssigning: left,
  onReporting: {
    Cold: moved('Contact Made'),
    Engaged: moved('Contact Made'),
    Warm: moved('Contact Made'),
    OutOfOffice: moved('Contact Made'),
    Pending: moved('Contact Made'),
    New: left,
    Hot: moved('Demo Scheduled'),
    Responded: left,
    LeadAtRisk: left,
    UnSubscribed: left,
    DeActivated: left,
    Processed: left,
  },
  extra: {
    company: ['read company'],
    history: ['read histories'],
    deals: ['read deals'],
    moved: ['read deals', 'move deal'],
  },
  listed: ['list leads', 'list leads'],
  polled: {
    read: (lead) => [`read lead ${lead}`, 'read company'],
    history: (lead) => [`read lead ${lead}`, 'read company', 'read histories'],
  },
  setUp: { unchanged: 12, requests: ['read fields', 'read stages', 'read company fields'] },
  longestContext: 65_000,
  morePeople: 530,
  paddedCredential: { pipedrive_api_token: ` ${pipedriveToken}\n` },
  credential: pipedriveToken,
  wrongCredential: { pipedrive_api_token: 'revoked0revoked0revoked0revoked0revoked0' },
  credentialIn: (headers) => headers['x-api-token'],
};

const authData = { crm: 'pipedrive', pipedrive_api_token: pipedriveToken, pipedrive_domain: 'acme' };

type Name = 'pat' | 'quinn' | 'zoe' | 'ravi';

export function usePipedrive(): CrmUnderTest {
  const users: Record<Name | 'nobody', string> = { pat: '', quinn: '', zoe: '', ravi: '', nobody: '' };
  const world = useWorld(({ pipedrive }) => {
    const add = (name: string, email: string) => String(pipedrive.addUser({ name, email }).id);
    Object.assign(users, {
      // The connection's own user has what nobody is to have: no record is without an owner.
      nobody: String(pipedrive.users()[0]?.id),
      pat: add('Pat Lind', 'pat@sales.example'),
      quinn: add('Quinn Abara', 'quinn@sales.example'),
      zoe: add('Zoe Marsh', 'zoe@assistants.example'),
      ravi: add('Ravi Vance', 'ravi@assistants.example'),
    });
  });
  const run: World['run'] = (operation, inputData, extra = {}) =>
    world.run(operation, inputData, { ...extra, authData: { ...authData, ...extra.authData } });
  beforeEach(async () => {
    await run(setUpCrm, {});
    // What every connection has asked once and remembers: fields, users and company.
    world.sandbox.pipedrive.addPerson({ name: 'Warm Up', emails: ['warm-up@company.example'] });
    await run(findLead, { lead: 'warm-up@company.example' });
  });
  const pipedrive = () => world.sandbox.pipedrive;
  const inner = {
    run,
    forget: world.forget,
    requests: requestsInWords(world, meanings),
    ...leads(pipedrive, users),
    ...people(pipedrive),
    ...faults(world),
    ...fields(pipedrive),
  };
  const names = ['pat', 'quinn', 'zoe', 'ravi', 'nobody'] as const;
  return Object.defineProperties({ ...facts, ...inner } as unknown as CrmUnderTest, {
    ...Object.fromEntries(names.map((name) => [name, { get: () => users[name] }])),
    sandbox: { get: () => world.sandbox },
  });
}

function leads(pipedrive: () => PipedriveSandbox, users: Readonly<Record<Name, string>>) {
  let count = 0;
  beforeEach(() => {
    count = 0;
  });
  const present = (id: string) => needed(pipedrive().person(Number(id)), id);
  return {
    lead: (values: Values = {}) => {
      count += 1;
      const all = {
        email: `lead${count}@moreau-optics.example`,
        firstName: 'Ada',
        lastName: 'Moreau',
        company: 'Moreau Optics',
        country: 'France',
        ownerId: users.pat,
        ...values,
      };
      // A person cannot be without a name: who has none is called by the e-mail.
      const name = nameFrom(all.firstName, all.lastName) || all.email;
      const { id } = pipedrive().addPerson({ name, ...personFrom(pipedrive(), all) });
      pipedrive().addDeal({ title: `Lenses ${count}`, person_id: id, ...stageFrom(all) });
      return String(id);
    },
    edit: (id: string, values: Values, by: By = 'person') => {
      const { firstName, lastName } = { ...namesOf(present(id)), ...values };
      const renamed = 'firstName' in values || 'lastName' in values;
      const name = renamed ? { name: nameFrom(firstName, lastName) } : {};
      const via = by === 'person' ? 'app' : 'api';
      pipedrive().editPerson(Number(id), { ...name, ...personFrom(pipedrive(), values) }, { via });
    },
    fields: (id: string) => valuesOf(pipedrive(), present(id)),
    notes: (id: string) =>
      pipedrive()
        .notes(Number(id))
        .map(({ content }) => content),
    noteTimes: (id: string) =>
      pipedrive()
        .notes(Number(id))
        .map(({ add_time }) => add_time.replace(' ', 'T')),
  };
}

function needed(person: PersonState | undefined, id: string): PersonState {
  if (!person) throw new Error(`There is no person ${id}.`);
  return person;
}

const nameFrom = (first: string, last: string) => [first, last].filter(Boolean).join(' ');
const namesOf = ({ first_name, last_name }: PersonState) => ({
  firstName: first_name ?? '',
  lastName: last_name ?? '',
});

const stageFrom = ({ contactStatus }: Values) => (contactStatus ? { stage: contactStatus } : {});

/** A person who changes the company is with another organization from then on. */
function personFrom(pipedrive: PipedriveSandbox, values: Values) {
  const { email, ownerId, company, country } = values;
  return {
    ...(email && { emails: [email] }),
    ...(ownerId && { owner_id: Number(ownerId) }),
    ...(company && { org_id: organization(pipedrive, company, country) }),
    custom: customFrom(values),
  };
}

function organization(pipedrive: PipedriveSandbox, name: string, country: string | undefined): number {
  const address = country ? { value: country, country } : null;
  return pipedrive.addOrganization({ name, address }).id;
}

function customFrom(values: Values): Record<string, unknown> {
  const entries = specs.flatMap(({ key, name, type }) => {
    const value = values[key];
    const wire = type === 'user' ? Number(value) : value;
    return value === undefined ? [] : [[name, value === '' ? null : wire] as const];
  });
  return Object.fromEntries(entries);
}

function valuesOf(pipedrive: PipedriveSandbox, person: PersonState): Values {
  const custom = specs.flatMap(({ key, name }) =>
    name in person.custom ? [[key, String(person.custom[name])] as const] : [],
  );
  const company = person.org_id ? pipedrive.organization(person.org_id)?.name : undefined;
  const deal = pipedrive.deals().find(({ person_id }) => person_id === person.id);
  const all = {
    ...namesOf(person),
    email: person.emails[0]?.value,
    company,
    ownerId: person.owner_id ? String(person.owner_id) : undefined,
    contactStatus: deal?.stage,
    ...Object.fromEntries(custom),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

const people = (pipedrive: () => PipedriveSandbox) => ({
  addUser: ({ email, firstName, lastName = '' }: { email: string; firstName: string; lastName?: string }) =>
    String(pipedrive().addUser({ email, name: nameFrom(firstName, lastName) }).id),
  deactivateUser: (id: string) => {
    pipedrive().deactivateUser(Number(id));
  },
});

const faults = (world: World) => ({
  failNotes: (status = 500, body = '') => {
    world.sandbox.interceptors.push((_vendor, { method, url }) =>
      method === 'POST' && url.endsWith('/notes') ? { status, headers: {}, body } : undefined,
    );
  },
  failHistories: (status: number) => {
    world.sandbox.interceptors.push((_vendor, { url }) =>
      url.includes('/changelog') ? { status, headers: {}, body: '{}' } : undefined,
    );
  },
  failLists: (status: number) => {
    world.sandbox.interceptors.push((_vendor, { url }) =>
      url.includes('/persons?owner_id=') ? { status, headers: {}, body: '{}' } : undefined,
    );
  },
  mend: () => {
    world.sandbox.interceptors.length = 0;
  },
  beforeEachPage: (act: () => void) => {
    world.sandbox.interceptors.push((_vendor, { url }) => {
      if (url.includes('/persons?updated_since=')) act();
      return undefined;
    });
  },
});

const fields = (pipedrive: () => PipedriveSandbox) => ({
  // Text, as it was written.
  stored: (iso: string) => new Date(iso).toISOString(),
  fieldName: nameOf,
  relayFields: () =>
    specs.map(({ name }) => name).filter((name) => pipedrive().field('persons', name)?.custom === true),
  removeField: (key: FieldKey) => pipedrive().removeField('persons', nameOf(key)),
  options: (key: FieldKey): object[] => pipedrive().field('persons', nameOf(key))?.options ?? [],
  removeOption: (key: FieldKey, label: string) => pipedrive().removeOption('persons', nameOf(key), label),
  renameOption: (key: FieldKey, label: string, to: string) => {
    const options = pipedrive().field('persons', nameOf(key))?.options;
    Object.assign(options?.find((option) => option.label === label) ?? {}, { label: to });
  },
  newOption: (label: string) => ({ label }),
});
