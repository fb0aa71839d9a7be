import type { Value } from './operator';

/** Whether a fact has a value. An empty text, such as a cleared CRM field, is none. */
export function exists(value: Value): boolean {
  return value !== null && value !== undefined && value !== '';
}
