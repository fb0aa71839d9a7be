// Whatever goes wrong on the way: a step that is run again until it succeeds leaves the lead as one run without
// disturbance does, and each failure has a name.

import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import type { FaultPlan } from '../../sandbox';
import { type CrmUnderTest, describeOnBoth } from '../helpers/crms';
import { openDirect } from '../helpers/direct';
import { underFaults } from '../helpers/faults';
import fc from '../helpers/properties';
import { standing } from '../helpers/standing';
import { advance, minute } from '../helpers/time';
import { mostTime, report, rounds, runFor } from './budget';

type Connection = ReturnType<typeof openDirect>;
interface Step {
  /** What a person does before. */
  before?(lead: string, crm: CrmUnderTest): void;
  act(connection: Connection, lead: string, crm: CrmUnderTest): Promise<unknown>;
}

const day: Step[] = [
  { act: ({ run }, lead, crm) => run(assignLead, { lead, assistant: crm.zoe, context: 'Lenses' }) },
  { act: ({ run }, lead) => run(logEmail, { lead, direction: 'sent', subject: 'Hello', body: 'Hi.' }) },
  { act: ({ run }, lead) => run(reportLeadState, { lead, state: 'Warm', note: 'Opened three.' }) },
  { act: ({ run }, lead) => run(handBackLead, { lead, reason: 'Called in.' }) },
  {
    before: (lead, crm) => crm.edit(lead, { ownerId: crm.ravi, connection_status: '' }),
    act: ({ run }, lead, crm) => run(acceptLead, { lead, assistant: crm.ravi }),
  },
  { act: ({ run }, lead) => run(reportLeadState, { lead, state: 'Hot' }) },
];

/** Each fault strikes this often. */
const everything = (rate: number): FaultPlan['faults'] => [
  { fault: 'server_error', moment: 'before', rate },
  { fault: 'server_error', moment: 'after', rate },
  { fault: 'dropped', moment: 'before', rate },
  { fault: 'dropped', moment: 'after', rate },
  { fault: 'slow', rate },
  { fault: 'html', moment: 'after', rate },
  { fault: 'html', status: 200, moment: 'before', rate },
  { fault: 'truncated', rate },
  { fault: 'rate_limit', rate },
  { fault: 'rate_limit', delay_header: false, rate },
];

const mostTries = 200;
const named = /^(Service unavailable|Rate limit exceeded|Permission denied): /;

describeOnBoth('steps under faults', (crm) => {
  let connection: Connection;
  beforeEach(() => {
    connection = openDirect(crm);
    // What http/ waits before it tries again goes by at once.
    jest.spyOn(globalThis, 'setTimeout').mockImplementation((run, wait = 0) => {
      advance(wait);
      return setImmediate(run) as never;
    });
  });

  /** @returns how often it failed */
  async function untilDone(act: () => Promise<unknown>): Promise<number> {
    for (let failures = 0; failures < mostTries; failures += 1) {
      const error = await act().then(
        () => undefined,
        (reason: Error) => reason,
      );
      if (!error) return failures;
      expect(error.message).toMatch(named);
      expect(error.message).not.toContain(crm.credential);
      advance(minute);
    }
    throw new Error(`It failed ${mostTries} times.`);
  }

  /** @returns how the lead stands after each step */
  async function play(
    act: (work: () => Promise<unknown>, index: number) => Promise<unknown>,
  ): Promise<object[]> {
    const lead = crm.lead();
    const stands: object[] = [];
    for (const [index, step] of day.entries()) {
      advance(minute);
      step.before?.(lead, crm);
      advance(minute);
      await act(() => step.act(connection, lead, crm), index);
      stands.push(standing(crm, lead));
    }
    return stands;
  }

  test.each(rounds)(
    'repeated until they succeed, they leave the lead as it should be (round %i)',
    async (round) => {
      const undisturbed = await play((work) => work());
      const counts = { runs: 0, failures: 0 };
      const rate = fc.constantFrom(0.01, 0.03, 0.06);
      const property = fc.asyncProperty(fc.record({ seed: fc.nat(), rate }), async (one) => {
        const stands = await play(async (work, index) => {
          const plan = { seed: (one.seed + index) % 2 ** 32, faults: everything(one.rate) };
          counts.failures += await underFaults(crm.sandbox, plan, () => untilDone(work));
        });
        expect(stands).toEqual(undisturbed);
        counts.runs += 1;
      });
      report(
        `Steps under faults, ${crm.label}`,
        await runFor({ seeds: 25, share: 0.3 }, round, property),
        counts,
      );
    },
    mostTime,
  );
});
