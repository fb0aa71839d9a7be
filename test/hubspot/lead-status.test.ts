// HubSpot's own status of a lead: options that an admin may take away.
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { usePortal } from '../helpers/portal';
import { advance, hour } from '../helpers/time';

const portal = usePortal();

const report = (lead: string, state: string) => portal.run(reportLeadState, { lead, state });

async function assigned(properties: Record<string, string> = {}): Promise<string> {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe, allow_reassignment: true });
  advance(hour);
  return lead;
}

test('a lead status that the account lacks is a warning, and the rest is written', async () => {
  const lead = await assigned();
  portal.sandbox.hubspot.removeOption('hs_lead_status', 'QUALIFIED');
  portal.forget();
  const result = await report(lead, 'Processed');
  expect(result).toMatchObject({
    outcome: 'Warning',
    decision: 'handed_back',
    contact_status: 'IN_PROGRESS',
  });
  expect(JSON.stringify(result.messages)).toContain('no lead status \\"QUALIFIED\\"');
  expect(portal.properties(lead)).toMatchObject({
    lead_connection_status: 'Processed',
    hubspot_owner_id: portal.pat,
  });
});

test('Set Up CRM made the lead status that was missing', () => {
  const options = portal.sandbox.hubspot.property('hs_lead_status')?.options?.map(({ value }) => value);
  expect(options).toContain('QUALIFIED');
  expect(options).toContain('BAD_TIMING');
});
