// A rules folder for one test: the good fixtures, with some files put in their place.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Fault, faultLine } from '../../engine/fault';
import { loadRules } from '../../engine/load';

export const fixtures = join(__dirname, 'fixtures');

/** Runs `use` on a copy of the good rules in which the given files are replaced, and removes it. */
export async function withRules<T>(
  files: Record<string, string>,
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'relay-rules-'));
  try {
    await cp(join(fixtures, 'good'), dir, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** The faults of such a folder as `file:line:col code: message`, with `rules` for the folder. */
export function faultsWith(files: Record<string, string>): Promise<string[]> {
  return withRules(files, async (dir) => {
    const loaded = await loadRules(dir);
    return loaded.ok ? [] : loaded.faults.map((fault) => told(dir, fault));
  });
}

function told(dir: string, fault: Fault): string {
  const code = `${fault.code}: `;
  return faultLine(fault).replace(': ', ` ${code}`).replace(`${dir}/`, '').replaceAll(dir, 'rules');
}
