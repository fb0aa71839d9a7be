// What is written into one field, by its mode and by what stands on both sides. Pure. (abm-push.md 1)
import type { FieldPlan } from '../engine';

export type Verdict = 'keep' | 'write' | 'clear';

/**
 * | mode      | both have a value | CRM empty | source empty               |
 * | skip      | keep              | keep      | keep                       |
 * | fill      | keep              | write     | keep                       |
 * | overwrite | write             | write     | keep; clear if it says so  |
 */
export function verdict(plan: FieldPlan, present: string, given: string): Verdict {
  if (plan.mode === 'skip') return 'keep';
  if (given.trim() === '')
    return plan.mode === 'overwrite' && plan.clear && present !== '' ? 'clear' : 'keep';
  return plan.mode === 'fill' && present !== '' ? 'keep' : 'write';
}
