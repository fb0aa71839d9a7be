export const deepest = 32;
export const largest = 200;

/** Why a condition is too big to be read at all; undefined where it is not. */
export function tooBig(when: unknown): { code: string; message: string } | undefined {
  const { depth, nodes } = measure(when);
  if (depth > deepest) {
    return { code: 'depth', message: `this condition is ${depth} levels deep; ${deepest} are allowed` };
  }
  if (nodes > largest) {
    return {
      code: 'size',
      message: `this condition has ${nodes} parts; ${largest} are allowed: split the rule`,
    };
  }
  return undefined;
}

// Operations and facts and single values count; the values of a list are one part together, for a long
// list of countries is easy to read.
function measure(node: unknown): { depth: number; nodes: number } {
  if (typeof node !== 'object' || node === null) return { depth: 0, nodes: 1 };
  const children: unknown[] = Object.values(node);
  if (Array.isArray(node) && children.every((child) => typeof child !== 'object'))
    return { depth: 0, nodes: 1 };
  const sizes = children.map(measure);
  const below = Math.max(0, ...sizes.map((size) => size.depth));
  const nodes = sizes.reduce((sum, size) => sum + size.nodes, Array.isArray(node) ? 0 : 1);
  return { depth: below + (Array.isArray(node) ? 0 : 1), nodes };
}
