// The rules folder, read but not yet judged.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from './fault';
import { suggestion } from './nearest';
import { type RuleFile, ruleFiles } from './schema';
import { readSource, type Source } from './source';

export interface Folder {
  /** The rule files whose YAML is sound; one that is missing or broken is not here. */
  rules: Partial<Record<RuleFile, Source>>;
  cases: Source[];
  /** Files that are missing, unknown or no YAML. */
  faults: Fault[];
  /** Name and text of every rule file, for the version; cases decide nothing and do not count. */
  texts: [name: string, text: string][];
}

const known = Object.keys(ruleFiles);

/** A file below the rules folder, such as `notes.yaml` or `cases/notes.yaml`. */
export interface RuleText {
  name: string;
  text: string;
}

/** Reads `dir/*.yaml` and `dir/cases/*.yaml`. Rejects only if the folder itself cannot be read. */
export async function readFolder(dir: string): Promise<Folder> {
  return folderOf(dir, await textsIn(dir));
}

/** The texts of `dir/*.yaml` and `dir/cases/*.yaml`. */
export async function textsIn(dir: string): Promise<RuleText[]> {
  const names = await readdir(dir);
  const cases = names.includes('cases') ? await readdir(join(dir, 'cases')) : [];
  const all = [...names, ...cases.map((name) => `cases/${name}`)].filter(isYaml).sort();
  return Promise.all(all.map(async (name) => ({ name, text: await readFile(join(dir, name), 'utf8') })));
}

/** The folder that these files make; `dir` is what their places are told with. */
export function folderOf(dir: string, files: readonly RuleText[]): Folder {
  const folder: Folder = { rules: {}, cases: [], faults: [], texts: [] };
  for (const { name, text } of files) {
    if (name.startsWith('cases/')) {
      const source = keep(folder, readSource(placeOf(dir, name), text));
      if (source) folder.cases.push(source);
    } else take(folder, dir, name, text);
  }
  for (const name of known.filter((file) => !files.some((present) => present.name === file))) {
    folder.faults.push(atStart(dir, name, 'missing-file', 'this rule file is missing'));
  }
  return folder;
}

function take(folder: Folder, dir: string, name: string, text: string): void {
  if (!isRuleFile(name)) {
    folder.faults.push(
      atStart(dir, name, 'unknown-file', `no rule file has this name${suggestion(name, known)}`),
    );
    return;
  }
  folder.texts.push([name, text]);
  const source = keep(folder, readSource(placeOf(dir, name), text));
  if (source) folder.rules[name] = source;
}

function keep(folder: Folder, source: Source): Source | undefined {
  folder.faults.push(...source.faults);
  return source.faults.length === 0 ? source : undefined;
}

function isYaml(name: string): boolean {
  return name.endsWith('.yaml') || name.endsWith('.yml');
}

function isRuleFile(name: string): name is RuleFile {
  return Object.hasOwn(ruleFiles, name);
}

function atStart(dir: string, name: string, code: string, message: string): Fault {
  return { file: placeOf(dir, name), line: 1, col: 1, code, message };
}

// Forward slashes everywhere: the place stands in results and must not depend on who built.
function placeOf(dir: string, name: string): string {
  return join(dir, name).replaceAll('\\', '/');
}
