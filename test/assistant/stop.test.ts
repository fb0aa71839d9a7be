// Nobody who left the assistant, or was stopped, gets another mail from the service.
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import reportLeadState from '../../creates/report-lead-state';
import stopFollowUp from '../../creates/stop-follow-up';
import { describeOnBoth } from '../helpers/crms';
import { login, stop, texts, useService, zoe } from '../helpers/service';
import { advance, minute } from '../helpers/time';

describeOnBoth('stopping at the assistant’s service', (crm) => {
  const at = useService(crm);
  const assigned = async () => {
    const lead = crm.lead();
    await at.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    crm.requests();
    return lead;
  };
  const planned = () => at.service.leads().map(({ nextScheduleTime }) => nextScheduleTime !== null);

  describe('stop_follow_up', () => {
    test('stops there, then in the CRM', async () => {
      const lead = await assigned();
      expect(planned()).toEqual([true]);
      const result = await at.run(stopFollowUp, { lead });
      expect(crm.requests()).toEqual([`read lead ${lead}`, stop, `write lead ${lead}`]);
      expect(at.sent().at(-1)).toEqual({
        ...{ name: 'Ada', email: 'lead1@moreau-optics.example', assistantEmail: zoe },
      });
      expect(planned()).toEqual([false]);
      expect(texts(result)).toEqual([
        'info: The follow-ups are stopped.',
        'info: The assistant’s service stops as well.',
      ]);
    });

    test('asks again where the CRM was stopped before: nothing else tells how it stands there', async () => {
      const lead = await assigned();
      await at.run(stopFollowUp, { lead });
      crm.requests();
      expect(await at.run(stopFollowUp, { lead })).toMatchObject({ outcome: 'Success', unchanged: 1 });
      expect(crm.requests()).toEqual([`read lead ${lead}`, stop]);
    });

    test('a failure is a warning that says what to do; the CRM is stopped', async () => {
      const lead = await assigned();
      at.answer(/stop/, 500, 'Try later');
      const result = await at.run(stopFollowUp, { lead });
      expect(result).toMatchObject({ outcome: 'Warning', updated: 1 });
      expect(texts(result)[1]).toMatch(
        /^warning: The assistant’s service may go on writing to the lead\. .*Try later.*Then run Stop Follow-Up of Lead, or stop it there\.$/,
      );
      expect(crm.fields(lead).follow_up_stopped_at).toBeTruthy();
      crm.mend();
      expect(await at.run(stopFollowUp, { lead })).toMatchObject({ outcome: 'Success' });
      expect(planned()).toEqual([false]);
    });

    test('a lead that the service does not have needs no stop', async () => {
      const lead = crm.lead();
      await crm.run(assignLead, { lead, assistant: zoe });
      const result = await at.run(stopFollowUp, { lead });
      expect(result).toMatchObject({ outcome: 'Success', updated: 1 });
      expect(texts(result)[1]).toBe('info: The assistant’s service does not have the lead.');
    });

    test('a lead that no assistant has had is not asked for', async () => {
      const result = await at.run(stopFollowUp, { lead: crm.lead() });
      expect(result).toMatchObject({ outcome: 'Success' });
      expect(crm.requests()).not.toContain(login);
    });

    test('a lead that a person took back by hand is stopped with the assistant that it had', async () => {
      const lead = await assigned();
      crm.edit(lead, { ownerId: crm.pat });
      await at.run(stopFollowUp, { lead });
      expect(planned()).toEqual([false]);
    });

    test('a lead that was handed back is still found with its assistant', async () => {
      const lead = await assigned();
      await crm.run(handBackLead, { lead });
      advance(minute);
      await at.run(stopFollowUp, { lead });
      expect(at.sent().at(-1)).toMatchObject({ assistantEmail: zoe });
      expect(planned()).toEqual([false]);
    });
  });

  describe('handing back', () => {
    test('stops there before the CRM is written', async () => {
      const lead = await assigned();
      await at.run(handBackLead, { lead });
      const owner = `read owner ${crm.pat}`;
      expect(crm.requests()).toEqual([`read lead ${lead}`, owner, stop, `write lead ${lead}`, 'note']);
      expect(planned()).toEqual([false]);
    });

    test('goes on where the service does not stop: a warning', async () => {
      const lead = await assigned();
      at.answer(/stop/, 400, 'Not now');
      const result = await at.run(handBackLead, { lead });
      expect(result).toMatchObject({ outcome: 'Warning', decision: 'handed_back', owner_id: crm.pat });
      expect(texts(result).at(-1)).toContain('Not now');
    });

    test('with news that ended the service’s work asks for nothing', async () => {
      const lead = await assigned();
      expect(await at.run(reportLeadState, { lead, state: 'Hot' })).toMatchObject({
        decision: 'handed_back',
      });
      expect(crm.requests()).not.toContain(stop);
    });
  });

  test('news of a lead that the assistant keeps asks for nothing', async () => {
    const lead = await assigned();
    await at.run(reportLeadState, { lead, state: 'Warm' });
    expect(crm.requests()).not.toContain(stop);
  });
});
