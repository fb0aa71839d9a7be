import { pipedriveCrm } from '../../crm/pipedrive/adapter';
import { fieldSpecs } from '../../handoff/relay';
import { openHttp, openMemory } from '../../http';
import { pipedriveToken } from '../../sandbox';
import { inCall } from '../helpers/call';
import { useWorld } from '../helpers/world';
import { describeCrm, type LeadValues } from './crm-contract';

const world = useWorld();
const specs = fieldSpecs('pipedrive');
let memory = {};
beforeEach(() => {
  memory = {};
});

const credential = { token: pipedriveToken, domain: undefined };

function person({ firstName, lastName, email, ownerId, fields = {} }: LeadValues) {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const custom = Object.entries(fields).map(([key, value]) => {
    const spec = specs.find((candidate) => candidate.key === key);
    return [spec?.name, value === '' ? null : spec?.type === 'user' ? Number(value) : value];
  });
  return {
    ...(name && { name }),
    ...(email && { emails: [email] }),
    ...(ownerId && { owner_id: Number(ownerId) }),
    custom: Object.fromEntries(custom),
  };
}

describeCrm('Pipedrive', {
  use: (work) =>
    inCall(
      (call) => work(pipedriveCrm(openHttp(call), openMemory(call, pipedriveToken), credential, specs)),
      { memory },
    ),
  addUser: (user) => String(world.sandbox.pipedrive.addUser(user).id),
  deactivateUser: (id) => {
    world.sandbox.pipedrive.deactivateUser(Number(id));
  },
  // Every record belongs to who made it: only what nobody made has no owner.
  addLead: (values) =>
    String(world.sandbox.pipedrive.addPerson({ name: '', ...person(values) }, { by: 0 }).id),
  editLead: (id, values) => {
    world.sandbox.pipedrive.editPerson(Number(id), person(values));
  },
  deleteLead: (id) => world.sandbox.pipedrive.remove('persons', Number(id)),
  removeField: (key) => {
    world.sandbox.pipedrive.removeField('persons', specs.find((spec) => spec.key === key)?.name ?? '');
    memory = {};
  },
  writes: () =>
    world.sandbox.requests.filter(({ method, url }) => method === 'PATCH' && url.includes('/persons/'))
      .length,
  requests: () => world.sandbox.requests.length,
});
