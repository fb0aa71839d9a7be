// npm run build: rules/*.yaml → engine/compiled.ts, then two bundles:
// dist/index.js (the integration, as Zapier runs it) and dist/relay.js (the `relay` command).
import { build } from 'esbuild';
import { run } from './run.mjs';

await run('scripts/compile-rules.ts');
if (!process.exitCode) {
  const common = { bundle: true, platform: 'node', target: 'node22', logLevel: 'warning' };
  await Promise.all([
    build({
      ...common,
      entryPoints: ['index.ts'],
      outfile: 'dist/index.js',
      external: ['zapier-platform-core'],
      minifySyntax: true,
    }),
    build({
      ...common,
      entryPoints: ['cli/relay.ts'],
      outfile: 'dist/relay.js',
      packages: 'external',
    }),
  ]);
}
