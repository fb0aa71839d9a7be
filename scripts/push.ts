// npm run push: sends the staged folder to Zapier. Needs the deploy key (ZAPIER_DEPLOY_KEY, or a login) and an
// integration id in .zapierapprc.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { stageFolder } from './stage';

const command = resolve('node_modules', '.bin', 'zapier-platform');
const result = spawnSync(command, ['push', '--skip-dep-install', ...process.argv.slice(3)], {
  cwd: stageFolder,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
