// rules/*.yaml → engine/compiled.ts, or every fault of the rules on stderr and exit code 1. The sample policy, which tests
// and the demo go by, is compiled beside it as if it stood in rules/.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from '../engine/compile';
import { faultLine } from '../engine/fault';
import { textsIn } from '../engine/folder';
import { type Loaded, loadRules, loadTexts } from '../engine/load';

async function main(): Promise<void> {
  await compileInto('engine/compiled.ts', await loadRules('rules'));
  await compileInto('engine/compiled-sample.ts', loadTexts('rules', await textsIn('test/policy')));
}

async function compileInto(target: string, loaded: Loaded): Promise<void> {
  if (!loaded.ok) {
    for (const fault of loaded.faults) console.error(faultLine(fault));
    process.exitCode = 1;
    return;
  }
  const text = compile(loaded.rules);
  if (text !== (await present(target))) await writeFile(target, text);
}

// Written only if it changed, so that whoever watches the file is not woken for nothing.
async function present(target: string): Promise<string | undefined> {
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
