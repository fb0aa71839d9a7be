import type { Literal } from '../operators/operator';

/** Values of one fact that no condition can tell apart. */
export interface ValueClass {
  /** A value of the class, null where the fact is absent. */
  sample: Literal | null;
  /** True where the sample speaks only for comparisons of the whole text, and questions for a part stay open. */
  vague?: boolean;
  /** How the class is called: `Hot`, `absent`, `more than 30`. */
  text: string;
}
