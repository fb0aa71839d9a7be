// The package as Zapier runs it: unzipped into an empty folder, its handler called with events.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

export const zipFile = join('build', 'build.zip');

export type Handler = (event: Record<string, unknown>, context: object) => Promise<{ results: unknown }>;

/** @param folder is emptied first */
export async function openPackage(folder: string): Promise<Handler> {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zipFile)))) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, bytes);
  }
  const wrapper = await import(pathToFileURL(resolve(folder, 'zapierwrapper.js')).href);
  return wrapper.handler ?? wrapper.default.handler;
}
