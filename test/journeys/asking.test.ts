// What one can ask without changing anything.
import findUser from '../../searches/find-user';
import previewDecision from '../../searches/preview-decision';
import { describeOnBoth } from '../helpers/crms';

describeOnBoth('asking', (crm) => {
  const preview = (input: object) => crm.run<Record<string, unknown>[]>(previewDecision, input);

  test.each([
    ['', 'refused'],
    ['true', 'accepted'],
  ])('a lead that was worked before, with Allow Reassignment "%s": %s', async (allow, decision) => {
    const lead = crm.lead({ connection_status: 'Processed' });
    const input = { lead, question: 'reassignment', assistant: crm.zoe, allow_reassignment: allow };
    expect(await preview(input)).toMatchObject([{ decision, outcome: { decision } }]);
    expect(crm.fields(lead).ownerId).toBe(crm.pat);
  });

  test.each([
    ['Warm', 'Hot', 'allowed'],
    ['UnSubscribed', 'Hot', 'refused'],
  ])('of a lead in %s, whether %s may follow: %s', async (connection_status, state, decision) => {
    const lead = crm.lead({ connection_status });
    const [answer] = await preview({ lead, question: 'state', state });
    expect(answer).toMatchObject({ decision, outcome: { allowed: decision === 'allowed' } });
  });

  test('a whole name comes before names that hold it', async () => {
    crm.addUser({ email: 'joann@sales.example', firstName: 'Joann', lastName: 'Lee' });
    const ann = crm.addUser({ email: 'ann@sales.example', firstName: 'Ann', lastName: 'Lee' });
    crm.forget();
    const found = await crm.run<{ id: string; name: string }[]>(findUser, { user: 'ann lee' });
    expect(found.map(({ name }) => name)).toEqual(['Ann Lee', 'Joann Lee']);
    expect(found[0]?.id).toBe(ann);
  });
});
