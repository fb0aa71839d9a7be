import { hubSpotCrm } from '../../crm/hubspot/adapter';
import { fieldSpecs } from '../../handoff/relay';
import { openHttp, openMemory } from '../../http';
import { inCall } from '../helpers/call';
import { token, useWorld } from '../helpers/world';
import { describeCrm, type LeadValues } from './crm-contract';

const world = useWorld();
const specs = fieldSpecs('hubspot');
let memory = {};
beforeEach(() => {
  memory = {};
});

const names = {
  firstName: 'firstname',
  lastName: 'lastname',
  email: 'email',
  ownerId: 'hubspot_owner_id',
} as const;

function properties({ fields = {}, ...values }: LeadValues): Record<string, string> {
  const plain = Object.entries(values).map(([key, value]) => [names[key as keyof typeof names], value]);
  const custom = Object.entries(fields).map(([key, value]) => [
    specs.find((spec) => spec.key === key)?.name,
    value,
  ]);
  return Object.fromEntries([...plain, ...custom]);
}

describeCrm('HubSpot', {
  use: (work) =>
    inCall((call) => work(hubSpotCrm(openHttp(call), openMemory(call, token), token, specs)), { memory }),
  addUser: ({ email, name }) => {
    const [firstName = '', lastName = ''] = name.split(' ');
    return world.sandbox.hubspot.addOwner({ email, firstName, lastName }).id;
  },
  deactivateUser: (id) => {
    world.sandbox.hubspot.archiveOwner(id);
  },
  addLead: (values) => world.sandbox.hubspot.addContact(properties(values)).id,
  editLead: (id, values) => {
    world.sandbox.hubspot.edit(id, properties(values));
  },
  deleteLead: (id) => world.sandbox.hubspot.deleteContact(id),
  removeField: (key) => {
    world.sandbox.hubspot.removeProperty(specs.find((spec) => spec.key === key)?.name ?? '');
    memory = {};
  },
  writes: () =>
    world.sandbox.requests.filter(({ method, url }) => method === 'PATCH' && url.includes('/contacts/'))
      .length,
  requests: () => world.sandbox.requests.length,
});
