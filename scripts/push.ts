// npm run push: sends the staged folder to Zapier. Needs the deploy key (ZAPIER_DEPLOY_KEY, or a login) and an
// integration id in .zapierapprc.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { withStage } from './stage';

const command = resolve('node_modules', '.bin', 'zapier-platform');

async function main(): Promise<void> {
  const args = ['push', '--skip-dep-install', ...process.argv.slice(3)];
  const push = (cwd: string) => spawnSync(command, args, { cwd, stdio: 'inherit' });
  process.exitCode = (await withStage(push)).status ?? 1;
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
