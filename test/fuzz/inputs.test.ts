// Whatever a Zap's inputs hold, a call ends in a result or in an error with a name of the contract.
import fc from '../helpers/properties';
import { mostTime, report, rounds, runFor } from '../model/budget';
import { callables } from './callables';
import { bundleOf } from './inputs';
import { judge, noCounts } from './judge';
import { openOffice } from './office';
import { openPlatform, skipWaiting } from './platform';

/** Of ten values, this many are not what a Zap would send. */
const odd = 4;

test.each(rounds)(
  'whatever the inputs of an operation are (round %i)',
  async (round) => {
    skipWaiting();
    const counts = noCounts();
    const { words } = await openOffice();
    const call = fc
      .constantFrom(...callables)
      .chain((callable) =>
        fc.record({ callable: fc.constant(callable), bundle: bundleOf(callable, words, odd) }),
      );
    const property = fc.asyncProperty(fc.array(call, { minLength: 8, maxLength: 16 }), async (calls) => {
      const run = openPlatform((await openOffice()).sandbox);
      for (const { callable, bundle } of calls) await judge(run, callable, bundle, counts);
      expect(Object.prototype).not.toHaveProperty('polluted');
    });
    report('Fuzzed inputs', await runFor({ seeds: 125, share: 0.6 }, round, property), counts);
  },
  mostTime,
);
