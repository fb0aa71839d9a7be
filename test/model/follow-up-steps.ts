// What happens to leads: people edit them, and the relay's own steps.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import logEmail from '../../creates/log-email';
import reportLeadState from '../../creates/report-lead-state';
import stopFollowUp from '../../creates/stop-follow-up';
import type { Values } from '../helpers/crms';
import fc from '../helpers/properties';
import { day } from '../helpers/time';
import { assign } from './follow-up-assignment';
import { command, type Real } from './follow-up-world';

const which = fc.nat(3);
const people = fc.constantFrom('pat' as const, 'quinn' as const, 'zoe' as const, 'ravi' as const);
const assistants = fc.constantFrom('zoe' as const, 'ravi' as const);
const schedules = fc.constantFrom('', 'Europe', 'Event', 'Recommended');
const countries = fc.constantFrom('France', 'India', 'United States', '');
const zones = fc.constantFrom('', 'Mars/Olympus', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland');
const statuses = fc.constantFrom('', 'New', 'Cold', 'Warm', 'Hot');
const states = fc.constantFrom('New', 'Pending', 'Engaged', 'Warm', 'Hot', 'Responded', 'Processed');
/** Days from today until a lead is back. */
const leaves = fc.constantFrom(-1, 0, 1, 4, 9);

const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** Does something with a lead that may still be changed. */
async function on(real: Real, index: number, act: (lead: string) => unknown): Promise<void> {
  const lead = real.journal.lead(index);
  if (lead !== undefined) await act(lead);
}

const added = fc.record({ country: countries, schedule: schedules }).map((values) =>
  command(`add ${JSON.stringify(values)}`, ({ journal }) => {
    journal.add(values);
  }),
);

/** @param valuesOf what is written, once it is */
const edited = <T>(words: string, arbitrary: fc.Arbitrary<T>, valuesOf: (one: T, real: Real) => Values) =>
  fc
    .tuple(which, arbitrary)
    .map(([index, one]) =>
      command(`${words} of ${index}: ${one}`, (real) =>
        on(real, index, (lead) => real.journal.edit(lead, valuesOf(one, real))),
      ),
    );

export const statusEdited = edited('status', statuses, (connection_status) => ({ connection_status }));
const edits = [
  statusEdited,
  edited('owner', people, (owner, { crm }) => ({ ownerId: crm[owner] })),
  edited('schedule', schedules, (schedule) => ({ schedule })),
  edited('time zone', zones, (time_zone) => ({ time_zone })),
  edited('return', leaves, (days) => ({ resume_on: dayFromNow(days) })),
  edited('return', fc.constant('never mind'), () => ({ resume_on: '' })),
  edited('stop', fc.constant('taken back'), () => ({ follow_up_stopped_at: '' })),
  edited('name', fc.constantFrom('Bea', 'Cleo'), (firstName) => ({ firstName })),
  // In Pipedrive the country is the organization's.
  edited('country', countries, (country) => ({ company: 'Moreau & Sons', country })),
];

/** A step of the relay's: what it writes is looked up. */
const stepped = <T>(
  words: string,
  arbitrary: fc.Arbitrary<T>,
  act: (real: Real, lead: string, one: T) => Promise<unknown>,
) =>
  fc.tuple(which, arbitrary).map(([index, one]) =>
    command(`${words} ${index}: ${JSON.stringify(one)}`, (real) =>
      on(real, index, async (lead) => {
        await act(real, lead, one);
        real.journal.look(lead);
      }),
    ),
  );

const assigned = stepped(
  'assign',
  fc.record({ assistant: assistants, schedule: schedules }),
  (real, lead, request) => assign(real, assignLead, { lead, ...request }),
);
const accepted = stepped('accept', assistants, (real, lead, assistant) =>
  assign(real, acceptLead, { lead, assistant }),
);
/** A person gives the lead to an assistant, who takes it. */
const givenByHand = stepped('give by hand and accept', assistants, async (real, lead, assistant) => {
  real.journal.edit(lead, { ownerId: real.crm[assistant] });
  await assign(real, acceptLead, { lead, assistant });
});
const reported = stepped('report', states, ({ connection: { run } }, lead, state) =>
  run(reportLeadState, { lead, state }),
);
const away = stepped('away', leaves, ({ connection: { run } }, lead, days) =>
  run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: dayFromNow(days) }),
);
const handedBack = stepped('hand back', fc.constant(''), ({ connection: { run } }, lead) =>
  run(handBackLead, { lead }),
);
const stopped = stepped('stop', fc.constant(''), ({ connection: { run } }, lead) =>
  run(stopFollowUp, { lead }),
);
const noted = stepped('log mail', fc.constant(''), ({ connection: { run } }, lead) =>
  run(logEmail, { lead, direction: 'sent', subject: 'Lenses', body: 'Hi.' }),
);

/** Assignments more often: without one nothing falls due. */
export const steps = [
  ...[added, assigned, assigned, assigned, assigned, accepted, givenByHand, givenByHand],
  ...[away, away, reported, handedBack, stopped, noted, ...edits],
];
