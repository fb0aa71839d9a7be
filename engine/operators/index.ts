// Every operator that compares. `and`, `or`, `!`, `var` and `exists` build conditions and live in
// engine/condition/. A new operator is a file here, a line in `operators` and a line in ./run.
import { equality } from './equality';
import { membership } from './in';
import { domains } from './matches-domain';
import { ordering } from './ordering';
import * as run from './run';
import { texts } from './text';

export const operators = [...equality, ...ordering, membership, domains, ...texts];
export type Call = (typeof operators)[number]['call'];

const byName = new Map(operators.map((operator) => [operator.name, operator]));

/** The comparing operator of that name, if there is one. */
export function operatorOf(name: string) {
  return byName.get(name);
}

/** The names that a condition may use. */
export const operatorNames = ['and', 'or', '!', 'var', 'exists', ...byName.keys()];

type Run = (...values: run.Value[]) => boolean;
const functions: Record<Call, Run> = {
  equal: (a, b) => run.equal(a ?? null, b ?? null),
  unequal: (a, b) => run.unequal(a ?? null, b ?? null),
  same: (a, b) => run.same(a ?? null, b ?? null),
  different: (a, b) => run.different(a ?? null, b ?? null),
  less: run.less,
  atMost: run.atMost,
  more: run.more,
  atLeast: run.atLeast,
  isIn: (a, b) => run.isIn(a ?? null, b ?? null),
  matchesDomain: (a, b) => run.matchesDomain(a ?? null, b ?? null),
  startsWith: (a, b) => run.startsWith(a ?? null, b ?? null),
  contains: (a, b) => run.contains(a ?? null, b ?? null),
};

/** The function behind an operator. */
export function functionOf(call: Call): Run {
  return functions[call];
}
