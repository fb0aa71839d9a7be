// One YAML file: its plain value, and the place of every path in it.
import type { Fault } from './fault';
import { type Place, parseYaml } from './yaml';

export type Path = readonly PropertyKey[];
export type At = 'key' | 'value';

export interface Source {
  file: string;
  /** The content as plain data; undefined where the YAML itself is faulty. */
  value: unknown;
  /** The faults of the YAML itself. */
  faults: Fault[];
  /** A fault at a path: at its value, or at the key that bears it. An absent path means its parent. */
  fault(code: string, path: Path, message: string, at?: At): Fault;
  /** The same at the first place after the path's beginning where `needle` stands. */
  faultAtText(code: string, path: Path, needle: string, message: string): Fault;
  /** The 1-based line of a path's key or value. */
  line(path: Path, at?: At): number;
}

/** Room for a hundred times the rules of the longest file. */
const longest = 2_000_000;

/** Reads a file's text. Never throws: whatever is wrong with the YAML is in `faults`. */
export function readSource(file: string, raw: string): Source {
  if (raw.length > longest) return tooLong(file, raw.length);
  // A byte order mark would shift the first line by a column.
  const text = raw.replace(/^\uFEFF/, '');
  const { value, root, mistakes } = parseYaml(text);
  const starts = lineStarts(text);

  const faultAt = (code: string, offset: number, message: string): Fault => {
    const line = lineOf(starts, offset);
    return { file, line, col: offset - (starts[line - 1] ?? 0) + 1, code, message };
  };
  const offset = (path: Path, at: At) => offsetOf(root, path, at);
  return {
    file,
    value,
    faults: mistakes.map(({ code, start, message }) => faultAt(code, start, message)),
    fault: (code, path, message, at = 'value') => faultAt(code, offset(path, at), message),
    faultAtText: (code, path, needle, message) => {
      const start = offset(path, 'value');
      return faultAt(code, Math.max(text.indexOf(needle, start), start), message);
    },
    line: (path, at = 'value') => lineOf(starts, offset(path, at)),
  };
}

function tooLong(file: string, length: number): Source {
  const nothing = readSource(file, '');
  const message = `this file has ${length} characters; ${longest} are allowed`;
  return { ...nothing, value: undefined, faults: [nothing.fault('size', [], message)] };
}

/** Where each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}

/** From 1: as many as begin at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Walks as far as the path leads, so that something missing is shown at what should hold it.
function offsetOf(root: Place, path: Path, at: At): number {
  let place = root;
  let key: number | undefined;
  for (const step of path) {
    const next = childOf(place, step);
    if (!next) break;
    place = next.value;
    key = next.start;
  }
  return at === 'key' && key !== undefined ? key : place.start;
}

function childOf({ keys, items }: Place, step: PropertyKey): { start?: number; value: Place } | undefined {
  if (keys) return keys.get(String(step));
  const item = typeof step === 'number' ? items?.[step] : undefined;
  return item && { value: item };
}
