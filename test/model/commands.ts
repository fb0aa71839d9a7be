// What may happen: people and the assistant edit leads, time goes by, Zaps poll, an index lags, memory is lost.

import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import reportLeadState from '../../creates/report-lead-state';
import type { CrmUnderTest } from '../helpers/crms';
import fc from '../helpers/properties';
import type { World } from '../helpers/world';
import { commandOn, type Model, pass, unlessRefused, waited } from './command';
import { lagged, regularly } from './trouble';
import type { Truth } from './truth';
import type { ZapUnderTest } from './zap';

export interface Real {
  crm: CrmUnderTest;
  connection: Pick<World, 'run' | 'forget'>;
  truth: Truth;
  zaps: readonly ZapUnderTest[];
  /** Ends what disturbs polls. */
  mend(): void;
  /** Search has never lagged and no poll was cut short: whatever is due fires with the next poll. */
  calm: boolean;
}

const command = commandOn<Real>();

type Person = 'pat' | 'quinn' | 'zoe' | 'ravi';

const people = fc.constantFrom<Person>('pat', 'quinn', 'zoe', 'ravi');
const statuses = fc.constantFrom('', 'Cold', 'Warm', 'Hot', 'Responded');
const which = fc.nat(40);
/** How a poll, of which Zap, comes off. */
const zapIndex = fc.nat(19);

const added = fc.record({ owner: people, status: statuses }).map(({ owner, status }) =>
  command(`add(${owner}, ${status || '-'})`, ({ crm, truth }) => {
    truth.add({ ownerId: crm[owner], connection_status: status });
  }),
);

function edit({ crm, truth }: Real, index: number, values: object, by: 'person' | 'another tool'): void {
  const lead = truth.lead(index);
  if (lead === undefined) return;
  crm.edit(lead, values, by);
  truth.look(lead);
}

const by = fc.constantFrom('person' as const, 'another tool' as const);
const statusEdited = fc
  .record({ lead: which, status: statuses, by })
  .map((one) =>
    command(`set status of ${one.lead} to ${one.status || '-'}`, (real) =>
      edit(real, one.lead, { connection_status: one.status }, one.by),
    ),
  );
const ownerEdited = fc
  .record({ lead: which, owner: people, by })
  .map((one) =>
    command(`give ${one.lead} to ${one.owner}`, (real) =>
      edit(real, one.lead, { ownerId: real.crm[one.owner] }, one.by),
    ),
  );
const otherEdited = fc
  .record({ lead: which, name: fc.constantFrom('Ada', 'Bea', 'Cleo') })
  .map((one) =>
    command(`rename ${one.lead}`, (real) => edit(real, one.lead, { firstName: one.name }, 'person')),
  );

/** The relay's own steps: what they write is looked up, not foretold. */
const stepped = fc
  .record({
    lead: which,
    step: fc.oneof(
      fc.constantFrom('zoe' as const, 'ravi' as const).map((assistant) => ({ assistant })),
      fc.constantFrom('Cold', 'Warm', 'Hot', 'Responded').map((state) => ({ state })),
      fc.constant('back' as const),
    ),
  })
  .map(({ lead: index, step }) =>
    command(`step ${JSON.stringify(step)} on ${index}`, async ({ crm, connection, truth }) => {
      const lead = truth.lead(index);
      if (lead === undefined) return;
      if (step === 'back') await connection.run(handBackLead, { lead });
      else if ('state' in step) await connection.run(reportLeadState, { lead, state: step.state });
      else
        await connection.run(assignLead, { lead, assistant: crm[step.assistant], allow_reassignment: true });
      truth.look(lead);
    }),
  );

/** As many as fill a page or a slice, one fewer, one more: all at one moment. */
const crowd = (size: number) =>
  fc.constant(null).map(() =>
    command(
      `add ${size} at once`,
      ({ crm, truth }, model) => {
        model.crowded = true;
        for (let count = 0; count < size; count += 1)
          truth.add({ ownerId: crm.zoe, connection_status: 'Cold' });
      },
      ({ crowded }) => !crowded,
    ),
  );

async function poll({ zaps, calm }: Real, model: Model, number: number): Promise<void> {
  const index = number % zaps.length;
  model.polledAt[index] = model.now;
  await zaps[index]?.poll();
  if (calm) expect(zaps[index]?.missing()).toEqual([]);
}

async function pollAll(real: Real, model: Model): Promise<void> {
  for (const index of real.zaps.keys()) await poll(real, model, index);
}

const polled = zapIndex.map((index) => command(`poll ${index}`, (real, model) => poll(real, model, index)));
const allPolled = fc.constant(null).map(() => command('poll all', pollAll));

/** Somebody edits a lead while a poll reads its pages. */
const polledWhileEdited = fc.record({ zap: zapIndex, lead: which, status: statuses }).map((one) =>
  command(`poll ${one.zap} while status of ${one.lead} becomes ${one.status || '-'}`, async (real, model) => {
    let pages = 0;
    real.crm.beforeEachPage(() => {
      pages += 1;
      if (pages === 1) edit(real, one.lead, { connection_status: one.status }, 'person');
    });
    await poll(real, model, one.zap).finally(real.mend);
  }),
);

/** Time is up after a page or a slice: the rest is left to the next poll. */
const polledSlowly = zapIndex.map((index) =>
  command(`poll ${index} slowly`, async (real, model) => {
    real.calm = false;
    real.crm.beforeEachPage(() => pass(model, 17_000));
    await poll(real, model, index).finally(real.mend);
  }),
);

const polledRegularly = regularly(pollAll);

const polledInVain = zapIndex.map((index) =>
  command(`poll ${index} in vain`, async (real, model) => {
    real.calm = false;
    real.crm.failHistories(400);
    // It shows something, nothing or fails, by what there is to read.
    await poll(real, model, index).catch(unlessRefused).finally(real.mend);
  }),
);

const forgotten = fc.constant(null).map(() =>
  command('memory is lost', ({ connection, zaps }) => {
    connection.forget();
    for (const zap of zaps) zap.forget();
  }),
);

/**
 * Everything that may happen, the usual things more often.
 * @param sizes of crowds that may be added
 */
export const commands = (sizes: readonly number[], mostCommands: number) =>
  fc.commands(
    [
      ...[added, statusEdited, statusEdited, statusEdited, ownerEdited, ownerEdited, otherEdited, stepped],
      ...[waited, waited, waited, waited, polled, polled, polled, allPolled],
      ...[polledRegularly, polledRegularly, polledWhileEdited, polledSlowly, polledInVain, lagged, forgotten],
      ...sizes.map(crowd),
    ],
    { maxCommands: mostCommands, size: 'max' },
  );
