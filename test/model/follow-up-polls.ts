// How Zaps on Follow-Up Due poll: often or rarely, just when something is due, in trouble, after a loss.
import fc from '../helpers/properties';
import { hour, minute } from '../helpers/time';
import { lastMoment, type Model, pass, unlessRefused, waited } from './command';
import { statusEdited } from './follow-up-steps';
import { command, type Real } from './follow-up-world';
import { lagged, regularly } from './trouble';

const zapIndex = fc.nat(11);

async function poll(real: Real, model: Model, number: number, cut = false): Promise<void> {
  const index = number % real.zaps.length;
  const zap = real.zaps[index];
  model.polledAt[index] = model.now;
  await zap?.poll(cut);
  if (real.calm) expect(zap?.missing()).toEqual([]);
}

async function pollAll(real: Real, model: Model): Promise<void> {
  for (const index of real.zaps.keys()) await poll(real, model, index);
}

const polled = zapIndex.map((index) => command(`poll ${index}`, (real, model) => poll(real, model, index)));
const allPolled = fc.constant(null).map(() => command('poll all', pollAll));

const polledRegularly = regularly(pollAll);

/** Until the next one is due, or nearly, but never longer than a Zap may pause. */
const awaited = fc.constantFrom(-1, 0, 0, 1, 500, 7 * minute, hour).map((more) =>
  command(`wait until the next is due, and ${more} ms`, ({ journal }, model) => {
    const next = journal.next(model.now) ?? model.now;
    pass(model, Math.max(0, Math.min(next + more, lastMoment(model)) - model.now));
  }),
);

/** A person edits a lead while a poll reads its pages. */
const polledWhileEdited = fc.tuple(zapIndex, statusEdited).map(([index, edit]) =>
  command(`poll ${index} while ${edit}`, async (real, model) => {
    let pages = 0;
    real.beforeEachPage(() => {
      pages += 1;
      if (pages === 1) void edit.run(model, real);
    });
    await poll(real, model, index).finally(real.mend);
  }),
);

/** Time is up after a page or a slice: the rest is left to the next poll. */
const polledSlowly = zapIndex.map((index) =>
  command(`poll ${index} slowly`, async (real, model) => {
    real.calm = false;
    real.beforeEachPage(() => pass(model, 17_000));
    await poll(real, model, index, true).finally(real.mend);
  }),
);

const polledInVain = zapIndex.map((index) =>
  command(`poll ${index} in vain`, async (real, model) => {
    real.calm = false;
    real.crm.failHistories(400);
    // It shows something, nothing or fails, by what there is to read.
    await poll(real, model, index, true).catch(unlessRefused).finally(real.mend);
  }),
);

const forgotten = fc.constant(null).map(() =>
  command('memory is lost', ({ connection, zaps }) => {
    connection.forget();
    for (const zap of zaps) zap.forget();
  }),
);

const switchedOn = zapIndex.map((index) =>
  command(`switch ${index} off and on`, async ({ zaps }, model) => {
    model.polledAt[index % zaps.length] = model.now;
    await zaps[index % zaps.length]?.switchOn();
  }),
);

export const polls = [
  ...[
    waited,
    waited,
    awaited,
    awaited,
    awaited,
    awaited,
    polled,
    polled,
    allPolled,
    allPolled,
    polledRegularly,
  ],
  ...[polledWhileEdited, polledSlowly, polledInVain, lagged, forgotten, switchedOn],
];
