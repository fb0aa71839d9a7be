// Whatever happens to leads, and whenever Zaps poll: each follow-up that falls due is shown once, in order, none is
// invented, and none comes after the lead answered, was stopped or left its assistant.
import { type CrmUnderTest, describeOnBoth } from '../helpers/crms';
import { openDirect } from '../helpers/direct';
import fc from '../helpers/properties';
import { advance, day } from '../helpers/time';
import { type Budget, mostTime, report, rounds, runFor } from './budget';
import type { Model } from './command';
import { crowd } from './follow-up-crowd';
import { Journal } from './follow-up-journal';
import { polls } from './follow-up-polls';
import { steps } from './follow-up-steps';
import type { Real } from './follow-up-world';
import { FollowUpZap, type Setting } from './follow-up-zap';
import { pollInPeace, undisturbed } from './trouble';

/** Moments as each CRM's history keeps them, and how many leads fill a page or a slice. */
const nature = {
  hubspot: { resolution: 1, crowds: [99, 100, 101, 200, 201] },
  pipedrive: { resolution: 1_000, crowds: [4, 5, 6, 7, 8, 14] },
} as const;

const mostCommands = 60;

/** Ordinary weeks, such with quiet dates, and such in which clocks change. */
const starts = fc.record({
  date: fc.constantFrom('02-05', '03-04', '03-24', '04-28', '06-10', '10-20', '12-16', '12-21', '12-28'),
  time: fc.integer({ min: 0, max: day - 1 }),
});
type Start = typeof starts extends fc.Arbitrary<infer T> ? T : never;

describeOnBoth('follow-ups against a model', (crm) => {
  const play = async (title: string, sizes: readonly number[], budget: Budget, round: number) => {
    const counts = { runs: 0, items: 0 };
    const all = fc.commands([...steps, ...polls, ...sizes.map(crowd)], {
      maxCommands: mostCommands,
      size: 'max',
    });
    const property = fc.asyncProperty(starts, all, async (start, commands) => {
      goTo(start);
      const { model, real } = await begin(crm, counts.runs);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await settle(real).finally(() => retire(real));
      counts.runs += 1;
      for (const { fired } of real.zaps) counts.items += fired;
    });
    report(`${title}, ${crm.label}`, await runFor(budget, round, property), counts);
  };

  test.each(rounds)(
    'each is shown once when it is due, in order, and none is invented (round %i)',
    async (round) => {
      await play('Follow-ups against a model', [], { seeds: 10, share: 0.45 }, round);
    },
    mostTime,
  );

  test.each(rounds)(
    'also where leads fill a page or a slice (round %i)',
    async (round) => {
      await play('The same with crowds', nature[crm.name].crowds, { seeds: 1, share: 0.15 }, round);
    },
    mostTime,
  );
});

/** The next such moment; earlier runs are too long ago to matter. */
function goTo({ date, time }: Start): void {
  const soonest = Date.now() + 30 * day;
  const year = new Date(soonest).getUTCFullYear();
  const [next = 0] = [year, year + 1]
    .map((one) => Date.parse(`${one}-${date}`) + time)
    .filter((moment) => moment >= soonest);
  advance(next - Date.now());
}

/** Leads and Zaps of its own. */
async function begin(crm: CrmUnderTest, run: number): Promise<{ model: Model; real: Real }> {
  const mend = undisturbed(crm);
  const connection = openDirect(crm);
  const journal = new Journal(crm, nature[crm.name].resolution);
  for (const country of ['France', 'India']) journal.add({ country });
  const zaps = settings(crm).map(
    (one, index) => new FollowUpZap(journal, connection.run, `${run}-${index}`, one),
  );
  for (const zap of zaps) await zap.switchOn();
  const now = Date.now();
  const beforeEachPage = (act: () => void) => onLists(crm, act);
  return {
    model: { now, polledAt: zaps.map(() => now), crowded: false },
    real: { crm, connection, journal, zaps, beforeEachPage, mend, calm: true },
  };
}

const settings = ({ zoe, ravi }: CrmUnderTest): Setting[] => [
  { inputs: {}, covers: ({ owner }) => owner === zoe || owner === ravi },
  { inputs: { assistant: zoe }, covers: ({ owner }) => owner === zoe },
  {
    inputs: { schedule: 'Europe' },
    covers: ({ owner, schedule }) => (owner === zoe || owner === ravi) && schedule === 'Europe',
  },
];

const isList = (url: string) => url.endsWith('/search') || url.includes('/persons?owner_id=');

function onLists({ sandbox }: CrmUnderTest, act: () => void): void {
  sandbox.interceptors.unshift((_, { url }) => {
    if (isList(url)) act();
    return undefined;
  });
}

async function settle({ mend, zaps }: Real): Promise<void> {
  await pollInPeace(mend, zaps);
  for (const zap of zaps) expect(zap.neverShown()).toEqual([]);
}

/** No assistant has the leads of a run that is over. */
function retire({ crm, journal }: Real): void {
  for (const lead of journal.leads) crm.edit(lead, { ownerId: crm.pat });
}
