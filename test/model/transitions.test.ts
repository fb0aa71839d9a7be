// Whatever people and the assistant do, and whenever Zaps poll: each transition fires once, in order, none is invented.

import { type CrmUnderTest, describeOnBoth } from '../helpers/crms';
import { openDirect } from '../helpers/direct';
import fc from '../helpers/properties';
import { advance, day, minute } from '../helpers/time';
import { triggers } from '../helpers/zaps';
import { type Budget, mostTime, report, rounds, runFor } from './budget';
import type { Model } from './command';
import { commands, type Real } from './commands';
import { pollInPeace, undisturbed } from './trouble';
import { Truth } from './truth';
import { type TriggerName, ZapUnderTest } from './zap';

/** Moments as each CRM keeps them, and how many leads fill a page or a slice. */
const nature = {
  hubspot: { resolution: 1, crowds: [199, 200, 201] },
  pipedrive: { resolution: 1_000, crowds: [19, 20, 21, 41] },
} as const;

const mostCommands = 60;

describeOnBoth('the triggers against a model', (crm) => {
  const play = async (title: string, sizes: readonly number[], budget: Budget, round: number) => {
    const counts = { runs: 0, transitions: 0, items: 0 };
    const property = fc.asyncProperty(commands(sizes, mostCommands), async (cmds) => {
      const { model, real } = await begin(crm, counts.runs);
      await fc.asyncModelRun(() => ({ model, real }), cmds);
      await settle(real);
      for (const zap of real.zaps) await zap.switchOff();
      counts.runs += 1;
      counts.transitions += real.truth.happened.length;
      for (const { fired } of real.zaps) counts.items += fired;
    });
    report(`${title}, ${crm.label}`, await runFor(budget, round, property), counts);
  };

  test.each(rounds)(
    'each transition fires once, in order, and none is invented (round %i)',
    async (round) => {
      await play('The triggers against a model', [], { seeds: 20, share: 0.5 }, round);
    },
    mostTime,
  );

  test.each(rounds)(
    'also where leads fill a page or a slice (round %i)',
    async (round) => {
      await play('The same with crowds', nature[crm.name].crowds, { seeds: 2, share: 0.25 }, round);
    },
    mostTime,
  );
});

/** Leads and Zaps of its own; earlier runs are too long ago to matter. */
async function begin(crm: CrmUnderTest, run: number): Promise<{ model: Model; real: Real }> {
  const mend = undisturbed(crm);
  const connection = openDirect(crm);
  advance(30 * day);
  const truth = new Truth(crm, nature[crm.name].resolution);
  truth.add({ ownerId: crm.pat, connection_status: '' });
  truth.add({ ownerId: crm.zoe, connection_status: 'Warm' });
  advance(minute);
  const names = Object.keys(triggers) as TriggerName[];
  const zaps = names.map((name) => new ZapUnderTest(crm, connection.run, truth, name, `${run}-${name}`));
  if (crm.name === 'pipedrive')
    zaps.push(new ZapUnderTest(crm, connection.run, truth, 'leadStatusChanged', `${run}-instant`, true));
  for (const zap of zaps) await zap.switchOn();
  const now = Date.now();
  return {
    model: { now, polledAt: zaps.map(() => now), crowded: false },
    real: { crm, connection, truth, zaps, mend, calm: true },
  };
}

async function settle({ mend, zaps }: Real): Promise<void> {
  await pollInPeace(mend, zaps);
  for (const zap of zaps)
    expect({ zap: zap.name, missing: zap.missing() }).toEqual({ zap: zap.name, missing: [] });
}
