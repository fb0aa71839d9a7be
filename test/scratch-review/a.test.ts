import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import findLead from '../../searches/find-lead';
import findUser from '../../searches/find-user';
import leadBecameHot from '../../triggers/lead-became-hot';
import leadStatusChanged from '../../triggers/lead-status-changed';
import { usePortal } from '../helpers/portal';
import { advance, day, hour, minute } from '../helpers/time';

const portal = usePortal();
const edit = (id: string, p: Record<string, string>) => portal.sandbox.hubspot.edit(id, p);
const report = (lead: string, state: string, more: object = {}) =>
  portal.run(reportLeadState, { lead, state, ...more });
async function assigned(p: Record<string, string> = {}) {
  const lead = portal.contact(p);
  await portal.run(assignLead, { lead, assistant: portal.zoe });
  advance(hour);
  return lead;
}
test('1 by hand, no accept, report Hot -> history owner Pat', async () => {
  const lead = portal.contact();
  advance(minute);
  edit(lead, { hubspot_owner_id: portal.zoe });
  advance(minute);
  const r = await report(lead, 'Hot');
  console.log('T1', JSON.stringify(r), portal.notes(lead));
  expect(portal.properties(lead).hubspot_owner_id).toBe(portal.pat);
});
test('2 stale previous_owner deactivated, real original owner Quinn active', async () => {
  const lead = await assigned();
  await report(lead, 'Hot');
  advance(minute);
  edit(lead, { hubspot_owner_id: portal.quinn, lead_connection_status: '' });
  portal.sandbox.hubspot.archiveOwner(portal.pat);
  advance(hour);
  edit(lead, { hubspot_owner_id: portal.zoe });
  advance(minute);
  await report(lead, 'Hot');
  expect(portal.properties(lead).hubspot_owner_id).toBe(portal.quinn);
});
test('3 by hand Zoe->Quinn->Zoe; accept allow, then Hot goes to Quinn', async () => {
  const lead = await assigned();
  edit(lead, { hubspot_owner_id: portal.quinn });
  advance(minute);
  edit(lead, { hubspot_owner_id: portal.zoe, lead_connection_status: '' });
  advance(minute);
  const r = await portal.run(acceptLead, { lead, assistant: portal.zoe });
  expect(r.decision).toBe('accepted');
  expect(portal.properties(lead).relay_previous_owner).toBe(portal.quinn);
});
test('3b refused', async () => {
  const lead = await assigned();
  edit(lead, { hubspot_owner_id: portal.quinn });
  advance(minute);
  edit(lead, { hubspot_owner_id: portal.zoe });
  advance(minute);
  const r = await portal.run(acceptLead, { lead, assistant: portal.zoe });
  expect(r.decision).toBe('refused');
  expect(portal.properties(lead).hubspot_owner_id).toBe(portal.quinn);
});
test('4 unlisted assistant accepts: original owner is Pat', async () => {
  const nia = portal.sandbox.hubspot.addOwner({
    email: 'nia@x.example',
    firstName: 'Nia',
    lastName: 'Bot',
  }).id;
  const lead = portal.contact();
  advance(minute);
  edit(lead, { hubspot_owner_id: nia });
  advance(minute);
  await portal.run(acceptLead, { lead, assistant: nia });
  expect(portal.properties(lead).relay_previous_owner).toBe(portal.pat);
});
test('4b unlisted assistant refused: goes back', async () => {
  const nia = portal.sandbox.hubspot.addOwner({
    email: 'nia@x.example',
    firstName: 'Nia',
    lastName: 'Bot',
  }).id;
  const lead = portal.contact({ lead_connection_status: 'Warm' });
  advance(minute);
  edit(lead, { hubspot_owner_id: nia });
  advance(minute);
  const r = await portal.run(acceptLead, { lead, assistant: nia });
  console.log('T4b', JSON.stringify(r), portal.notes(lead));
  expect(portal.properties(lead).hubspot_owner_id).toBe(portal.pat);
});
test('5 equal moment then news before write', async () => {
  const lead = await assigned(); // 10:00
  await report(lead, 'Engaged', { occurred_at: '2026-03-02T09:45:00Z' });
  advance(10 * minute);
  await report(lead, 'Warm', { occurred_at: '2026-03-02T09:45:00Z' });
  advance(minute);
  const r = await report(lead, 'Hot', { occurred_at: '2026-03-02T10:05:00Z' });
  expect(r.decision).toBe('handed_back');
});
test('6 second note after owner change by hand', async () => {
  const lead = await assigned();
  const input = { occurred_at: '2026-03-02T09:50:00Z', note: 'x' };
  await report(lead, 'Warm', input);
  advance(30 * minute);
  edit(lead, { hubspot_owner_id: portal.pat });
  advance(minute);
  await report(lead, 'Warm', input);
  console.log('T6', portal.notes(lead));
  expect(portal.notes(lead)).toHaveLength(2);
});
test('7 hand back after refusal', async () => {
  const lead = portal.contact({ lead_connection_status: 'Warm' });
  advance(minute);
  edit(lead, { hubspot_owner_id: portal.zoe });
  advance(minute);
  await portal.run(acceptLead, { lead, assistant: portal.zoe });
  advance(minute);
  const r = await portal.run(handBackLead, { lead });
  console.log('T7', JSON.stringify(r.decision), portal.notes(lead));
  expect(portal.notes(lead)).toHaveLength(1);
});
test('8 long context', async () => {
  const lead = portal.contact();
  const context = 'x'.repeat(65_500);
  const r = await portal.run(assignLead, { lead, assistant: portal.zoe, context }).catch((e) => e.message);
  console.log('T8', JSON.stringify(r).slice(0, 500), portal.properties(lead).hubspot_owner_id === portal.zoe);
  advance(minute);
  const r2 = await portal.run(assignLead, { lead, assistant: portal.zoe, context }).catch((e) => e.message);
  console.log('T8b', JSON.stringify(r2).slice(0, 300));
});
test('9 log_email message id substring', async () => {
  const lead = portal.contact();
  await portal.run(logEmail, { lead, direction: 'sent', subject: 'Room 42', body: 'b', message_id: '41' });
  const r = await portal.run(logEmail, {
    lead,
    direction: 'received',
    subject: 'Re',
    body: 'c',
    message_id: '42',
  });
  expect(r.created).toBe(1);
});
test('10 log_email older same text', async () => {
  const lead = portal.contact();
  const mail = { lead, direction: 'sent', subject: 's', body: 'Just checking in' };
  await portal.run(logEmail, { ...mail, sent_at: '2026-03-01T09:00:00Z' });
  const r = await portal.run(logEmail, { ...mail, sent_at: '2026-02-22T09:00:00Z' });
  expect(r.created).toBe(1);
});
test('11 find_user fresh', async () => {
  portal.sandbox.hubspot.addOwner({ email: 'new@x.example', firstName: 'New', lastName: 'One' });
  const r = await portal.run<unknown[]>(findUser, { user: 'new@x.example' });
  expect(r).toHaveLength(1);
});
test('12 404 html is not "no lead"', async () => {
  portal.sandbox.interceptors.push(() => ({ status: 404, headers: {}, body: '<html>' }));
  const r = await portal.run<unknown[]>(findLead, { lead: '12' }).catch((e) => e.message);
  console.log('T12', r);
});
test('13 redirect', async () => {
  portal.sandbox.interceptors.push(() => ({
    status: 302,
    headers: { location: 'https://x.example' },
    body: '',
  }));
  const r = await portal.run<unknown[]>(findLead, { lead: '12' }).catch((e) => e.message);
  console.log('T13', r);
});
test('14 token with blank leaks', async () => {
  portal.sandbox.interceptors.push(() => ({
    status: 400,
    headers: {},
    body: JSON.stringify({ message: 'bad token pat-na1-sandbox here' }),
  }));
  const r = await portal
    .run(findLead, { lead: '12' }, { authData: { hubspot_access_token: 'pat-na1-sandbox \n' } } as never)
    .catch((e) => e.message);
  console.log('T14', r);
});
