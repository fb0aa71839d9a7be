/** What is wrong in a rule file, and where: lines and columns count from 1. */
export interface Fault {
  file: string;
  line: number;
  col: number;
  code: string;
  message: string;
  /** Where the fault rests on a proof: facts of the question that show it, as `relay rules explain` takes them. */
  example?: Record<string, unknown>;
}

/** `file:line:col: message`, as editors and terminals like it. */
export function faultLine(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.col}: ${fault.message}`;
}

/** By file, then by place in it; the same fault told twice is told once. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  const unique = new Map(faults.map((fault) => [`${faultLine(fault)} ${fault.code}`, fault]));
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.col - b.col || compare(a.message, b.message),
  );
}

// Not localeCompare: the order must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
