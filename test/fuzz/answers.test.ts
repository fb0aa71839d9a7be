// Whatever a vendor answers, a call ends in a result or in an error with a name of the contract.
import fc from '../helpers/properties';
import { mostTime, report, rounds, runFor } from '../model/budget';
import { callables } from './callables';
import { bundleOf } from './inputs';
import { judge, noCounts } from './judge';
import { openOffice } from './office';
import { openPlatform, skipWaiting } from './platform';
import { wayOf } from './spoil';

test.each(rounds)(
  'whatever the vendors answer (round %i)',
  async (round) => {
    skipWaiting();
    const counts = noCounts();
    const { words } = await openOffice();
    const call = fc
      .constantFrom(...callables)
      .chain((callable) =>
        fc.record({ callable: fc.constant(callable), bundle: bundleOf(callable, words, 0), way: wayOf }),
      );
    const property = fc.asyncProperty(fc.array(call, { minLength: 8, maxLength: 16 }), async (calls) => {
      const { sandbox } = await openOffice();
      for (const { callable, bundle, way } of calls) {
        // Each call begins without memory, so that it asks for all it needs.
        await judge(openPlatform(sandbox, way()), callable, bundle, counts);
      }
      expect(Object.prototype).not.toHaveProperty('polluted');
    });
    report('Fuzzed answers', await runFor({ seeds: 100, share: 0.8 }, round, property), counts);
  },
  mostTime,
);
