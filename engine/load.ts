// A rules folder, judged: either everything that is wrong with it, or the rules.
import { checkFolder } from './check';
import type { Fault } from './fault';
import { type Folder, folderOf, type RuleText, readFolder } from './folder';
import { type RuleSet, ruleSetOf } from './rule-set';

export type Loaded = { ok: true; rules: RuleSet } | { ok: false; faults: Fault[] };

/** Reads and checks `dir`. Rejects only if the folder cannot be read. */
export async function loadRules(dir: string): Promise<Loaded> {
  return judged(await readFolder(dir), () => true);
}

/**
 * The same for files from elsewhere, of which only the rules are wanted: that a rule never decides, or that a
 * condition is always so, is no obstacle to asking what they answer.
 */
export function loadTexts(dir: string, files: readonly RuleText[]): Loaded {
  return judged(folderOf(dir, files), (fault) => fault.example === undefined);
}

function judged(folder: Folder, counts: (fault: Fault) => boolean): Loaded {
  const faults = checkFolder(folder).filter(counts);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules: ruleSetOf(folder) };
}
