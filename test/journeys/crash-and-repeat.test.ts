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
import { openDirect } from '../helpers/direct';
import { type Ending, endAt, endings } from '../helpers/endings';
import { standing } from '../helpers/standing';
import { advance, minute } from '../helpers/time';

type Connection = ReturnType<typeof openDirect>;

interface Scenario {
  name: string;
  /** Makes the lead as it stands before the action. */
  prepare(crm: CrmUnderTest, connection: Connection): Promise<string>;
  act(connection: Connection, lead: string, crm: CrmUnderTest): Promise<unknown>;
}

async function assigned(crm: CrmUnderTest, { run }: Connection): Promise<string> {
  const lead = crm.lead();
  await run(assignLead, { lead, assistant: crm.zoe });
  return lead;
}

async function byHand(crm: CrmUnderTest, status: string): Promise<string> {
  const lead = crm.lead(status ? { connection_status: status } : {});
  advance(minute);
  crm.edit(lead, { ownerId: crm.zoe });
  return lead;
}

const fresh = async (crm: CrmUnderTest) => crm.lead();
const report =
  (state: string, more: object = {}) =>
  ({ run }: Connection, lead: string) =>
    run(reportLeadState, { lead, state, note: 'In their words.', ...more });
const mail = { direction: 'sent', subject: 'Hello', body: 'Hi.' };

const scenarios: Scenario[] = [
  {
    name: 'assign',
    prepare: fresh,
    act: ({ run }, lead, crm) => run(assignLead, { lead, assistant: crm.zoe, context: 'Lenses' }),
  },
  {
    name: 'assign by e-mail address',
    prepare: fresh,
    act: ({ run }, lead, crm) =>
      run(assignLead, { lead: crm.fields(lead).email, assistant: crm.zoe, schedule: 'Event' }),
  },
  {
    name: 'assign, refused',
    prepare: async (crm) => crm.lead({ connection_status: 'Warm' }),
    act: ({ run }, lead, crm) => run(assignLead, { lead, assistant: crm.zoe }),
  },
  {
    name: 'assign on purpose to another assistant',
    prepare: assigned,
    act: ({ run }, lead, crm) => run(assignLead, { lead, assistant: crm.ravi, allow_reassignment: true }),
  },
  {
    name: 'accept',
    prepare: (crm) => byHand(crm, ''),
    act: ({ run }, lead, crm) => run(acceptLead, { lead, assistant: crm.zoe }),
  },
  {
    name: 'accept, refused and handed back',
    prepare: (crm) => byHand(crm, 'Responded'),
    act: ({ run }, lead, crm) => run(acceptLead, { lead, assistant: crm.zoe }),
  },
  { name: 'report a state that the assistant keeps', prepare: assigned, act: report('Warm') },
  {
    name: 'report until when nobody is in the office',
    prepare: assigned,
    act: report('OutOfOffice', { resume_on: '2026-03-20' }),
  },
  { name: 'report a state that hands back and moves the deal', prepare: assigned, act: report('Hot') },
  { name: 'report the end of it', prepare: assigned, act: report('UnSubscribed') },
  {
    name: 'report what may not follow',
    prepare: async (crm) => crm.lead({ connection_status: 'UnSubscribed', ownerId: crm.zoe }),
    act: report('Hot'),
  },
  {
    name: 'hand back',
    prepare: assigned,
    act: ({ run }, lead) => run(handBackLead, { lead, reason: 'Called in.' }),
  },
  {
    name: 'hand back to somebody else',
    prepare: assigned,
    act: ({ run }, lead, crm) => run(handBackLead, { lead, to_owner: crm.quinn }),
  },
  {
    name: 'set context',
    prepare: async (crm) => crm.lead({ context: 'Frames' }),
    act: ({ run }, lead) => run(setContext, { lead, context: 'Lenses', mode: 'overwrite' }),
  },
  { name: 'stop follow-up', prepare: assigned, act: ({ run }, lead) => run(stopFollowUp, { lead }) },
  {
    name: 'log an e-mail',
    prepare: fresh,
    act: ({ run }, lead) => run(logEmail, { lead, ...mail }),
  },
  {
    name: 'log an e-mail with an id',
    prepare: fresh,
    act: ({ run }, lead) =>
      run(logEmail, { lead, ...mail, direction: 'received', message_id: '<1@mail.example>' }),
  },
];

/** How many records there are in all: a second one would show here. */
const population = ({ sandbox: { hubspot, pipedrive } }: CrmUnderTest) => ({
  contacts: hubspot.contacts().length,
  persons: pipedrive.persons().length,
  organizations: pipedrive.organizations().length,
  deals: pipedrive.deals().length,
});

type Memory = 'kept' | 'lost';

describeOnBoth('a run that ended anywhere, and was run again', (crm) => {
  let connection: Connection;
  beforeEach(() => {
    connection = openDirect(crm);
  });

  const remember = (memory: Memory) => {
    if (memory === 'lost') connection.forget();
  };

  /** Runs it as it is. @returns how many requests it made */
  async function undisturbed(memory: Memory, act: () => Promise<unknown>): Promise<number> {
    remember(memory);
    advance(minute);
    crm.requests();
    await act();
    return crm.requests().length;
  }

  async function endAndRepeat(ending: Ending, memory: Memory, act: () => Promise<unknown>): Promise<void> {
    remember(memory);
    advance(minute);
    endAt(crm.sandbox, ending);
    await expect(act()).rejects.toThrow();
    crm.mend();
    remember(memory);
    advance(minute);
    await act();
  }

  describe.each<Memory>(['kept', 'lost'])('memory %s', (memory) => {
    test.each(scenarios)('$name', async ({ prepare, act }) => {
      const once = async () => {
        const lead = await prepare(crm, connection);
        return { lead, requests: await undisturbed(memory, () => act(connection, lead, crm)) };
      };
      await once(); // what a connection asks once
      const { lead: model, requests } = await once();
      expect(requests).toBeGreaterThan(0);
      for (const ending of endings(requests)) {
        const lead = await prepare(crm, connection);
        const before = population(crm);
        await endAndRepeat(ending, memory, () => act(connection, lead, crm));
        expect({ ending, ...standing(crm, lead) }).toEqual({ ending, ...standing(crm, model) });
        expect({ ending, ...population(crm) }).toEqual({ ending, ...before });
      }
    });
  });
});
