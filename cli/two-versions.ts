// The two versions of the rules that `rules diff` and `rules report` compare.
import { existsSync, statSync } from 'node:fs';
import { type RuleText, textsIn } from '../engine/folder';
import { loadTexts } from '../engine/load';
import type { RuleSet } from '../engine/rule-set';
import { type Output, UsageError } from './command';
import { faultsText } from './print/faults';
import { commitOf, textsAt } from './revision';

const mainBranches = ['main', 'origin/main', 'master', 'origin/master'];

export interface TwoVersions {
  before: RuleSet;
  after: RuleSet;
  /** Rule files that only one version has; they are taken as the other one has them. */
  onlyIn: { before: string[]; after: string[] };
}

/** The main branch's name in the repository of a folder. */
export function mainBranch(dir: string): string {
  const name = mainBranches.find((candidate) => commitOf(candidate, dir));
  if (name) return name;
  throw new UsageError('there is no main branch; say what to compare with: a git revision or a folder');
}

/** Both versions; undefined once the faults of one have been complained about. */
export async function twoVersions(
  dir: string,
  base: string,
  head: string | undefined,
  output: Output,
): Promise<TwoVersions | undefined> {
  if (!isFolder(dir)) throw new UsageError(`there is no folder "${dir}"`);
  const before = await textsOf(base, dir);
  const after = head === undefined ? await textsIn(dir) : await textsOf(head, dir);
  const onlyIn = { before: missing(before, after), after: missing(after, before) };
  const rulesBefore = sound(base, [...before, ...taken(after, onlyIn.after)], dir, output);
  const rulesAfter = sound(head ?? dir, [...after, ...taken(before, onlyIn.before)], dir, output);
  return rulesBefore && rulesAfter && { before: rulesBefore, after: rulesAfter, onlyIn };
}

async function textsOf(version: string, dir: string): Promise<RuleText[]> {
  return isFolder(version) ? textsIn(version) : textsAt(version, dir);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function missing(here: readonly RuleText[], there: readonly RuleText[]): string[] {
  const names = new Set(there.map(({ name }) => name));
  return here.flatMap(({ name }) => (names.has(name) || name.startsWith('cases/') ? [] : [name]));
}

function taken(files: readonly RuleText[], names: readonly string[]): RuleText[] {
  return files.filter(({ name }) => names.includes(name));
}

// Cases decide nothing, and those of another version may name what it has not.
function sound(
  version: string,
  files: readonly RuleText[],
  dir: string,
  output: Output,
): RuleSet | undefined {
  const loaded = loadTexts(
    dir,
    files.filter(({ name }) => !name.startsWith('cases/')),
  );
  if (loaded.ok) return loaded.rules;
  output.complain(`the rules of ${version} are not sound:\n${faultsText(loaded.faults)}`);
  return undefined;
}
