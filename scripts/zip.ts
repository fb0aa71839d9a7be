// Zapier's own packer, on a staged folder.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** @throws Error with what the packer said */
export function buildZip(stage: string, zip: string): void {
  const command = resolve('node_modules', '.bin', 'zapier-platform');
  const result = spawnSync(command, ['build', '--skip-dep-install', '--skip-validation'], {
    cwd: stage,
    env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' },
    encoding: 'utf8',
  });
  if (result.status !== 0)
    throw new Error(`zapier-platform build failed:\n${result.stdout}\n${result.stderr}`);
  mkdirSync(dirname(zip), { recursive: true });
  cpSync(join(stage, 'build', 'build.zip'), zip);
}
