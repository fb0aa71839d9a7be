// A rules folder, judged: either everything that is wrong with it, or the rules.
import { checkFolder } from './check';
import type { Fault } from './fault';
import { readFolder } from './folder';
import { type RuleSet, ruleSetOf } from './rule-set';

export type Loaded = { ok: true; rules: RuleSet } | { ok: false; faults: Fault[] };

/** Reads and checks `dir`. Rejects only if the folder cannot be read. */
export async function loadRules(dir: string): Promise<Loaded> {
  const folder = await readFolder(dir);
  const faults = checkFolder(folder);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules: ruleSetOf(folder) };
}
