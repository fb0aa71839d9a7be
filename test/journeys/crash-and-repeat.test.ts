// A run may end at any of its requests, before or after the vendor did what it asked. Run again, it leaves the CRM
// as one undisturbed run would: enumerated over every request of every action, on both CRMs.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import setContext from '../../creates/set-context';
import stopFollowUp from '../../creates/stop-follow-up';
import { type CrmUnderTest, describeOnBoth } from '../helpers/crms';
import { advance, minute } from '../helpers/time';

interface Scenario {
  name: string;
  /** Makes the lead as it stands before the action. */
  prepare(crm: CrmUnderTest): Promise<string>;
  act(crm: CrmUnderTest, lead: string): Promise<unknown>;
}

async function assigned(crm: CrmUnderTest): Promise<string> {
  const lead = crm.lead();
  await crm.run(assignLead, { lead, assistant: crm.zoe });
  return lead;
}

async function byHand(crm: CrmUnderTest, status: string): Promise<string> {
  const lead = crm.lead(status ? { connection_status: status } : {});
  advance(minute);
  crm.edit(lead, { ownerId: crm.zoe });
  return lead;
}

const fresh = async (crm: CrmUnderTest) => crm.lead();
const report = (state: string) => (crm: CrmUnderTest, lead: string) =>
  crm.run(reportLeadState, { lead, state, note: 'In their words.' });

const scenarios: Scenario[] = [
  {
    name: 'assign',
    prepare: fresh,
    act: (crm, lead) => crm.run(assignLead, { lead, assistant: crm.zoe, context: 'Lenses' }),
  },
  {
    name: 'assign, refused',
    prepare: async (crm) => crm.lead({ connection_status: 'Warm' }),
    act: (crm, lead) => crm.run(assignLead, { lead, assistant: crm.zoe }),
  },
  {
    name: 'accept',
    prepare: (crm) => byHand(crm, ''),
    act: (crm, lead) => crm.run(acceptLead, { lead, assistant: crm.zoe }),
  },
  {
    name: 'accept, refused and handed back',
    prepare: (crm) => byHand(crm, 'Responded'),
    act: (crm, lead) => crm.run(acceptLead, { lead, assistant: crm.zoe }),
  },
  { name: 'report a state that the assistant keeps', prepare: assigned, act: report('Warm') },
  { name: 'report a state that hands back', prepare: assigned, act: report('Hot') },
  {
    name: 'hand back',
    prepare: assigned,
    act: (crm, lead) => crm.run(handBackLead, { lead, reason: 'Called in.' }),
  },
  {
    name: 'set context',
    prepare: fresh,
    act: (crm, lead) => crm.run(setContext, { lead, context: 'Lenses' }),
  },
  { name: 'stop follow-up', prepare: assigned, act: (crm, lead) => crm.run(stopFollowUp, { lead }) },
  {
    name: 'log an e-mail',
    prepare: fresh,
    act: (crm, lead) => crm.run(logEmail, { lead, direction: 'sent', subject: 'Hello', body: 'Hi.' }),
  },
];

/** How a lead stands, with the moments taken out: those differ from run to run. */
function standing(crm: CrmUnderTest, lead: string): object {
  const { email: _, ...fields } = crm.fields(lead);
  const masked = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z| UTC)?/g, 'MOMENT');
  const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, masked(value ?? '')]));
  return { values, notes: crm.notes(lead).map(masked) };
}

type Moment = 'before' | 'after';

/** From the request of this number on, nothing is answered any more; that one itself may have taken effect. */
function endAt(crm: CrmUnderTest, request: number, moment: Moment): void {
  const { sandbox } = crm;
  const gone = { status: 400, headers: {}, body: '{}' };
  let count = -1;
  let inside = false;
  sandbox.interceptors.push((vendor, asked) => {
    if (inside) return undefined;
    count += 1;
    if (count < request) return undefined;
    if (count === request && moment === 'after') {
      inside = true;
      sandbox.handle(vendor, asked);
      inside = false;
    }
    return gone;
  });
}

describeOnBoth('a run that ended anywhere, and was run again', (crm) => {
  test.each(scenarios)('$name', async ({ prepare, act }) => {
    const model = await prepare(crm);
    advance(minute);
    crm.requests();
    await act(crm, model);
    const requests = crm.requests().length;
    expect(requests).toBeGreaterThan(0);
    advance(minute);
    for (let request = 0; request < requests; request += 1) {
      for (const moment of ['before', 'after'] as const) {
        const lead = await prepare(crm);
        advance(minute);
        endAt(crm, request, moment);
        await expect(act(crm, lead)).rejects.toThrow();
        crm.mend();
        advance(minute);
        await act(crm, lead);
        const place = `ended ${moment} request ${request + 1} of ${requests}`;
        expect({ place, ...standing(crm, lead) }).toEqual({ place, ...standing(crm, model) });
      }
    }
  });
});
