// Long runs of what is tried at random, from a new seed each time: npm run soak [MINUTES], 10 by default. A failure
// prints seed and path; RELAY_SEED and RELAY_PATH repeat it.
import { spawnSync } from 'node:child_process';

const [minutes = '10'] = process.argv.slice(2);
const env = { ...process.env, RELAY_SOAK_MINUTES: minutes };
const { status } = spawnSync('jest', ['--findRelatedTests', 'test/helpers/properties.ts'], {
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
