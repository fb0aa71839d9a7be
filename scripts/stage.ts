// The folder that a package is made of: the bundled integration and zapier-platform-core with what it needs,
// nothing else, so that no tool ends up in what Zapier runs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { boolean, looseObject, optional, record, string } from 'zod/mini';

export const stageFolder = join('build', 'stage');

const entry = looseObject({
  dev: optional(boolean()),
  optional: optional(boolean()),
  devOptional: optional(boolean()),
  link: optional(boolean()),
});
const lockfile = looseObject({ packages: record(string(), entry) });
const manifest = looseObject({ name: string(), version: string(), dependencies: record(string(), string()) });

export function makeStage(): void {
  rmSync(stageFolder, { recursive: true, force: true });
  mkdirSync(stageFolder, { recursive: true });
  const { name, version, dependencies } = manifest.parse(readJson('package.json'));
  const main = 'index.js';
  writeFileSync(
    join(stageFolder, 'package.json'),
    JSON.stringify({ name, version, private: true, main, dependencies }, null, 2),
  );
  for (const file of ['index.js', '.zapierapprc', 'CHANGELOG.md']) cpSync(file, join(stageFolder, file));
  cpSync(join('dist', 'index.js'), join(stageFolder, 'dist', 'index.js'));
  for (const folder of productionPackages()) copyPackage(folder);
}

/** Folders of the packages that run in production, by the lockfile. */
function productionPackages(): string[] {
  const { packages } = lockfile.parse(readJson('package-lock.json'));
  return Object.entries(packages)
    .filter(
      ([folder, { dev, optional: extra, devOptional, link }]) =>
        folder.startsWith('node_modules/') && !(dev || extra || devOptional || link),
    )
    .map(([folder]) => folder);
}

/** Without the packages nested in it: those that are needed stand in the lockfile themselves. */
function copyPackage(folder: string): void {
  const nested = join(folder, 'node_modules') + sep;
  cpSync(folder, join(stageFolder, folder), {
    recursive: true,
    filter: (source) => !`${source}${sep}`.startsWith(nested),
  });
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
