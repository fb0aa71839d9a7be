import type { FactDeclaration } from '../facts';

export type Literal = string | number | boolean;
export type Value = Literal | null | readonly Literal[];

/** An argument of a condition once it is read: a fact, a written value, or a list of written values. */
export type Operand =
  | { kind: 'fact'; fact: string; declared: FactDeclaration }
  | { kind: 'value'; value: Literal }
  | { kind: 'list'; values: readonly Literal[] };

/** What is wrong with an operator's arguments; `argument` is the index of the one to blame. */
export interface Complaint {
  code: string;
  message: string;
  argument?: number;
  /** The index in that argument, where it is a list. */
  item?: number;
}

/** One operator of the rule language. `name` is how YAML writes it; `call` its function in ./run. */
export interface Operator<Call extends string = string> {
  name: string;
  call: Call;
  /** Functions in ./run for generated code: `call` asks the same over what `by` makes of the second argument, once. */
  prepared?: { call: 'isInDomains'; by: 'domainsOf' };
  least: number;
  most: number;
  /** True where an absent fact has no place: the rule must have asked for it with `exists` before. */
  needsPresence: boolean;
  /** The first fault in the arguments, whose number is right already; undefined where they fit. */
  check(operands: readonly Operand[]): Complaint | undefined;
}
