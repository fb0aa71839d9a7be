// What the readers of conditions share: where they report, and how JSON Logic lays out an operation.
import type { FactTable } from '../facts';
import type { At, Path } from '../source';

export interface Reading {
  facts: FactTable;
  report(code: string, path: Path, message: string, at?: At): void;
}

/** A node to be read: where it stands, and which facts are known to be there when it is reached. */
export interface Place {
  path: Path;
  present: readonly string[];
}

export interface Argument {
  value: unknown;
  path: Path;
}

/** The operator and its arguments, where the node is a map of exactly one key. */
export function operationOf(node: unknown): { name: string; value: unknown } | undefined {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  const entries: [string, unknown][] = Object.entries(node);
  const [entry] = entries;
  return entry && entries.length === 1 ? { name: entry[0], value: entry[1] } : undefined;
}

/** The arguments with their paths. */
// One argument may stand without its list, as JSON Logic has it.
export function argumentsOf(value: unknown, path: Path): Argument[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.map((item: unknown, at) => ({ value: item, path: [...path, at] }));
}

/** Whether the number of arguments is right; reports where it is not. */
export function rightNumber(
  name: string,
  args: Argument[],
  { least, most }: { least: number; most: number },
  path: Path,
  reading: Reading,
): boolean {
  if (args.length >= least && args.length <= most) return true;
  const wanted =
    most === Number.POSITIVE_INFINITY
      ? `at least ${least}`
      : least === most
        ? `${least}`
        : `${least} or ${most}`;
  reading.report(
    'arity',
    path,
    `"${name}" takes ${wanted} argument${wanted.endsWith('1') ? '' : 's'}, not ${args.length}`,
  );
  return false;
}
