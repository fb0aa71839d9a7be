// node scripts/run.mjs scripts/release-check.ts vX.Y.Z: a release is one version in three places. Zapier refuses to
// promote a version that the changelog does not name.
import { readFileSync } from 'node:fs';
import { releaseFaults } from './docs/release';

const [tag = ''] = process.argv.slice(3);
const text = (file: string) => readFileSync(file, 'utf8');
const faults = releaseFaults(tag, text('package.json'), text('CHANGELOG.md'));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${tag} is ready to be pushed.`);

/** What scripts/run.mjs waits for. */
export const done = Promise.resolve();
