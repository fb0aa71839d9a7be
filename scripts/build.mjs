// npm run build: three bundles. dist/relay.js is the `relay` command and dist/report-page.js what its report runs in
// a browser; they come first, so that faulty rules can be looked at. Then rules/*.yaml → engine/compiled.ts, and
// dist/index.js, the integration as Zapier runs it, with the packages in dist/packages/ that it reads on first use;
// dist/sample/index.js is the same with the sample policy.
import { build } from 'esbuild';
import { onFirstUse } from './first-use.mjs';
import { run } from './run.mjs';
import { samplePolicy } from './sample-policy.mjs';

const common = { bundle: true, logLevel: 'warning' };
const onNode = { ...common, platform: 'node', target: 'node22' };

await Promise.all([
  build({ ...onNode, entryPoints: ['cli/relay.ts'], outfile: 'dist/relay.js', packages: 'external' }),
  build({
    ...common,
    entryPoints: ['cli/report/page/index.ts'],
    outfile: 'dist/report-page.js',
    format: 'iife',
    globalName: 'relayPage',
    platform: 'browser',
    target: 'es2022',
  }),
]);
await run('scripts/compile-rules.ts');
if (!process.exitCode) {
  // Small, because a cold start reads all of it. The map stays here, to read a stack trace with.
  const packaged = { ...onNode, minify: true };
  const seldom = ['countries-and-timezones', 'luxon', 'tldts'];
  const integration = { ...packaged, entryPoints: ['index.ts'], external: ['zapier-platform-core'] };
  const lazily = onFirstUse(seldom, './packages');
  await Promise.all([
    build({ ...packaged, entryPoints: seldom, outdir: 'dist/packages' }),
    build({ ...integration, outfile: 'dist/index.js', sourcemap: 'external', plugins: [lazily] }),
    build({ ...integration, outfile: 'dist/sample/index.js', plugins: [samplePolicy, lazily] }),
  ]);
}
