// The functions that generated conditions call, and the closures of engine/evaluate.ts: one
// implementation for both. Nothing behind this file may need YAML or zod.
export { different, equal, same, unequal } from './equality';
export { exists } from './exists';
export { given } from './given';
export { among, isIn } from './in';
export { domainsOf, isInDomains, matchesDomain } from './matches-domain';
export type { Value } from './operator';
export { atLeast, atMost, less, more } from './ordering';
export { contains, startsWith } from './text';
