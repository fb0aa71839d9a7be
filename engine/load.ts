// A rules folder, judged: either everything that is wrong with it, or the rules.
import { checkFolder, formFaults, remarksOn } from './check';
import type { Fault } from './fault';
import { type Folder, folderOf, type RuleText, readFolder, textsIn } from './folder';
import { type RuleSet, ruleSetOf } from './rule-set';

export type Loaded = { ok: true; rules: RuleSet } | { ok: false; faults: Fault[] };

/** Reads and checks `dir`. Rejects only if the folder cannot be read. */
export async function loadRules(dir: string): Promise<Loaded> {
  const folder = await readFolder(dir);
  return judged(folder, checkFolder(folder));
}

/** The same, with what could be said more plainly. */
export async function loadWithRemarks(dir: string): Promise<{ loaded: Loaded; remarks: Fault[] }> {
  const folder = await readFolder(dir);
  return { loaded: judged(folder, checkFolder(folder)), remarks: remarksOn(folder) };
}

/** For whoever only asks: that a rule never decides, or that a condition is always so, keeps no rule from answering. */
export async function loadToAsk(dir: string): Promise<Loaded> {
  return loadTexts(dir, await textsIn(dir));
}

/** The same for files from elsewhere. */
export function loadTexts(dir: string, files: readonly RuleText[]): Loaded {
  const folder = folderOf(dir, files);
  return judged(folder, formFaults(folder));
}

function judged(folder: Folder, faults: Fault[]): Loaded {
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules: ruleSetOf(folder) };
}
