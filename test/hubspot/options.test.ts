// Options whose values are not their labels, and fields made by hand.
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import leadBecameHot from '../../triggers/lead-became-hot';
import { usePortal } from '../helpers/portal';
import { advance, minute } from '../helpers/time';

const portal = usePortal();

const report = (lead: string, state: string) => portal.run(reportLeadState, { lead, state });

const rename = (property: string, values: Record<string, string>) => {
  const definition = portal.sandbox.hubspot.property(property);
  for (const option of definition?.options ?? []) option.value = values[option.label] ?? option.value;
  portal.forget();
};

async function assigned(properties: Record<string, string> = {}): Promise<string> {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe, allow_reassignment: true });
  advance(minute);
  return lead;
}

test('options mean what their labels say: rules, triggers and repeats', async () => {
  rename('lead_connection_status', { Hot: 'opt_5', UnSubscribed: 'opt_6', Warm: 'opt_7' });
  const gone = portal.contact({ lead_connection_status: 'opt_6' });
  const input = { assistant: portal.zoe, allow_reassignment: true };
  expect(await portal.run(assignLead, { ...input, lead: gone })).toMatchObject({ decision: 'refused' });
  const lead = await assigned();
  await report(lead, 'Warm');
  advance(minute);
  await report(lead, 'Warm');
  expect(portal.notes(lead)).toHaveLength(2);
  advance(minute);
  await report(lead, 'Hot');
  expect(portal.properties(lead).lead_connection_status).toBe('opt_5');
  expect(await portal.run(leadBecameHot, {})).toMatchObject([
    { connection_status: 'Hot', previous_connection_status: 'Warm' },
  ]);
});

test('options are found however words are joined, and Set Up CRM adds no twin', async () => {
  const definition = portal.sandbox.hubspot.property('lead_connection_status');
  const away = definition?.options.find(({ label }) => label === 'OutOfOffice');
  Object.assign(away ?? {}, { label: 'Out of Office', value: 'Out of Office' });
  portal.forget();
  expect(await portal.run(setUpCrm, {})).toMatchObject({ updated: 0 });
  const lead = await assigned();
  expect(await report(lead, 'OutOfOffice')).toMatchObject({ connection_status: 'OutOfOffice' });
  expect(portal.properties(lead).lead_connection_status).toBe('Out of Office');
});

test('a field made by hand as a user field takes owners', async () => {
  portal.sandbox.hubspot.removeProperty('relay_previous_owner');
  portal.sandbox.hubspot.addProperty({
    name: 'previous_owner_user',
    label: 'Previous Owner',
    type: 'enumeration',
    fieldType: 'select',
    groupName: 'contactinformation',
    externalOptions: true,
    referencedObjectType: 'OWNER',
    options: [],
  });
  portal.forget();
  const lead = await assigned();
  expect(portal.properties(lead).previous_owner_user).toBe(portal.pat);
});
