// The rule files of a git revision, read without touching the work tree.
import { execFileSync, spawnSync } from 'node:child_process';
import type { RuleText } from '../engine/folder';
import { UsageError } from './command';

/** The YAML files of a folder as a revision has them; throws UsageError where there is no such revision. */
export function textsAt(revision: string, dir: string): RuleText[] {
  const commit = commitOf(revision, dir);
  if (!commit) throw new UsageError(`"${revision}" is neither a folder nor a git revision`);
  const names = git(dir, ['ls-tree', '-r', '-z', '--name-only', commit, '.'])
    .toString()
    .split('\0')
    .filter((name) => /^(cases\/)?[^/]+\.ya?ml$/.test(name));
  if (names.length === 0) throw new UsageError(`"${revision}" has no rule files in ${dir}`);
  return textsOf(
    git(dir, ['cat-file', '--batch'], names.map((name) => `${commit}:./${name}\n`).join('')),
    names,
  );
}

/** The commit that a name stands for; undefined where it stands for none. */
export function commitOf(revision: string, dir: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { status, stdout } = spawnSync('git', ['-C', dir, ...args], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

// Each object comes as a line with its size at the end, its bytes, and a line end.
function textsOf(batch: Buffer, names: readonly string[]): RuleText[] {
  let at = 0;
  return names.map((name) => {
    const end = batch.indexOf('\n', at);
    const size = Number(batch.subarray(at, end).toString().split(' ').at(-1));
    const text = batch.subarray(end + 1, end + 1 + size).toString('utf8');
    at = end + size + 2;
    return { name, text };
  });
}

function git(dir: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', dir, ...args], {
    input,
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
