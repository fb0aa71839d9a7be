// What people do between two requests of a step: what the step read is no longer so when it writes.
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import reportLeadState from '../../creates/report-lead-state';
import setUpCrm from '../../creates/set-up-crm';
import type { FaultPlan } from '../../sandbox';
import { describeOnBoth } from '../helpers/crms';
import { failure } from '../helpers/failure';
import { underFaults } from '../helpers/faults';
import { advance, minute } from '../helpers/time';

type Deed =
  | { fault: 'concurrent_edit'; changes: Record<string, string> }
  | { fault: 'field_deleted'; field: string }
  | { fault: 'user_deactivated'; user: string };

describeOnBoth('meanwhile', (crm) => {
  const write = { method: 'PATCH', path: crm.name === 'hubspot' ? '/contacts/' : '/persons/' } as const;
  const before = (deed: Deed): FaultPlan => ({ faults: [{ ...deed, on: write, at: [1] }] });

  test('a person edits the lead: what the step does not write stays as the person left it', async () => {
    const lead = crm.lead();
    const changes = { [crm.fieldName('resume_on')]: '2026-04-01' };
    await underFaults(crm.sandbox, before({ fault: 'concurrent_edit', changes }), () =>
      crm.run(assignLead, { lead, assistant: crm.zoe }),
    );
    expect(crm.fields(lead)).toMatchObject({
      ownerId: crm.zoe,
      connection_status: 'Cold',
      previous_owner: crm.pat,
    });
    expect(crm.fields(lead).resume_on).toMatch(/^2026-04-01/);
  });

  test('a person takes the lead: the report still goes in, and the next step sees who has it', async () => {
    const lead = crm.lead();
    await crm.run(assignLead, { lead, assistant: crm.zoe });
    advance(minute);
    const plan = before({ fault: 'concurrent_edit', changes: { owner: 'quinn@sales.example' } });
    await underFaults(crm.sandbox, plan, () => crm.run(reportLeadState, { lead, state: 'Warm' }));
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.quinn, connection_status: 'Warm' });
    advance(minute);
    await crm.run(reportLeadState, { lead, state: 'Hot' });
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.quinn, connection_status: 'Hot' });
  });

  test('an admin deletes a field: the step says that the set-up is missing, and succeeds after it', async () => {
    const lead = crm.lead();
    const plan = before({ fault: 'field_deleted', field: crm.fieldName('context') });
    const told = await underFaults(crm.sandbox, plan, () =>
      failure(crm.run(assignLead, { lead, assistant: crm.zoe })),
    );
    expect(told.message).toMatch(/^Set-up missing: .*Set Up CRM/s);
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat });
    expect(crm.notes(lead)).toEqual([]);
    await crm.run(setUpCrm, {});
    await crm.run(assignLead, { lead, assistant: crm.zoe, context: 'Lenses' });
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.zoe, context: 'Lenses' });
    expect(crm.notes(lead)).toHaveLength(1);
  });

  test('an admin deactivates the assistant: nothing is written, and the next step says so', async () => {
    const lead = crm.lead();
    const plan = before({ fault: 'user_deactivated', user: 'zoe@assistants.example' });
    const assigning = () => failure(crm.run(assignLead, { lead, assistant: crm.zoe }));
    const { name, message } = await underFaults(crm.sandbox, plan, assigning);
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/^Invalid input: .*active/);
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat });
    expect(crm.notes(lead)).toEqual([]);
    crm.forget();
    expect((await assigning()).message).toContain('Zoe Marsh was deactivated.');
  });

  test('an admin deactivated the original owner: the lead goes to nobody who is gone', async () => {
    const lead = crm.lead();
    await crm.run(assignLead, { lead, assistant: crm.zoe });
    advance(minute);
    crm.deactivateUser(crm.pat);
    crm.forget();
    await crm.run(handBackLead, { lead });
    expect(crm.fields(lead).ownerId).not.toBe(crm.pat);
    expect(crm.fields(lead).ownerId).not.toBe(crm.zoe);
  });
});
