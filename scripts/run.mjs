// Runs a TypeScript file of this repository: node scripts/run.mjs FILE [arguments…]
// It is bundled into build/run/ first; packages stay outside the bundle and come from node_modules. A script
// exports `done`, the promise of its work.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param plugins of esbuild */
export async function run(file, plugins = []) {
  const outfile = resolve('build/run', `${basename(file, '.ts')}.cjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins,
  });
  await (await import(pathToFileURL(outfile).href)).done;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv[2]);
