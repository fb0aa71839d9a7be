// The recipes about a lead on its way to the assistant and back, on both CRMs.
import reportLeadState from '../../creates/report-lead-state';
import { describeOnBoth } from '../helpers/crms';
import { advance, minute } from '../helpers/time';
import { expectCost } from './costs';
import { playRecipe } from './player';

const assistant = 'zoe@assistants.example';

/** Another app that only takes what it is given. */
function listener() {
  const heard: Record<string, string>[] = [];
  const hears = (fields: Record<string, string>) => {
    heard.push(fields);
    return {};
  };
  return { heard, hears };
}

describeOnBoth('hand-over-new-leads', (crm) => {
  const { heard, hears } = listener();
  const zap = playRecipe('hand-over-new-leads', {
    run: crm.run,
    others: { 'Slack: Send Channel Message': hears },
  })();
  beforeEach(() => heard.splice(0));
  const contact = (id: string) => ({ ID: id, Email: 'lead1@moreau-optics.example' });

  test('a new lead goes to the assistant; a second run writes nothing', async () => {
    const lead = crm.lead();
    await expectCost(crm, 'hand-over-new-leads', 'a lead that is accepted', () => zap.start(contact(lead)));
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.zoe, connection_status: 'Cold' });
    advance(minute);
    await expectCost(crm, 'hand-over-new-leads', 'the same lead again within a day', () =>
      zap.start(contact(lead)),
    );
    expect(crm.notes(lead)).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  test('a lead that was worked before stays, and the team reads why', async () => {
    const lead = crm.lead({ connection_status: 'Processed' });
    await expectCost(crm, 'hand-over-new-leads', 'a lead that is refused', () => zap.start(contact(lead)));
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat, connection_status: 'Processed' });
    await zap.start(contact(lead));
    expect(crm.notes(lead)).toHaveLength(1);
    expect(heard[0]?.['Message Text']).toMatch(
      /^The assistant did not take lead1@moreau-optics\.example \(accidental-reassignment\): https:/,
    );
  });

  test('a contact without an address ends the run', async () => {
    const lead = crm.lead({ email: '' });
    expect(await zap.start({ ID: lead, Email: '' })).toHaveLength(1);
    expect(crm.fields(lead).ownerId).toBe(crm.pat);
  });
});

describeOnBoth('pick-up-leads-assigned-by-hand', (crm) => {
  const recipe = 'pick-up-leads-assigned-by-hand';
  const zap = playRecipe(recipe, { run: crm.run })();

  test('a fresh lead is accepted', async () => {
    const lead = crm.lead();
    advance(minute);
    await zap.on();
    advance(minute);
    crm.edit(lead, { ownerId: crm.zoe });
    advance(minute);
    const [run] = await zap.poll();
    expect(run?.[1]).toMatchObject({ decision: 'accepted' });
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.zoe, connection_status: 'Cold' });
    const item = run?.[0] ?? {};
    expect((await zap.start(item))[1]).toMatchObject({ decision: 'already_assigned', unchanged: 1 });
    expect(crm.notes(lead)).toHaveLength(1);
  });

  test('a lead that was worked before is given back', async () => {
    const lead = crm.lead({ connection_status: 'Processed' });
    advance(minute);
    await zap.on();
    advance(minute);
    crm.edit(lead, { ownerId: crm.zoe });
    advance(minute);
    const [run] = await zap.poll();
    expect(run?.[1]).toMatchObject({ decision: 'refused' });
    expect(crm.fields(lead).ownerId).toBe(crm.pat);
  });

  test('a lead that somebody took back in the meantime is left alone', async () => {
    const lead = crm.lead();
    advance(minute);
    await zap.on();
    for (const ownerId of [crm.zoe, crm.quinn]) {
      advance(minute);
      crm.edit(lead, { ownerId });
    }
    advance(minute);
    const [run] = await zap.poll();
    expect(run?.[1]).toMatchObject({ decision: 'stale' });
    expect([crm.fields(lead).ownerId, crm.notes(lead)]).toEqual([crm.quinn, []]);
  });

  test('costs what it says', async () => {
    const byHand = (lead: string) => ({ lead_id: lead, owner: { id: crm.zoe } });
    const [fresh, worked] = [crm.lead(), crm.lead({ connection_status: 'Processed' })];
    advance(minute);
    for (const lead of [fresh, worked]) crm.edit(lead, { ownerId: crm.zoe });
    await expectCost(crm, recipe, 'a lead that is accepted', () => zap.start(byHand(fresh)));
    await expectCost(crm, recipe, 'a lead that is refused and given back', () => zap.start(byHand(worked)));
    await expectCost(crm, recipe, 'a lead that a Zap assigned within a day', () => zap.start(byHand(fresh)));
  });
});

