// rules/*.yaml → engine/compiled.ts, or every fault of the rules on stderr and exit code 1.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from '../engine/compile';
import { faultLine } from '../engine/fault';
import { loadRules } from '../engine/load';

const target = 'engine/compiled.ts';

async function main(): Promise<void> {
  const loaded = await loadRules('rules');
  if (!loaded.ok) {
    for (const fault of loaded.faults) console.error(faultLine(fault));
    process.exitCode = 1;
    return;
  }
  const text = compile(loaded.rules);
  if (text !== (await present())) await writeFile(target, text);
}

// Written only if it changed, so that whoever watches the file is not woken for nothing.
async function present(): Promise<string | undefined> {
  return readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
