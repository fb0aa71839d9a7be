// The recipe of a complete assistant, on both CRMs: from the first message to the answer.
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';
import { expectCost } from './costs';
import { playRecipe } from './player';

const ada = 'lead1@moreau-optics.example';

describeOnBoth('complete-assistant', (crm) => {
  const sent: Record<string, string>[] = [];
  const prompts: string[] = [];
  let word = '';
  const zap = playRecipe('complete-assistant', {
    run: crm.run,
    others: {
      'Any AI app: Write Text': ({ Prompt = '' }) => {
        prompts.push(Prompt);
        return { Text: 'Dear Ada, about those lenses.' };
      },
      'Any AI app: Classify Text': () => ({ Text: word }),
      'Any mail app: Send Email': (mail) => {
        sent.push(mail);
        return { 'Message ID': `<${sent.length}@assistants.example>` };
      },
    },
  });
  const due = zap('what is due is written and sent');
  const answers = zap('answers are read');
  const handOver = playRecipe('hand-over-new-leads', { run: crm.run })();
  beforeEach(() => {
    sent.length = 0;
    prompts.length = 0;
  });

  const mail = (changes: object = {}) => ({
    'From Email': ada,
    Subject: 'Re: Introduction',
    Body: 'Can we talk?',
    Date: new Date().toISOString(),
    'Message ID': '<answer@moreau-optics.example>',
    ...changes,
  });

  /** A lead of the assistant, who has got the first message of the plan. */
  async function written(): Promise<string> {
    await due.on();
    const lead = crm.lead();
    advance(minute);
    await handOver.start({ ID: lead, Email: ada });
    advance(15 * minute);
    await due.poll();
    return lead;
  }

  test('writes, sends and logs what is due, once', async () => {
    const lead = await written();
    await due.poll();
    expect(prompts[0]).toMatch(
      /^Write message 1 of 4, called "Introduction", to Ada of Moreau Optics, about: /,
    );
    expect(sent).toEqual([
      {
        From: 'zoe@assistants.example',
        To: ada,
        Subject: 'Introduction',
        Body: 'Dear Ada, about those lenses.',
      },
    ]);
    expect(crm.notes(lead)).toHaveLength(2);
    expect(crm.notes(lead)[1]).toContain('Dear Ada, about those lenses.');
  });

  test('the next message comes by the plan', async () => {
    await written();
    advance(4 * day);
    await due.poll();
    expect(sent.map(({ Subject }) => Subject)).toEqual(['Introduction', 'First reminder']);
  });

  test('an answer is logged, hands the lead back, and ends the messages', async () => {
    const lead = await written();
    advance(hour);
    word = 'Hot';
    const what = 'an answer that hands the lead back';
    await expectCost(crm, 'complete-assistant', what, () => answers.start(mail()));
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.pat, connection_status: 'Hot' });
    const notes = crm.notes(lead);
    expect(notes).toHaveLength(4);
    await answers.start(mail());
    expect(crm.notes(lead)).toEqual(notes);
    advance(5 * day);
    await due.poll();
    expect(sent).toHaveLength(1);
  });

  test('mail from strangers ends where nobody is found', async () => {
    expect(await answers.start(mail({ 'From Email': 'somebody@elsewhere.example' }))).toHaveLength(1);
  });

  test('an answer that is no state is an error, and nothing is reported', async () => {
    const lead = await written();
    word = 'Lukewarm';
    await expect(answers.start(mail())).rejects.toThrow('Invalid input');
    expect(crm.fields(lead)).toMatchObject({ ownerId: crm.zoe, connection_status: 'Cold' });
  });
});
