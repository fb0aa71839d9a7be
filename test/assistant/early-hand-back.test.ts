// A policy that hands back while the service is still writing.
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import { describeOnBoth } from '../helpers/crms';
import { stop, texts, useService, zoe } from '../helpers/service';
import { advance, minute } from '../helpers/time';

jest.mock('../../engine', () => {
  const engine = jest.requireActual('../../engine');
  const decide = (question: string, facts: { state?: string }) =>
    engine.decide(
      question,
      question === 'hand-back' && facts.state === 'Warm' ? { ...facts, state: 'Hot' } : facts,
    );
  return { ...engine, decide };
});

describeOnBoth('a policy that hands back at Warm', (crm) => {
  const at = useService(crm);

  test('stops the lead at the service, before the CRM is written', async () => {
    const lead = crm.lead();
    await at.run(assignLead, { lead, assistant: zoe });
    advance(minute);
    crm.requests();
    const result = await at.run(reportLeadState, { lead, state: 'Warm' });
    expect(result).toMatchObject({ decision: 'handed_back', owner_id: crm.pat });
    const requests = crm.requests();
    expect(requests.indexOf(stop)).toBeGreaterThan(0);
    expect(requests.indexOf(stop)).toBeLessThan(requests.indexOf(`write lead ${lead}`));
    expect(texts(result)).toContain('info: The assistant’s service stops as well.');
    expect(at.service.leads()).toMatchObject([{ nextScheduleTime: null }]);
  });
});
