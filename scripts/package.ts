// npm run package: makes build/build.zip, what a push would send, and runs it once as Zapier would. Needs no network.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPackage, zipFile } from './packaged';
import { withStage } from './stage';
import { buildZip } from './zip';

async function tryIt(): Promise<string> {
  const handler = await openPackage(join('build', 'unzipped'));
  const { results } = await handler({ command: 'definition', calledFromCli: true }, {});
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!JSON.stringify(results).includes(`"version":"${version}"`)) {
    throw new Error('The package does not answer with the definition of this version.');
  }
  return version;
}

async function main(): Promise<void> {
  await withStage((stage) => buildZip(stage, zipFile));
  const version = await tryIt();
  console.log(
    `${zipFile}: version ${version}, ${Math.round(statSync(zipFile).size / 1024)} KB, answers as Zapier would ask.`,
  );
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
