import type { Example } from '../proof/example';
import type { Question } from '../words';

/** Something that a case should show: that a rule decides, or that a condition holds, or that it does not. */
export interface Goal {
  question: Question;
  rule: string;
  file: string;
  line: number;
  /** The condition, and whether it is to hold; absent where the rule is to decide. */
  condition?: { text: string; holds: boolean };
  met: boolean;
  /** Facts that would show it, where no case does and one is known. */
  example?: Example;
}
