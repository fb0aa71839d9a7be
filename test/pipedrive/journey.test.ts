// A lead's way through the real operations on Pipedrive: assigned, reported on, handed back, and seen by the triggers.

import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import { pipedriveToken } from '../../sandbox';
import findLead from '../../searches/find-lead';
import findUser from '../../searches/find-user';
import leadAssigned from '../../triggers/lead-assigned';
import { advance, minute } from '../helpers/time';
import { useWorld } from '../helpers/world';

const ids = { pat: 0, zoe: 0, lead: 0, deal: 0 };
const world = useWorld(({ pipedrive }) => {
  ids.pat = pipedrive.addUser({ email: 'pat@sales.example', name: 'Pat Lind' }).id;
  ids.zoe = pipedrive.addUser({ email: 'zoe@assistants.example', name: 'Zoe Marsh' }).id;
  const { id: org_id } = pipedrive.addOrganization({ name: 'Moreau Optics' });
  ids.lead = pipedrive.addPerson({
    name: 'Ada Moreau',
    emails: ['ada@moreau.example'],
    owner_id: ids.pat,
    org_id,
  }).id;
  ids.deal = pipedrive.addDeal({ title: 'Lenses', person_id: ids.lead }).id;
});

const authData = { crm: 'pipedrive', pipedrive_api_token: pipedriveToken, pipedrive_domain: 'acme' };
const run = <T = Record<string, unknown>>(operation: { operation: object }, inputData: object) =>
  world.run<T>(operation, inputData, { authData });

test('assigned, followed and handed back', async () => {
  const { pipedrive } = world.sandbox;
  expect(await run(setUpCrm, {})).toMatchObject({ created: 12 });
  await run(findLead, { lead: String(ids.lead) });
  advance(minute);

  const lead = 'ada@moreau.example';
  const assigned = await run(assignLead, { lead, assistant: 'zoe@assistants.example' });
  expect(assigned).toMatchObject({ decision: 'accepted', owner_id: String(ids.zoe), outcome: 'Success' });
  expect(pipedrive.person(ids.lead)).toMatchObject({
    owner_id: ids.zoe,
    custom: { 'Lead Connection Status': 'Cold', 'Previous Owner': ids.pat, 'Assigned Assistant': ids.zoe },
  });

  advance(minute);
  pipedrive.tokens.clear();
  expect(await run(reportLeadState, { lead: String(ids.lead), state: 'Warm' })).toMatchObject({
    decision: 'kept',
    contact_status: 'Contact Made',
  });
  // Read, write, deals, deal, note; the stages are known from the set-up.
  expect(pipedrive.tokens.spent).toBe(1 + 5 + 10 + 5 + 10);

  advance(minute);
  pipedrive.tokens.clear();
  expect(await run(reportLeadState, { lead: String(ids.lead), state: 'Hot' })).toMatchObject({
    decision: 'handed_back',
    owner_id: String(ids.pat),
    contact_status: 'Demo Scheduled',
  });
  // The same, and the receiver as Pipedrive has them now.
  expect(pipedrive.tokens.spent).toBe(1 + 2 + 5 + 10 + 5 + 10);
  expect(pipedrive.deal(ids.deal)?.stage).toBe('Demo Scheduled');
  expect(pipedrive.notes(ids.lead)).toHaveLength(3);

  advance(minute);
  const items = await run<{ lead_id: string; company: string }[]>(leadAssigned, {});
  expect(items).toMatchObject([{ lead_id: String(ids.lead), company: 'Moreau Optics' }]);
  advance(minute);
  pipedrive.tokens.clear();
  expect(await run(leadAssigned, {})).toHaveLength(1);
  expect(pipedrive.tokens.spent).toBe(10);
});

test('a change in the very second of a reading is seen by the next poll', async () => {
  const { pipedrive } = world.sandbox;
  await run(setUpCrm, {});
  await run(leadAssigned, {});
  advance(minute);
  pipedrive.editPerson(ids.lead, { owner_id: ids.zoe });
  expect(await run(leadAssigned, {})).toHaveLength(1);
  pipedrive.editPerson(ids.lead, { owner_id: ids.pat });
  pipedrive.editPerson(ids.lead, { owner_id: ids.zoe });
  advance(minute);
  expect(await run(leadAssigned, {})).toHaveLength(2);
});

test('what assigning and accepting cost', async () => {
  const { pipedrive } = world.sandbox;
  await run(setUpCrm, {});
  const lead = String(ids.lead);
  const assistant = 'zoe@assistants.example';
  await run(findLead, { lead });
  await run(findUser, { user: assistant });
  const spent = async (operation: { operation: object }, inputData: object) => {
    advance(minute);
    pipedrive.tokens.clear();
    await run(operation, inputData);
    return pipedrive.tokens.spent;
  };
  // Read, organization, write, note.
  expect(await spent(assignLead, { lead, assistant })).toBe(1 + 1 + 5 + 10);
  // Again: the note is there.
  expect(await spent(assignLead, { lead, assistant })).toBe(1 + 20);
  await run(reportLeadState, { lead, state: 'Warm' });
  // Read, deals, the note is there.
  expect(await spent(reportLeadState, { lead, state: 'Warm' })).toBe(1 + 10 + 20);
  const other = pipedrive.addPerson({ name: 'Ben Ode', owner_id: ids.pat }).id;
  advance(minute);
  pipedrive.editPerson(other, { owner_id: ids.zoe });
  // Read, change log, write, note; no organization.
  expect(await spent(acceptLead, { lead: String(other), assistant })).toBe(1 + 20 + 5 + 10);
});
