// The integration with the sample policy of test/policy in place of rules/: what the demo's day and the pages that are made
// of the definition rest on, whatever a deployment's own rules say.
import { resolve } from 'node:path';

/** An esbuild plugin. */
export const samplePolicy = {
  name: 'sample-policy',
  setup(build) {
    build.onResolve({ filter: /^\.\/compiled$/ }, () => ({ path: resolve('engine/compiled-sample.ts') }));
  },
};
