// The relay's package and the bare one, made by the same staging and the same packer, each unpacked.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { unpack, zipFile } from '../../scripts/packaged';
import { withStage } from '../../scripts/stage';
import { buildZip } from '../../scripts/zip';

export interface Package {
  folder: string;
  bytes: number;
  /** Of every file in it, as text. */
  holds(pattern: RegExp): boolean;
}

const folder = join('build', 'bench');

export async function packages(): Promise<{ relay: Package; bare: Package }> {
  const relay = await packaged(zipFile, 'relay');
  const bundle = join(folder, 'bare', 'index.js');
  await build({
    entryPoints: [join('bench', 'cold', 'bare.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node22',
    external: ['zapier-platform-core'],
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  const bareZip = join(folder, 'bare.zip');
  const bare = await packaged(bareZip, 'bare', [bundle]);
  return { relay, bare };
}

async function packaged(zip: string, name: string, parts?: readonly string[]): Promise<Package> {
  await withStage((stage) => buildZip(stage, zip), parts);
  const unpacked = join(folder, `${name}-unpacked`);
  unpack(zip, unpacked);
  const files = Object.entries(unzipSync(readFileSync(zip)));
  const texts = files.map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('utf8')}`);
  return {
    folder: unpacked,
    bytes: statSync(zip).size,
    holds: (pattern) => texts.some((text) => pattern.test(text)),
  };
}
