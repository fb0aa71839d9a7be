// The package as Zapier runs it: unzipped into an empty folder, its handler called with events.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

export const zipFile = join('build', 'build.zip');

export type Handler = (event: Record<string, unknown>, context: object) => Promise<{ results: unknown }>;

/** @param folder is emptied first */
export function unpack(zip: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, bytes);
  }
}

/** @param folder holds an unpacked package */
export async function handlerIn(folder: string): Promise<Handler> {
  const wrapper = await import(pathToFileURL(resolve(folder, 'zapierwrapper.js')).href);
  return wrapper.handler ?? wrapper.default.handler;
}

/** @param folder is emptied first */
export function openPackage(folder: string): Promise<Handler> {
  unpack(zipFile, folder);
  return handlerIn(folder);
}
