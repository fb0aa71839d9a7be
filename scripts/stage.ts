// The folder that a package is made of: the bundled integration and zapier-platform-core with what it needs,
// nothing else, so that no tool ends up in what Zapier runs. It lies outside the repository, because the packer
// follows optional imports into any node_modules above it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { boolean, looseObject, optional, record, string } from 'zod/mini';

const entry = looseObject({
  dev: optional(boolean()),
  optional: optional(boolean()),
  devOptional: optional(boolean()),
  link: optional(boolean()),
});
const lockfile = looseObject({ packages: record(string(), entry) });
const manifest = looseObject({ name: string(), version: string(), dependencies: record(string(), string()) });

/** What the build made for Zapier. */
const integration = ['index.js', 'packages'].map((name) => join('dist', name));

/**
 * Makes the folder, does the work in it, and leaves nothing behind.
 * @param parts files and folders that become its `dist/`
 */
export async function withStage<T>(
  work: (folder: string) => T | Promise<T>,
  parts: readonly string[] = integration,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-relay-'));
  try {
    fill(folder, parts);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(stage: string, parts: readonly string[]): void {
  const { name, version, dependencies } = manifest.parse(readJson('package.json'));
  const own = { name, version, private: true, main: 'index.js', dependencies };
  writeFileSync(join(stage, 'package.json'), JSON.stringify(own, null, 2));
  for (const file of ['index.js', '.zapierapprc', 'CHANGELOG.md']) cpSync(file, join(stage, file));
  for (const part of parts) cpSync(part, join(stage, 'dist', basename(part)), { recursive: true });
  for (const folder of productionPackages()) copyPackage(folder, stage);
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
function copyPackage(folder: string, stage: string): void {
  const nested = join(folder, 'node_modules') + sep;
  cpSync(folder, join(stage, folder), {
    recursive: true,
    filter: (source) => !`${source}${sep}`.startsWith(nested),
  });
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