describeOnBoth('hot-to-slack-and-task', (crm) => {
  const slack = listener();
  const tasks = listener();
  const zap = playRecipe('hot-to-slack-and-task', {
    run: crm.run,
    others: {
      'Slack: Send Channel Message': slack.hears,
      'Any task app: Create Task': tasks.hears,
    },
  })();
  const handOver = playRecipe('hand-over-new-leads', { run: crm.run })();

  test('the team reads it once, and the owner who has it back has the task', async () => {
    const lead = crm.lead();
    await handOver.start({ ID: lead, Email: 'lead1@moreau-optics.example' });
    advance(minute);
    await zap.on();
    advance(minute);
    await crm.run(reportLeadState, { lead, state: 'Hot' });
    advance(minute);
    await zap.poll();
    await zap.poll();
    expect(slack.heard.map((message) => message['Message Text'])).toEqual([
      expect.stringMatching(/^Ada Moreau of Moreau Optics is Hot\. Pat Lind, your turn: https:/),
    ]);
    expect(tasks.heard).toMatchObject([{ Assignee: 'pat@sales.example' }]);
  });
});

describeOnBoth('handed-back-to-owners-mail', (crm) => {
  const mail = listener();
  const zap = playRecipe('handed-back-to-owners-mail', {
    run: crm.run,
    others: { 'Any mail app: Send Email': mail.hears },
  })();
  const handOver = playRecipe('hand-over-new-leads', { run: crm.run })();
  beforeEach(() => mail.heard.splice(0));

  test('whoever gets it back reads why, once', async () => {
    const lead = crm.lead();
    await handOver.start({ ID: lead, Email: 'lead1@moreau-optics.example' });
    advance(minute);
    await zap.on();
    advance(minute);
    await crm.run(reportLeadState, { lead, state: 'Processed' });
    advance(minute);
    await zap.poll();
    await zap.poll();
    expect(mail.heard).toEqual([
      {
        To: 'pat@sales.example',
        Subject: 'Ada Moreau is back with you: Processed',
        Body: expect.stringMatching(/^Zoe Marsh worked on Ada Moreau of Moreau Optics, about: .+ https:/),
      },
    ]);
  });
});

describeOnBoth('nightly-health-check', (crm) => {
  const slack = listener();
  const zap = playRecipe('nightly-health-check', {
    run: crm.run,
    others: { 'Slack: Send Channel Message': slack.hears },
  })();
  const handOver = playRecipe('hand-over-new-leads', { run: crm.run })();
  beforeEach(() => slack.heard.splice(0));

  test('all well is silence', async () => {
    await handOver.start({ ID: crm.lead(), Email: 'lead1@moreau-optics.example' });
    await expectCost(crm, 'nightly-health-check', 'a check', () => zap.start({}));
    expect(slack.heard).toEqual([]);
  });

  test('an assistant that is no user any more is told, with what to do', async () => {
    crm.deactivateUser(crm.zoe);
    await zap.start({});
    expect(slack.heard[0]?.['Message Text']).toBe(
      `${assistant}: ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM. Invite the assistant to the CRM as a user, accept the invitation mail, then check again.`,
    );
  });
});
