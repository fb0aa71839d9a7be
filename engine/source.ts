// One YAML file: its plain value, and the place of every path in it.
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Fault } from './fault';

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

const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

/** Room for a hundred times the rules of the longest file. */
const longest = 2_000_000;
/** Nodes above a node: some five times what the deepest condition has, and far from the end of the stack. */
const deepest = 500;
const tooDeep = 'this is nested too deeply';

/** Reads a file's text. Never throws: whatever is wrong with the YAML is in `faults`. */
export function readSource(file: string, raw: string): Source {
  if (raw.length > longest) return tooLong(file, raw.length);
  // A byte order mark would shift the first line by a column.
  const text = raw.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const root = document.contents;

  const faultAt = (code: string, offset: number, message: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1), code, message };
  };
  const offset = (path: Path, at: At) => offsetOf(root, path, at);
  const problems = [...document.errors, ...document.warnings];
  const faults = problems.map((problem) => faultAt(codeOf(problem), problem.pos[0], messageOf(problem)));
  if (document.directives?.yaml.explicit) faults.push(faultAt('yaml-syntax', 0, 'leave the %YAML line out'));
  visit(document, (key, node, above) => {
    if (above.length > deepest) {
      faults.push(faultAt('depth', startOf(node), tooDeep));
      return visit.BREAK;
    }
    const complaint = isNode(node) ? forbiddenNode(key, node) : undefined;
    if (complaint) faults.push(faultAt(complaint.code, startOf(node), complaint.message));
    return undefined;
  });
  return {
    file,
    value: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    faults,
    fault: (code, path, message, at = 'value') => faultAt(code, offset(path, at), message),
    faultAtText: (code, path, needle, message) => {
      const start = offset(path, 'value');
      return faultAt(code, Math.max(text.indexOf(needle, start), start), message);
    },
    line: (path, at = 'value') => lines.linePos(offset(path, at)).line,
  };
}

function tooLong(file: string, length: number): Source {
  const nothing = readSource(file, '');
  const message = `this file has ${length} characters; ${longest} are allowed`;
  return { ...nothing, value: undefined, faults: [nothing.fault('size', [], message)] };
}

interface Problem {
  code: string;
  message: string;
}

/** The parser gives up where the stack ends, and says so. */
const endsStack = ({ message }: Problem) => message.includes('call stack');

// An operator without quotes, such as { !: … }, is a tag to YAML and would silently be something else.
function messageOf(problem: Problem): string {
  if (endsStack(problem)) return tooDeep;
  const { code, message } = problem;
  return code === 'TAG_RESOLVE_FAILED' ? `${message}; operators are written in quotes, as "!"` : message;
}

function codeOf(problem: Problem): string {
  if (endsStack(problem)) return 'depth';
  return problem.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax';
}

function forbiddenNode(key: unknown, node: Node): { code: string; message: string } | undefined {
  if (isAlias(node)) return { code: 'alias', message: `write the value out instead of *${node.source}` };
  if ('anchor' in node && node.anchor)
    return { code: 'alias', message: `anchors such as &${node.anchor} are not allowed` };
  if (key !== 'key') return undefined;
  if (!isScalar(node)) return { code: 'yaml-syntax', message: 'a key must be a plain word' };
  if (forbidden.has(String(node.value)))
    return { code: 'forbidden-name', message: `${node.value} is no allowed name` };
  return undefined;
}

// Walks as far as the path leads, so that something missing is shown at what should hold it.
function offsetOf(root: unknown, path: Path, at: At): number {
  let node = root;
  let key: unknown;
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) break;
    node = next.value ?? next.key;
    key = next.key;
  }
  return startOf(at === 'key' && key ? key : node);
}

function childOf(node: unknown, step: PropertyKey): { key?: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair && { key: pair.key, value: pair.value };
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined ? undefined : { value: item };
}

function startOf(node: unknown): number {
  return (isNode(node) && node.range?.[0]) || 0;
}
